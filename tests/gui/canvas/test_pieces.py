import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.model.article import Article, Part
from core.model.kinds import Role
from core.model.span import Span
from gui.canvas.colours import colours_of
from gui.canvas.pieces import Pieces
from tests.gui.small_page import ARTICLES, TEXT, small_view, span_of


def test_every_visible_character_has_one_piece():
    pieces = Pieces(small_view())
    for offset, char in enumerate(TEXT):
        if not char.isspace():
            assert pieces.at(offset) is not None
    spans = [piece.span for piece in pieces.all]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_what_belongs_to_nothing_is_a_piece_of_its_own():
    view = replace(small_view(), articles=ARTICLES[1:])
    piece = Pieces(view).at(0)
    assert piece.article is None
    assert not piece.is_furniture
    assert piece.span.end == span_of("绕行。").end


def test_numbers_and_neighbours():
    pieces = Pieces(small_view())
    headline = pieces.at(span_of("梨园小学添").start)
    assert headline.number == 2
    assert headline.role is Role.HEADLINE
    assert pieces.before(headline).number == 1
    assert pieces.near(len(TEXT)).is_furniture


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30))
def test_neighbours_differ_in_colour_and_there_are_eight(owners):
    parts = {}
    for at, owner in enumerate(owners):
        parts.setdefault(owner, []).append(Part(Span(at * 10, at * 10 + 5), Role.BODY))
    articles = [Article(number, tuple(mine)) for number, mine in parts.items()]
    colours = colours_of(articles)
    assert set(colours.values()) <= set(range(8))
    for one, other in itertools.pairwise(owners):
        crowd = {o for a, b in itertools.pairwise(owners) for o in (a, b) if one in (a, b)}
        if one != other and len(crowd) <= 8:
            assert colours[one] != colours[other]
