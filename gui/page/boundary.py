"""Drag a boundary: find the one under the mouse, and say what would change when the button is released."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.span import Span, trimmed
from gui.canvas.flow import Flow
from gui.canvas.pieces import Piece, Pieces

REACH = 5
"""How near to a boundary the mouse must be, in pixels."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """The line between two pieces: `row` is the first row of the lower one."""

    row: int
    upper: Piece
    lower: Piece


@dataclass(frozen=True, slots=True)
class Shift:
    """What a drag would do: `span` goes to the owner of `to`."""

    span: Span
    to: Piece
    boundary: Boundary

    @property
    def goes_up(self) -> bool:
        """Whether the boundary moves up: the lower piece grows."""
        return self.to is self.boundary.lower


def boundary_near(flow: Flow, pieces: Pieces, y: float) -> Boundary | None:
    """Return the boundary near a height of the canvas; only those count that lie between rows."""
    row = flow.row_at(y)
    if row < 0:
        return None
    height = flow.face(row).row_height
    if y - flow.rows[row].top > height - REACH:
        row += 1
    elif y - flow.rows[row].top > REACH:
        return None
    return _boundary_above(flow, pieces, row)


def _boundary_above(flow: Flow, pieces: Pieces, row: int) -> Boundary | None:
    if row == 0 or not flow.reaches(row):
        return None
    at = flow.rows[row]
    lower = next((p for p in pieces.within(at.start, at.end) if p.span.start >= at.start), None)
    if lower is None or flow.text[at.start : lower.span.start].strip():
        return None
    upper = pieces.before(lower)
    return Boundary(row, upper, lower) if upper is not None else None


def _line_begin(flow: Flow, row: int) -> int:
    """Return the row at which a printed line begins, the nearest to a row: boundaries go between lines."""
    up = down = row
    while up > 0 and not (flow.reaches(up) and flow.rows[up].is_first):
        up -= 1
    while flow.reaches(down) and not flow.rows[down].is_first:
        down += 1
    return up if row - up <= down - row else down


def shift_to(flow: Flow, boundary: Boundary, y: float) -> Shift | None:
    """Return what dragging a boundary to a height would do, None when nothing."""
    row = flow.row_at(y)
    if row < 0:
        return None
    if y > flow.rows[row].top + flow.face(row).row_height / 2:
        row += 1
    row = _line_begin(flow, row)
    text = flow.text
    first, last = boundary.upper.span, boundary.lower.span
    place = flow.rows[row].start if flow.reaches(row) else len(text)
    if row < boundary.row:
        span = trimmed(text, max(place, first.start), last.start)
        return Shift(span, boundary.lower, boundary) if span is not None else None
    span = trimmed(text, last.start, min(place, last.end))
    return Shift(span, boundary.upper, boundary) if span is not None and row > boundary.row else None
