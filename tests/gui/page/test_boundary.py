import pytest

from gui.canvas.face import Face
from gui.canvas.flow import Flow
from gui.canvas.pieces import Pieces
from gui.page.boundary import boundary_near, shift_to
from gui.page.setting import line_blocks
from gui.theme import font
from tests.gui.small_page import TEXT, small_view, span_of

ROW = 24


@pytest.fixture
def flow(dressed):
    return Flow(TEXT, line_blocks(TEXT, Face(font(15), ROW)), 2000)


@pytest.fixture
def pieces():
    return Pieces(small_view())


def test_a_boundary_is_found_near_the_top_of_its_lower_piece(flow, pieces):
    boundary = boundary_near(flow, pieces, 5 * ROW + 2)
    assert boundary.lower.span == span_of("梨园小学添了新书")
    assert boundary.upper.number == 1
    assert boundary_near(flow, pieces, 5 * ROW + ROW / 2) is None
    assert boundary_near(flow, pieces, 2 * ROW + 1) is None  # within the body


def test_dragging_down_gives_lines_to_the_upper_piece(flow, pieces):
    boundary = boundary_near(flow, pieces, 5 * ROW + 1)
    shift = shift_to(flow, boundary, 6 * ROW)
    assert shift.to.number == 1
    assert shift.span == span_of("梨园小学添了新书")
    assert not shift.goes_up


def test_dragging_up_gives_lines_to_the_lower_piece(flow, pieces):
    boundary = boundary_near(flow, pieces, 5 * ROW + 1)
    shift = shift_to(flow, boundary, 3 * ROW)
    assert shift.to.number == 2
    assert shift.span == span_of("不再绕行。")


def test_a_drag_never_reaches_past_its_two_pieces(flow, pieces):
    boundary = boundary_near(flow, pieces, 5 * ROW + 1)
    assert shift_to(flow, boundary, 0).span.start == boundary.upper.span.start
    assert shift_to(flow, boundary, 100 * ROW).span == boundary.lower.span


def test_where_it_was_is_no_shift(flow, pieces):
    boundary = boundary_near(flow, pieces, 5 * ROW + 1)
    assert shift_to(flow, boundary, 5 * ROW) is None
    assert shift_to(flow, boundary, 4 * ROW + 1) is None  # only the blank line between
