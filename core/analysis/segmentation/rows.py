"""Step 1: the printed lines, letter-spacing undone and lines cut where furniture or a dateline runs into another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.model.span import Span
from core.text.characters import ends_sentence, width
from core.text.lines import Line, lines_of
from core.text.patterns.bylines import DATELINE
from core.text.patterns.furniture import PAGE_POINTER
from core.text.patterns.marks import HEADING


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line or a piece of one.

    `text` is without letter-spacing and Markdown marks, `cells` its printed width; `gap` says that a blank line stands
    before it, `spaced` that white space stands at the break before it; `heading` is the Markdown level, 0 for none;
    `fixed` is the number of the decided span it lies in, -1 for none.
    """

    start: int
    end: int
    text: str
    cells: int
    gap: bool
    spaced: bool
    heading: int
    has_dateline: bool
    is_end: bool
    fixed: int = -1


def rows_of(text: str, fixed: Sequence[Span] = ()) -> list[Row]:
    """Return the rows of a page that hold text; spans that are `fixed` (in page order) begin and end a row."""
    cuts = sorted({place for span in fixed for place in (span.start, span.end)})
    starts = [span.start for span in fixed]
    rows: list[Row] = []
    gap, before, last = False, "", -1
    for line in lines_of(text):
        if line.is_blank:
            gap = True
            continue
        for start, end in pairwise(_places(line, cuts)):
            n = bisect_right(starts, start) - 1
            inside = n if n >= 0 and start < fixed[n].end else -1
            row = _row(text, start, end, gap or inside != last, before, inside)
            if row is not None:
                rows.append(row)
                gap, before, last = False, text[end - 1 : end + 1], inside
    return rows


def _places(line: Line, cuts: Sequence[int]) -> list[int]:
    """Return where the rows of a printed line begin, and where the last ends."""
    inside = cuts[bisect_right(cuts, line.start) : bisect_left(cuts, line.end)] if cuts else ()
    if not inside and "版" in line.text[:12]:
        pointer = PAGE_POINTER.match(line.text)
        if pointer and pointer.end() < len(line.text):
            inside = [line.start + pointer.end()]
    return [line.start, *inside, line.end]


def _row(text: str, start: int, end: int, gap: bool, before: str, fixed: int) -> Row | None:
    """Return the row of a range, or None when nothing but white space is in it."""
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip())
    end = start + len(bare)
    level = 0
    if bare[0] == "#":
        heading = HEADING.match(bare)
        if heading:
            level, bare = len(heading[1]), bare[heading.end() :]
    bare = close_up(bare)
    spaced = (start > 0 and text[start - 1] != "\n") or (before[-1:].isspace() and before[-1:] != "\n")
    has_dateline = ("讯" in bare[:30] or "电" in bare[:30] or "訊" in bare[:30] or "電" in bare[:30]) and bool(
        DATELINE.match(bare)
    )
    return Row(start, end, bare, width(bare), gap, spaced, level, has_dateline, ends_sentence(bare), fixed)


def close_up(text: str) -> str:
    """Return a letter-spaced line without its letter-spacing; any other line as it is.

    A line is letter-spaced when white space stands at every second place; a real space among them shows as three.
    """
    if len(text) < 3 or not text[1].isspace():
        return text
    letters = text[::2]
    gaps = text[1::2]
    return letters if gaps.isspace() and letters.strip() else text
