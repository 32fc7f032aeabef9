"""Lay a text out in rows: pure reckoning with the advances of the faces, fast enough for 100,000 characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from gui.canvas.face import Face

NEVER_FIRST = frozenset("，。、；：！？”’」』）》〉】〕…—·,.;:!?)]}%％")
"""Marks that never begin a row."""
NEVER_LAST = frozenset("“‘「『（《〈【〔([{")
"""Marks that never end a row."""
LONGEST_WORD = 24
"""A Latin word longer than this is broken where the row ends."""


class Block(NamedTuple):
    """A paragraph of the canvas: [start, end) of its text, set in a face. Lengths are pixels.

    `indent` is that of the first row, `left` that of all; `above` is the space before it; `measure` its greatest width
    (0: all there is); `tag` is the caller's.
    """

    start: int
    end: int
    face: Face
    indent: float = 0.0
    left: float = 0.0
    above: float = 0.0
    measure: float = 0.0
    tag: int = 0


class Row(NamedTuple):
    """A row as it is seen: [start, end) of the text, at (left, top) in canvas pixels; `block` is an index."""

    start: int
    end: int
    top: float
    left: float
    block: int
    is_first: bool


class Flow:
    """The rows of a text at a width. Offsets are code points of the text; positions are canvas pixels."""

    def __init__(
        self, text: str, blocks: Sequence[Block], width: float, above: float = 0.0, below: float = 0.0
    ) -> None:
        """`above` and `below` are the margins of the whole."""
        self.text = text
        self.blocks = blocks
        self.rows: list[Row] = []
        top = above
        for number, block in enumerate(blocks):
            top = self._lay(number, block, width, top + block.above)
        self.height = top + below
        self._starts = [row.start for row in self.rows]
        self._tops = [row.top for row in self.rows]
        self._xs: dict[int, list[float]] = {}

    def row_at(self, y: float) -> int:
        """Return the index of the row at a height (the nearest above it); -1 when there are no rows."""
        return max(0, bisect_right(self._tops, y) - 1) if self.rows else -1

    def row_of(self, offset: int) -> int:
        """Return the index of the row an offset stands in."""
        return max(0, bisect_right(self._starts, offset) - 1) if self.rows else -1

    def face(self, row: int) -> Face:
        """Return the face of a row."""
        return self.blocks[self.rows[row].block].face

    def xs(self, row: int) -> list[float]:
        """Return where each character of a row begins, and where the last one ends."""
        known = self._xs.get(row)
        if known is None:
            at = self.rows[row]
            widths = map(self.face(row).advances.__getitem__, self.text[at.start : at.end])
            if len(self._xs) > 400:
                self._xs.clear()
            known = self._xs[row] = list(accumulate(widths, initial=at.left))
        return known

    def x_of(self, row: int, offset: int) -> float:
        """Return where an offset stands in a row, held within the row."""
        at = self.rows[row]
        return self.xs(row)[max(0, min(offset, at.end) - at.start)]

    def offset_in(self, row: int, x: float) -> int:
        """Return the gap between two characters of a row that is nearest to x."""
        xs = self.xs(row)
        at = bisect_right(xs, x)
        if at == 0:
            return self.rows[row].start
        if at == len(xs):
            return self.rows[row].end
        return self.rows[row].start + (at if xs[at] - x < x - xs[at - 1] else at - 1)

    def character_at(self, x: float, y: float) -> int | None:
        """Return the character that is drawn at a point, or None beside the text."""
        row = self.row_at(y)
        if row < 0 or not self.rows[row].top <= y < self.rows[row].top + self.face(row).row_height:
            return None
        at = bisect_right(self.xs(row), x) - 1
        return self.rows[row].start + at if 0 <= at < self.rows[row].end - self.rows[row].start else None

    def _lay(self, number: int, block: Block, width: float, top: float) -> float:
        measure = (min(width, block.measure) if block.measure else width) - block.left
        is_first = True
        for start, end in broken(self.text, block.start, block.end, block.face, measure, block.indent):
            left = block.left + (block.indent if is_first else 0.0)
            self.rows.append(Row(start, end, top, left, number, is_first))
            top += block.face.row_height
            is_first = False
        return top


def broken(text: str, start: int, end: int, face: Face, measure: float, indent: float = 0.0) -> list[tuple[int, int]]:
    """Return the rows [start, end) into which a paragraph is broken at a measure; at least one."""
    rows: list[tuple[int, int]] = []
    at, room = start, measure - indent
    while (stop := _full_row(text, at, end, face, room)) < end:
        stop = max(_good_break(text, at, stop), at + 1)
        rows.append((at, stop))
        at, room = stop, measure
    rows.append((at, end))
    return rows


def _full_row(text: str, start: int, end: int, face: Face, room: float) -> int:
    """Return how far a row reaches that begins at `start` and has so much room."""
    count = max(0, int(room / face.em))
    if start + count >= end:  # no character is wider than an em in our faces, emoji aside
        return end
    if face.full.issuperset(text[start : start + count + 1]):
        return start + count
    piece = text[start : min(end, start + 4 * count + 8)]  # signs of a quarter em at least
    cumulative = list(accumulate(map(face.advances.__getitem__, piece), initial=0.0))
    return start + bisect_right(cumulative, room) - 1


def _good_break(text: str, start: int, stop: int) -> int:
    """Return the nearest good place to break at or before `stop`."""
    at = stop
    while at > start + 1 and stop - at < LONGEST_WORD and _sticks(text[at - 1], text[at]):
        at -= 1
    return at if stop - at < LONGEST_WORD and at > start + 1 else stop


def _sticks(before: str, after: str) -> bool:
    """Judge whether two characters must stay on one row."""
    if after in NEVER_FIRST or before in NEVER_LAST:
        return True
    return before.isascii() and after.isascii() and not before.isspace() and not after.isspace()
