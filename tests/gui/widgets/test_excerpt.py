from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.model.correction import Correction
from core.model.span import Span
from gui.widgets.excerpt import ELLIPSIS, Excerpts, cut
from tests.gui.panel_samples import MENTIONS, TEXT, VIEW, span_of


def test_a_name_broken_over_a_line_is_whole() -> None:
    excerpt = Excerpts(VIEW).of(MENTIONS[1].span)
    assert excerpt.item == "田小满"
    assert excerpt.before == "青石镇文化站站长"
    assert excerpt.after == "说，镇上的夜间课堂开了12个班，学员近300人。"


def test_an_excerpt_is_the_sentence_of_the_place() -> None:
    assert Excerpts(VIEW).of(MENTIONS[2].span).text == "田小满介绍，课堂不收费。"


def test_what_is_cut_off_is_marked() -> None:
    excerpt = Excerpts(VIEW).of(span_of("300人"), reach=4)
    assert excerpt.before == ELLIPSIS + "，学员近"
    assert excerpt.after == "。"


def test_a_correction_shows() -> None:
    view = replace(VIEW, corrections=(Correction(1, span_of("收费"), "要钱"),))
    assert Excerpts(view).of(span_of("课堂不收费")).item == "课堂不要钱"


def test_a_span_over_two_parts_is_shown_all_the_same() -> None:
    span = Span(span_of("青石镇办起").start, span_of("本报青石讯").end)
    assert Excerpts(VIEW).of(span).item.replace(" ", "") == "青石镇办起夜间课堂本报青石讯"


def test_a_closing_quote_stays_with_its_sentence() -> None:
    text = "他说：“好。”她笑了。"
    at = text.index("她")
    assert cut(text, at, at + 1, 40).before == ""
    assert cut(text, 0, 1, 40).after == "说：“好。”"


@given(st.data())
def test_every_span_has_an_excerpt_of_one_line(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    excerpt = Excerpts(VIEW).of(Span(start, end), data.draw(st.integers(0, 30)))
    assert "\n" not in excerpt.text
    kept = [char for char in excerpt.item if not char.isspace()]
    assert kept == [char for char in TEXT[start:end] if not char.isspace()]
