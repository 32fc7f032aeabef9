"""Step 1: the printed lines, letter-spacing undone and lines cut where furniture or a dateline runs into another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.model.span import Span
from core.text.characters import ends_sentence, width
from core.text.lines import lines_of
from core.text.patterns.bylines import DATELINE
from core.text.patterns.furniture import PAGE_POINTER
from core.text.patterns.marks import HEADING


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line or a piece of one.

    `text` is without letter-spacing and Markdown marks, `cells` its printed width; `gap` says that a blank line stands
    before it, `spaced` that white space stands at the break before it; `heading` is the Markdown level, 0 for none.
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


def rows_of(text: str, fixed: Iterable[Span] = ()) -> list[Row]:
    """Return the rows of a page that hold text; spans that are `fixed` begin and end a row."""
    cuts = sorted({place for span in fixed for place in (span.start, span.end)})
    rows: list[Row] = []
    gap, next_cut = False, 0
    before = ""
    for line in lines_of(text):
        if line.is_blank:
            gap = True
            continue
        places = [line.start]
        while next_cut < len(cuts) and cuts[next_cut] < line.end:
            if cuts[next_cut] > places[-1]:
                places.append(cuts[next_cut])
            next_cut += 1
        pointer = PAGE_POINTER.match(line.text) if "版" in line.text[:12] else None
        if pointer and len(places) == 1 and pointer.end() < len(line.text):
            places.append(line.start + pointer.end())
        places.append(line.end)
        for start, end in zip(places, places[1:], strict=False):
            row = _row(text, start, end, gap, before)
            if row is not None:
                rows.append(row)
                gap, before = False, text[end - 1 : end + 1]
    return rows


def _row(text: str, start: int, end: int, gap: bool, before: str) -> Row | None:
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
    spaced = start > 0 and text[start - 1] not in "\n" or before[-1:].isspace() and before[-1:] != "\n"
    has_dateline = ("讯" in bare[:30] or "电" in bare[:30] or "訊" in bare[:30] or "電" in bare[:30]) and bool(
        DATELINE.match(bare)
    )
    return Row(start, end, bare, width(bare), gap, spaced, level, has_dateline, ends_sentence(bare))


def close_up(text: str) -> str:
    """Return a letter-spaced line without its letter-spacing; any other line as it is.

    A line is letter-spaced when white space stands at every second place; a real space among them shows as three.
    """
    if len(text) < 3 or not text[1].isspace():
        return text
    letters = text[::2]
    gaps = text[1::2]
    if not gaps.isspace() or len(letters) < 3 and not letters.strip():
        return text
    return letters if any(not char.isspace() for char in letters) else text
