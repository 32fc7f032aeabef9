from dataclasses import replace

from core.handoff.page_record import PageRecord
from core.model.article import Article, Part
from core.model.correction import Correction
from core.model.kinds import Role
from core.model.span import Span

from .sample_views import RAW, long_view, span, view


def test_articles_are_numbered_and_have_their_texts() -> None:
    record = PageRecord(3, view())
    assert [a.number for a in record.articles] == ["3-01", "3-02"]
    first = record.articles[0]
    assert first.title == "青石镇修好三座桥"
    assert first.of_role(Role.CAPTION) == "图为通车现场。何山 摄"
    assert first.text.body.startswith("本报青石5月2日讯（记者 何山）今天上午，青石镇的三座桥同时通车。")


def test_place_names_article_sentence_and_line() -> None:
    record = PageRecord(1, view())
    place = record.place(span("2.49万人"))
    assert place.article is record.articles[0]
    assert place.sentence == "全镇2.49万人出行不再绕路，每天省下30-50分钟。"
    assert place.line == 5


def test_place_of_a_title_and_of_text_in_no_article() -> None:
    record = PageRecord(1, view())
    assert record.place(span("三座桥\n")).sentence == "青石镇修好三座桥"
    outside = record.place(span("民生"))
    assert (outside.article, outside.sentence, outside.line) == (None, "第3版 民生", 1)


def test_place_uses_corrected_text() -> None:
    fix = Correction(1, span("绕路"), "绕远路")
    record = PageRecord(1, view(corrections=(fix,)))
    assert "出行不再绕远路，" in record.place(span("2.49万人")).sentence


def test_parts_in_another_order_than_on_the_page() -> None:
    raw = "班车八点开出。\n桥今天通车，第一辆\n图为现场。"
    parts = (
        Part(Span(8, 17), Role.BODY),
        Part(Span(0, 7), Role.BODY),
        Part(Span(18, 23), Role.CAPTION),
    )
    record = PageRecord(1, view(raw=raw, articles=(Article(1, parts),), mentions=(), figures=(), findings=()))
    assert record.articles[0].text.body == "桥今天通车，第一辆班车八点开出。"
    assert record.place(Span(8, 9)).article is not None
    assert record.place(Span(0, 2)).sentence == "班车八点开出。"
    assert record.place(Span(18, 20)).sentence == "图为现场。"


def test_every_character_of_an_article_has_its_place() -> None:
    record = PageRecord(1, view())
    for item in record.articles:
        for part in item.article.parts:
            for at in range(part.span.start, part.span.end):
                if not RAW[at].isspace():
                    place = record.place(Span(at, at + 1))
                    assert place.article is item
                    assert RAW[at] in place.sentence


def test_an_endless_sentence_is_cut_around_the_place() -> None:
    endless = long_view(1, "桥" * 500 + "山" + "水" * 500)
    record = PageRecord(1, endless)
    at = endless.page.raw_text.index("山")
    sentence = record.place(Span(at, at + 1)).sentence
    assert len(sentence) < 220
    assert sentence[0] == sentence[-1] == "…"
    assert "桥山水" in sentence


def test_articles_without_parts_are_left_out() -> None:
    empty = replace(view().articles[0], parts=())
    assert PageRecord(1, view(articles=(empty,))).articles == []
