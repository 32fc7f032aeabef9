from __future__ import annotations

from gui.widgets.places import Places, headline_of
from tests.gui.panel_samples import LAMPS, TEXT, VIEW, span_of


def test_lines_count_from_one() -> None:
    places = Places(VIEW)
    assert places.line(0) == 1
    assert places.line(span_of("老街").start) == 6
    assert [places.line(i) for i, char in enumerate(TEXT) if char == "\n"] == list(range(1, TEXT.count("\n") + 1))


def test_articles_count_from_one_and_furniture_has_none() -> None:
    places = Places(VIEW)
    assert places.article(span_of("田小满").start) == 1
    assert places.article(span_of("梧桐街").start) == 2
    assert places.article(span_of("扫一扫").start) is None


def test_the_headline_is_one_line() -> None:
    assert headline_of(VIEW, LAMPS) == "老街修好了路灯"
