"""This one and all of these: previewed with counts, done as one step."""

import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.everywhere import TagPlaces
from core.commands.mentions import DecideMentions, SetMentionType
from core.commands.pages import ImportPages
from core.errors import UserError
from core.model.alike import Scope
from core.model.kinds import Decision
from core.model.span import Span
from tests.invented import proposals, read_page, span_of

FIRST = """渡口换船
甲县的渡口今天换船，甲县人都来看，
船老大说甲
县有三个渡口。

豆腐新作坊
甲县也做豆腐，丙县人来学。
"""
SECOND = """唱戏
甲县来的戏班在丙县唱戏。
"""


@pytest.fixture
def two(workspace):
    """Pages 2 and 3, analyzed by the simple-minded analysis of the tests."""
    workspace.do(ImportPages((read_page(FIRST, "b.txt"), read_page(SECOND, "c.txt"))))
    workspace.do(ApplyAnalysis(2, proposals(FIRST)))
    workspace.do(ApplyAnalysis(3, proposals(SECOND)))
    return workspace


def first_id(workspace):
    return workspace.page(2).mentions[0].id


def test_scopes_reach_as_far_as_they_say(two):
    found = {scope: two.alike(first_id(two), scope) for scope in Scope}
    assert {scope: alike.counts for scope, alike in found.items()} == {
        Scope.ONE: {2: 1},
        Scope.ARTICLE: {2: 2},
        Scope.PAGE: {2: 3},
        Scope.COLLECTION: {2: 3, 3: 1},
    }
    assert found[Scope.COLLECTION].mention_ids[0] == first_id(two)
    sample = found[Scope.COLLECTION].samples[-1]
    assert (sample.before, sample.text, sample.after[:4]) == ("唱戏", "甲县", "来的戏班")


def test_all_of_these_is_one_step_and_leaves_what_was_decided(two):
    decided = two.page(3).mentions[0]
    two.do(DecideMentions((decided.id,), Decision.REJECTED))
    alike = two.alike(first_id(two), Scope.COLLECTION)
    assert (alike.counts, alike.kept) == ({2: 3}, 1)
    assert two.alike(first_id(two), Scope.COLLECTION, with_decided=True).counts == {2: 3, 3: 1}
    before = two.page(2)
    two.do(SetMentionType(alike.mention_ids, "ORG"))
    assert [m.type for m in two.page(2).mentions if m.text == "甲县"] == ["ORG"] * 3
    two.undo()
    assert two.page(2).mentions == before.mentions


def test_words_can_be_tagged_wherever_they_stand_broken_lines_included(two):
    span = span_of(FIRST, "渡口")
    alike = two.alike_words(2, span, "LOC", Scope.PAGE)
    assert alike.counts == {2: 3}
    two.do(TagPlaces(tuple((s.page_id, s.span) for s in alike.sightings), "LOC"))
    assert [m.text for m in two.page(2).mentions if m.decision is Decision.CORRECTED] == ["渡口"] * 3
    broken = two.alike_words(2, span_of(FIRST, "甲县"), "ORG", Scope.PAGE)
    assert [s.span.of(FIRST) for s in broken.sightings] == ["甲县", "甲县", "甲\n县", "甲县"]


def test_tagging_retypes_a_proposal_and_swallows_those_within(two):
    alike = two.alike_words(2, span_of(FIRST, "甲县"), "ORG", Scope.COLLECTION)
    two.do(TagPlaces(tuple((s.page_id, s.span) for s in alike.sightings), "ORG"))
    for page_id in (2, 3):
        mentions = two.page(page_id).mentions
        assert {m.type for m in mentions if m.text == "甲县"} == {"ORG"}
        assert len({m.span for m in mentions}) == len(mentions)
    longer = span_of(SECOND, "丙县唱戏")
    two.do(TagPlaces(((3, longer),), "ORG"))
    assert [m.text for m in two.page(3).mentions] == ["甲县", "丙县唱戏"]
    assert {(e.word, e.type): e.count for e in two.lexicon()}["丙县唱戏", "ORG"] == 1


def test_another_sense_may_lie_over_a_name(two):
    two.do(TagPlaces(((3, span_of(SECOND, "丙县唱戏")),), "EVENT"))
    assert [(m.type, m.text) for m in two.page(3).mentions][1:] == [("LOC", "丙县"), ("EVENT", "丙县唱戏")] or [
        (m.type, m.text) for m in two.page(3).mentions
    ][1:] == [("EVENT", "丙县唱戏"), ("LOC", "丙县")]


def test_places_within_a_longer_name_or_decided_stay(two):
    longer = span_of(SECOND, "丙县唱戏")
    two.do(TagPlaces(((3, longer),), "EVENT"))
    alike = two.alike_words(2, span_of(FIRST, "丙县"), "PER", Scope.COLLECTION)
    assert alike.counts == {2: 1, 1: 1}
    assert alike.kept == 1


def test_latin_words_are_found_whole(two):
    two.do(ImportPages((read_page("AI进村\n用AI选种，AIR不是，A I也不是名字。\n", "d.txt"),)))
    alike = two.alike_words(4, Span(0, 2), "PROGRAM", Scope.PAGE)
    assert [s.span for s in alike.sightings] == [Span(0, 2), Span(6, 8), Span(17, 20)]


def test_an_unknown_mention_is_refused(two):
    with pytest.raises(UserError):
        two.alike(999, Scope.PAGE)
    with pytest.raises(UserError):
        two.alike_words(999, Span(0, 1), "PER", Scope.PAGE)
