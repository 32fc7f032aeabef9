"""What a reviewer decided binds: it comes back unchanged, and the rest is proposed around it."""

from dataclasses import replace

import pytest

from core.analysis.segmentation import segment
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.kinds import Decision, Kind, Role
from core.model.span import Span


def part(text, piece, role=Role.BODY, decision=Decision.CORRECTED):
    start = text.index(piece)
    return Part(Span(start, start + len(piece)), role, decision=decision)


@pytest.fixture
def torn(press):
    """A page on which a brief of the same width stands inside an article, where a sentence is broken off."""
    lines = press.wrapped(press.FERRY.paragraphs[0], 20)
    brief = "\n".join(
        press.wrapped("杏林县的油菜花本周开到最盛，县里在柳叶渡口到乌桕镇之间加开了两班专线车，票价不变。", 20)
    )
    halves = "\n".join(lines[:3]), "\n".join([*lines[3:], "", *press.wrapped(press.FERRY.paragraphs[1], 20)])
    text = f"{halves[0]}\n\n{brief}\n\n赏花专线车加开两班\n\n{halves[1]}\n\n{press.titles(press.FERRY)}\n"
    return text, halves, brief


def test_one_boundary_dragged_puts_three_things_right(press, torn):
    text, halves, brief = torn
    headline = "赏花专线车加开两班"
    whole = press.bare("".join(halves))
    wrong = press.told(text)
    assert wrong[headline] == press.bare(halves[0] + brief)  # the brief is taken for the rest of the sentence
    dragged = Segmentation(
        (Article(5, (part(text, halves[0]),)), Article(7, (part(text, brief),))),
    )
    found = segment(text, dragged)
    right = press.told(text, found)
    assert right[headline] == press.bare(brief)  # 1. the headline belongs to the brief alone
    assert right[press.bare(press.titles(press.FERRY))] == whole  # 2. both halves are one, 3. under their headline
    assert {article.id for article in found.articles} == {5, 7}


def test_decided_parts_and_furniture_come_back_unchanged(press):
    text = press.after((press.FERRY, 20), (press.TOFU, 15), (press.KITES, 13))
    proposed = segment(text)
    decided = Segmentation(
        tuple(
            replace(a, id=n, parts=tuple(replace(p, decision=Decision.CONFIRMED) for p in a.parts))
            for n, a in enumerate(proposed.articles, 40)
        ),
        (Furniture(9, Span(0, 4), decision=Decision.CORRECTED),),
    )
    kept = replace(decided.articles[0], parts=(part(text, "老渡口添了两条电动船", Role.KICKER),))
    decided = Segmentation((kept, *decided.articles[1:]), decided.furniture)
    found = segment(text, decided)
    assert decided.furniture[0] in found.furniture
    by_id = {article.id: article for article in found.articles}
    for article in decided.articles:
        assert set(article.parts) <= set(by_id[article.id].parts)


def test_an_article_decided_as_a_whole_stays_as_it_is(press):
    text = press.after((press.FERRY, 20), (press.KITES, 20))
    first = segment(text).articles[0]
    short = replace(first, id=3, parts=first.parts[:1], decision=Decision.CONFIRMED, kind=Kind.BRIEF)
    found = segment(text, Segmentation((short,)))
    assert short in found.articles


def test_edited_fields_are_not_proposed_again(press):
    text = press.after((press.FERRY, 20))
    first = segment(text).articles[0]
    edited = replace(first, id=3, parts=first.parts[:1], authors=("甘雨",), edited=("authors",))
    (found,) = segment(text, Segmentation((edited,))).articles
    assert found.authors == ("甘雨",)
    assert found.dateline == "本报杏林6月2日讯"
    assert found.id == 3


def test_a_headline_given_to_a_body_leaves_the_others_to_theirs(press):
    text = press.foot((press.FERRY, 20), (press.KITES, 13))
    given = Segmentation(
        (Article(1, (part(text, "风筝节飞出百米长龙", Role.HEADLINE), part(text, "本报杏林6月2日讯（记者 甘小雨"))),)
    )
    found = segment(text, given)
    article = next(a for a in found.articles if a.id == 1)
    assert {p.role for p in article.parts if p.decision.is_made} == {Role.HEADLINE, Role.BODY}
    other = next(a for a in found.articles if a.id == 0 and a.title_parts())
    assert "老渡口" in other.title_parts()[0].span.of(text)


def test_a_span_taken_for_furniture_is_read_past(press):
    text = press.before((press.FERRY, 20)).replace("\n\n柳叶", "\n\n诚聘船工，待遇从优\n\n柳叶")
    out = text.index("诚聘")
    decided = Segmentation((), (Furniture(2, Span(out, out + 9), decision=Decision.CORRECTED),))
    found = segment(text, decided)
    assert found.furniture == decided.furniture
    assert len(found.articles) == 1


def test_a_decided_role_is_kept(press):
    text = press.after((press.TOFU, 15))
    fixed = part(text, "带着故事来上课", Role.HEADLINE)
    found = segment(text, Segmentation((Article(1, (fixed,)),)))
    holder = next(a for a in found.articles if a.id == 1)
    assert fixed in holder.parts
