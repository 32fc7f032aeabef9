import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.mentions import (
    AddMention,
    DecideMentions,
    RemoveMention,
    SetMentionAuthority,
    SetMentionSpan,
    SetMentionType,
)
from core.commands.pages import ImportPages
from core.errors import UserError
from core.model.kinds import Decision
from core.model.mention import LexiconEntry
from tests.invented import PAGE, proposals, read_page, span_of


def mention(workspace, words):
    return next(m for m in workspace.page(1).mentions if m.text == words)


def test_a_tag_by_hand_is_clean_text_and_teaches(analyzed):
    analyzed.do(AddMention(1, span_of(PAGE, " 青石晚报 "), "ORG"))
    added = mention(analyzed, "青石晚报")
    assert (added.decision, added.confidence) == (Decision.CORRECTED, 1.0)
    assert analyzed.lexicon() == [LexiconEntry("青石晚报", "ORG")]


def test_a_tag_over_a_line_break_is_whole(analyzed):
    analyzed.do(AddMention(1, span_of(PAGE, "过河\n快了"), "EVENT"))
    assert mention(analyzed, "过河快了")


def test_tagging_a_proposal_again_confirms_it(analyzed):
    analyzed.do(AddMention(1, span_of(PAGE, "甲县"), "LOC"))
    assert [m.decision for m in analyzed.page(1).mentions if m.text == "甲县"] == [Decision.CONFIRMED]


def test_lessons_count_and_cancel_each_other(analyzed):
    one = mention(analyzed, "甲县").id
    analyzed.do(DecideMentions((one,)))
    analyzed.do(AddMention(1, span_of(PAGE, "甲县昨天"), "LOC"))
    analyzed.do(DecideMentions((one,), Decision.REJECTED))
    assert LexiconEntry("甲县", "LOC", is_rejected=True) in analyzed.lexicon()
    analyzed.do(DecideMentions((one,), Decision.UNDECIDED))
    assert [e.word for e in analyzed.lexicon()] == ["甲县昨天"]


def test_one_rejection_does_not_outweigh_two_confirmations(workspace):
    text = "甲县、甲县、甲县"
    workspace.do(ImportPages((read_page(text, "b.txt"),)))
    workspace.do(ApplyAnalysis(2, proposals(text)))
    one, two, three = (m.id for m in workspace.page(2).mentions)
    workspace.do(DecideMentions((one, two)))
    workspace.do(DecideMentions((three,), Decision.REJECTED))
    assert workspace.lexicon() == [LexiconEntry("甲县", "LOC", count=1)]
    workspace.do(DecideMentions((one, two), Decision.REJECTED))
    assert workspace.lexicon() == [LexiconEntry("甲县", "LOC", is_rejected=True, count=3)]


def test_one_undo_takes_decision_and_lesson_back(analyzed):
    analyzed.do(DecideMentions(tuple(m.id for m in analyzed.page(1).mentions)))
    assert len(analyzed.lexicon()) == 4
    changes = analyzed.undo()
    assert changes.lexicon
    assert changes.mentions
    assert analyzed.lexicon() == []
    assert {m.decision for m in analyzed.page(1).mentions} == {Decision.UNDECIDED}


def test_dates_teach_nothing(analyzed):
    analyzed.do(AddMention(1, span_of(PAGE, "昨天"), "TIME"))
    assert analyzed.lexicon() == []


def test_another_type_teaches_the_new_type(analyzed):
    analyzed.do(SetMentionType((mention(analyzed, "乙县").id,), "ORG"))
    assert analyzed.lexicon() == [LexiconEntry("乙县", "ORG")]
    assert mention(analyzed, "乙县").decision is Decision.CORRECTED


def test_a_changed_span_unlearns_the_old_word(analyzed):
    one = mention(analyzed, "乙县").id
    analyzed.do(DecideMentions((one,)))
    analyzed.do(SetMentionSpan(one, span_of(PAGE, "乙县的豆腐坊")))
    assert [e.word for e in analyzed.lexicon()] == ["乙县的豆腐坊"]


def test_two_mentions_never_become_the_same(analyzed):
    analyzed.do(AddMention(1, span_of(PAGE, "丙县"), "ORG"))
    other = next(m for m in analyzed.page(1).mentions if m.text == "丙县" and m.type == "LOC")
    with pytest.raises(UserError) as caught:
        analyzed.do(SetMentionType((other.id,), "ORG"))
    assert caught.value.key == "mention_exists"


def test_an_agreed_name_gathers_aliases(analyzed):
    ids = tuple(mention(analyzed, word).id for word in ("甲县", "乙县"))
    analyzed.do(SetMentionAuthority(ids, "甲乙地区"))
    (authority,) = analyzed.authorities()
    assert (authority.name, authority.type, authority.aliases) == ("甲乙地区", "LOC", ("乙县", "甲县"))
    assert {e.authority for e in analyzed.lexicon()} == {"甲乙地区"}
    assert [m.authority for m in analyzed.page(1).mentions if m.id in ids] == ["甲乙地区", "甲乙地区"]


def test_removing_takes_the_lesson_along(analyzed):
    one = mention(analyzed, "丁县").id
    analyzed.do(DecideMentions((one,)))
    analyzed.do(RemoveMention((one,)))
    assert analyzed.lexicon() == []
    with pytest.raises(UserError):
        analyzed.do(RemoveMention((one,)))
