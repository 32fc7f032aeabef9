"""The caret and the selection of a canvas: an anchor and a moving end, both code-point offsets."""

from __future__ import annotations

from dataclasses import dataclass

from core.text.characters import is_cjk
from gui.canvas.flow import Flow


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the caret is (`at`) and where the selection began (`anchor`); `x` is the column kept by up and down."""

    at: int = 0
    anchor: int = 0
    x: float | None = None

    @property
    def range(self) -> tuple[int, int]:
        """The selection as [start, end); start == end when nothing is selected."""
        return (self.at, self.anchor) if self.at < self.anchor else (self.anchor, self.at)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.at == self.anchor

    def to(self, offset: int, *, keep: bool, x: float | None = None) -> Caret:
        """Return the caret moved to an offset; `keep` leaves the anchor where it is."""
        return Caret(offset, self.anchor if keep else offset, x)


def moved(caret: Caret, flow: Flow, move: str, rows_a_page: int) -> tuple[int, float | None]:
    """Return the offset a movement leads to, and the column to keep.

    `move` is one of left, right, up, down, home, end, page_up, page_down, top, bottom, word_left, word_right.
    """
    rows = {"up": -1, "down": 1, "page_up": -rows_a_page, "page_down": rows_a_page}
    if move in rows:
        return _by_rows(caret, flow, rows[move])
    here = flow.row_of(caret.at)
    places = {
        "left": caret.at - 1,
        "right": caret.at + 1,
        "home": flow.rows[here].start,
        "end": _row_end(flow, here),
        "top": 0,
        "bottom": len(flow.text),
        "word_left": _word_left(flow.text, caret.at),
        "word_right": _word_right(flow.text, caret.at),
    }
    return max(0, min(len(flow.text), places[move])), None


def _row_end(flow: Flow, row: int) -> int:
    """Return the last place of a row."""
    at = flow.rows[row]
    # Where a row wraps, the place behind its last character is the first of the next row.
    wraps = flow.reaches(row + 1) and flow.rows[row + 1].start == at.end
    return max(at.start, at.end - 1) if wraps else at.end


def _by_rows(caret: Caret, flow: Flow, rows: int) -> tuple[int, float]:
    here = flow.row_of(caret.at)
    x = caret.x if caret.x is not None else flow.x_of(here, caret.at)
    there = max(0, here + rows)
    there = there if flow.reaches(there) else len(flow.rows) - 1
    return flow.offset_in(there, x), x


def _sort(char: str) -> int:
    if char.isspace():
        return 0
    if is_cjk(char):
        return 1
    return 2 if char.isalnum() else 3


def _word_left(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return word_at(text, at - 1)[0] if at > 0 else 0


def _word_right(text: str, at: int) -> int:
    at = word_at(text, at)[1] if at < len(text) else at
    while at < len(text) and text[at].isspace() and text[at] != "\n":
        at += 1
    return at


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return the run of like characters around an offset: Chinese, letters and digits, or signs, within its line."""
    if not 0 <= at < len(text) or text[at] == "\n":
        return at, min(at + 1, len(text))
    kind, start, end = _sort(text[at]), at, at + 1
    while start > 0 and text[start - 1] != "\n" and _sort(text[start - 1]) == kind:
        start -= 1
    while end < len(text) and text[end] != "\n" and _sort(text[end]) == kind:
        end += 1
    return start, end
