from dataclasses import replace

from core.model.article import Article, Part
from core.model.correction import Correction
from core.model.kinds import Role
from gui.article.composition import compose
from tests.gui.small_page import ARTICLES, TEXT, small_view, span_of


def test_headline_and_body_are_paragraphs_and_lines_are_rejoined():
    composition = compose(small_view())
    assert composition.text.split("\n")[0] == "山湾镇修好二十里环湖路"
    assert "环湖路昨天修好" in composition.text
    assert [entry.role for entry in composition.entries[:2]] == [Role.HEADLINE, Role.BODY]
    assert [entry.number for entry in composition.entries if entry.is_first] == [1, 2]


def test_furniture_is_not_shown():
    assert "节约用水" not in compose(small_view()).text


def test_ranges_and_raw_spans_are_inverse():
    composition = compose(small_view())
    for piece in ("柳青岩", "白云舒", "3000册", "环湖路\n昨天"):
        span = span_of(piece)
        [(start, end)] = composition.ranges(span)
        assert composition.text[start:end] == piece.replace("\n", "")
        assert composition.raw_span(start, end) == span


def test_a_selection_over_two_articles_is_no_span():
    composition = compose(replace(small_view(), articles=(ARTICLES[1], ARTICLES[0])))
    assert composition.raw_span(0, len(composition.text)) is None


def test_a_headline_far_from_its_body_is_put_before_it():
    far = span_of("节约用水 人人有责")
    article = Article(1, (Part(far, Role.HEADLINE), ARTICLES[0].parts[1]))
    composition = compose(replace(small_view(), articles=(article,), furniture=()))
    assert composition.text.startswith("节约用水")
    assert composition.ranges(far) == [(0, composition.entries[0].end)]
    assert composition.raw_span(0, len(composition.text)) is None


def test_a_correction_is_shown_and_maps_to_what_it_replaces():
    span = span_of("柳青岩")
    view = replace(small_view(), corrections=(Correction(1, span, "柳青"),))
    composition = compose(view)
    [(start, end)] = composition.ranges(span)
    assert composition.text[start:end] == "柳青"
    assert composition.raw_span(start, end) == span
    assert composition.raw_span(start, start + 1) == span


def test_only_what_changed_is_composed_anew():
    cache = {}
    first = compose(small_view(), cache)
    kept = list(cache.values())
    assert compose(small_view(revision=2), cache).text == first.text
    assert all(a is b for a, b in zip(cache.values(), kept, strict=True))


def test_places_between_are_found():
    composition = compose(small_view())
    blank = TEXT.index("\n\n") + 1
    assert composition.place(blank) == composition.ranges(span_of("梨园小学添"))[0][0]
    assert composition.entry_at(0).is_first
    assert composition.raw_offset(0) == 0
