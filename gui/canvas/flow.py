"""Lay a text out in rows: pure reckoning with the advances of the faces, fast enough for 100,000 characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from gui.canvas.face import Face

NEVER_FIRST = frozenset("，。、；：！？”’」』）》〉】〕…—·,.;:!?)]}%％")
"""Marks that never begin a row."""
NEVER_LAST = frozenset("“‘「『（《〈【〔([{")
"""Marks that never end a row."""
LONGEST_WORD = 24
"""A Latin word longer than this is broken where the row ends."""
AT_ONCE = 4_000
"""Characters laid out before a flow is first looked at: more than a large screen holds."""


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
    """The rows of a text at a width. Offsets are code points of the text; positions are canvas pixels.

    Rows are laid out from the top as far as somebody asks for them: `rows` are those there are so far, and they stay
    as they are. `row_at`, `row_of` and `reaches` lay out what they need; `lay_more` does a bit of the rest.
    """

    def __init__(
        self, text: str, blocks: Sequence[Block], width: float, above: float = 0.0, below: float = 0.0
    ) -> None:
        """`above` and `below` are the margins of the whole."""
        self.text = text
        self.blocks = blocks
        self.rows: list[Row] = []
        self._width = width
        self._below = below
        self._next = 0
        self._bottom = above
        self._above = above
        self._starts: list[int] = []
        self._tops: list[float] = []
        self._xs: dict[int, list[float]] = {}
        self.lay_more(AT_ONCE)

    @property
    def is_laid(self) -> bool:
        """Whether all rows are laid out."""
        return self._next == len(self.blocks)

    @property
    def height(self) -> float:
        """The height of the whole; estimated from what is laid out so far until all is."""
        if self.is_laid:
            return self._bottom + self._below
        laid = self.blocks[self._next].start
        return self._bottom + (self._bottom - self._above) / max(1, laid) * (len(self.text) - laid) + self._below

    def lay_more(self, characters: int) -> None:
        """Lay out whole blocks that hold at least so many further characters."""
        if not self.is_laid:
            self._lay_while(self.blocks[self._next].start + characters, lambda block, stop: block.start < stop)

    def lay_to(self, y: float) -> None:
        """Lay out down to a height at least."""
        self._lay_while(y, lambda _block, stop: self._bottom <= stop)

    def reaches(self, row: int) -> bool:
        """Return whether there is a row of this index."""
        while row >= len(self.rows) and not self.is_laid:
            self.lay_more(AT_ONCE)
        return 0 <= row < len(self.rows)

    def row_at(self, y: float) -> int:
        """Return the index of the row at a height (the nearest above it); -1 when there are no rows."""
        self.lay_to(y)
        return max(0, bisect_right(self._tops, y) - 1) if self.rows else -1

    def row_of(self, offset: int) -> int:
        """Return the index of the row an offset stands in."""
        self._lay_while(offset, lambda block, stop: block.start <= stop)
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

    def _lay_while(self, stop: float, is_wanted: Callable[[Block, float], bool]) -> None:
        """Lay out block after block as long as the next one is wanted."""
        while self._next < len(self.blocks) and is_wanted(self.blocks[self._next], stop):
            self._lay(self._next, self.blocks[self._next])
            self._next += 1

    def _lay(self, number: int, block: Block) -> None:
        measure = (min(self._width, block.measure) if block.measure else self._width) - block.left
        is_first, height, top = True, block.face.row_height, self._bottom + block.above
        for start, end in broken(self.text, block.start, block.end, block.face, measure, block.indent):
            left = block.left + (block.indent if is_first else 0.0)
            self.rows.append(Row(start, end, top, left, number, is_first))
            self._starts.append(start)
            self._tops.append(top)
            top += height
            is_first = False
        self._bottom = top


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
