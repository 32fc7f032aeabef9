"""Step 2: rows to blocks, the smallest pieces that get a role: a paragraph, a title, a byline, a piece of furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.analysis.segmentation.rows import Row
from core.analysis.segmentation.signatures import signature_of
from core.analysis.segmentation.title_score import CLOSING, FLOW, title_score
from core.text.patterns.bylines import BULLET_SIGN, DAY, OFFICE, PICTURE_SOURCE, POST_HINT, is_name
from core.text.patterns.furniture import is_furniture
from core.text.patterns.marks import DASH, FRAME

SLACK = 3
"""How many cells the lines of one column may differ: a mark that hangs over, an odd half-width character."""


_Piece = tuple[list["Row"], "Shape", tuple[str, ...]]


class Shape(StrEnum):
    """What a block is by its own look; whether `TEXT` is body or title is for the parser to say."""

    TEXT = "text"
    BYLINE = "byline"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together.

    `text` is the rows' text, a newline or (where the page has white space) a space between them; `column` is the width
    of the full rows in cells, 0 when there are too few to tell; `title` is the log-odds of title against body.
    """

    rows: tuple[Row, ...]
    shape: Shape
    text: str
    column: int
    title: float
    names: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Return where it begins on the page."""
        return self.rows[0].start

    @property
    def end(self) -> int:
        """Return where it ends on the page."""
        return self.rows[-1].end

    @property
    def gap(self) -> bool:
        """Return whether a blank line stands before it."""
        return self.rows[0].gap

    @property
    def is_finished(self) -> bool:
        """Return whether it ends with a complete sentence."""
        return self.rows[-1].is_end


def blocks_of_rows(rows: Sequence[Row]) -> list[Block]:
    """Return the blocks of a page in order."""
    pieces = [piece for group in _groups(rows) for piece in _pieces(group)]
    columns = [column_of(piece) for piece, _, _ in pieces]
    blocks = []
    for i, (piece, shape, names) in enumerate(pieces):
        text = joined(piece)
        score = 0.0
        if shape is Shape.TEXT:
            score = title_score(
                piece, text, columns[i], _near(columns, i, -1), _near(columns, i, 1), _openings(pieces, columns, i)
            )
        blocks.append(Block(tuple(piece), shape, text, columns[i], score, names))
        if len(blocks) > 1 and _is_sign_off(*blocks[-2:]):
            rows_of_both = (*blocks.pop(-2).rows, *blocks.pop().rows)
            blocks.append(Block(rows_of_both, Shape.TEXT, joined(rows_of_both), 0, CLOSING))
    return [
        replace(block, shape=Shape.BYLINE, title=0.0, names=(block.text.replace(" ", ""),))
        if _is_bare_name(blocks, i)
        else block
        for i, block in enumerate(blocks)
    ]


def _is_bare_name(blocks: Sequence[Block], i: int) -> bool:
    """Return whether a line is a writer's name without a post, set between headline and body.

    Newspapers set names of two characters apart, to the width of three: that alone tells them from a short headline.
    """
    row = blocks[i].rows[0]
    name = row.text.replace(" ", "")
    if (
        len(name) > 4
        or not row.gap
        or len(blocks[i].rows) > 1
        or blocks[i].shape is not Shape.TEXT
        or not is_name(name)
    ):
        return False
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None or not after.gap or after.shape is not Shape.TEXT or after.title > 0:
        return False
    if len(name) == 2:
        return row.end - row.start > len(name)
    return i == 0 or blocks[i - 1].shape is Shape.FURNITURE or blocks[i - 1].title > 0


def _is_sign_off(before: Block, block: Block) -> bool:
    """Return whether two lines are who gives notice and, below, when."""
    if len(before.rows) > 1 or len(block.rows) > 1 or before.rows[0].fixed != block.rows[0].fixed:
        return False
    return before.shape is Shape.TEXT and bool(DAY.match(block.text)) and bool(OFFICE.search(before.text))


def joined(rows: Sequence[Row]) -> str:
    """Return the text of rows with a space where the page has white space at a break, else a newline."""
    parts = [rows[0].text]
    for row in rows[1:]:
        parts += (" " if row.spaced else "\n", row.text)
    return "".join(parts)


def column_of(rows: Sequence[Row]) -> int:
    """Return the column width of a block in cells: that of most of its rows but the last.

    Rows without a comma or a full stop are titles and show none; so do a few of which one opens with a dash.
    A single row of more than `FLOW` cells stands for a page without columns; 0 when there are too few rows to tell.
    """
    if len(rows) < 3:
        widest = max(row.cells for row in rows)
        return FLOW if widest >= FLOW else 0
    if not any("，" in row.text or "。" in row.text or "," in row.text for row in rows):
        return 0
    if len(rows) <= 4 and any(DASH.match(row.text) for row in rows[1:]):
        return 0
    widths = [row.cells for row in rows[:-1]]
    counts = Counter(widths)
    column = max(counts, key=lambda width: (counts[width], width))
    close = sum(abs(w - column) <= SLACK for w in widths)
    return column if close * 2 > len(widths) else 0


def is_even(rows: Sequence[Row], column: int) -> bool:
    """Return whether the rows keep to a column so well that a small difference from another one tells something.

    Rows that may be the last of a paragraph do not count.
    """
    full = [row.cells for row in rows[:-1] if not row.is_end]
    close = sum(abs(width - column) <= 2 for width in full)
    return bool(full) and close >= 0.85 * len(full)


def _near(columns: Sequence[int], i: int, step: int) -> int:
    """Return the column width of the nearest block in a direction that shows one, up to six blocks away."""
    for _ in range(6):
        i += step
        if not 0 <= i < len(columns):
            return 0
        if columns[i]:
            return columns[i]
    return 0


def _openings(pieces: Sequence[_Piece], columns: Sequence[int], i: int) -> list[int]:
    """Return the widths of the first rows of the bodies of three rows and more that stand near a block."""
    near = range(max(0, i - 4), min(len(pieces), i + 5))
    return [pieces[k][0][0].cells for k in near if k != i and columns[k] and len(pieces[k][0]) > 2]


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Split rows at blank lines."""
    groups: list[list[Row]] = []
    for row in rows:
        if row.gap or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def _pieces(group: list[Row]) -> list[_Piece]:
    """Split a group of rows where its look changes, and say what each piece looks like."""
    whole = joined(group)
    if len(whole) <= 60 and is_furniture(whole):
        return [(group, Shape.FURNITURE, ())]
    pieces: list[_Piece] = []
    column = column_of(group)
    for row in group:
        shape, names = look_of(row.text)
        last = pieces[-1] if pieces else None
        if last and shape is Shape.BYLINE and last[1] is Shape.TEXT and not _may_stop(last[0][-1], column):
            shape, names = Shape.TEXT, ()
        if last and shape is Shape.FURNITURE and last[1] is Shape.TEXT and _may_go_on(last[0][-1], row, column):
            shape = Shape.TEXT
        if last and shape is last[1] and shape is Shape.BYLINE:
            last[0].append(row)
            pieces[-1] = (last[0], shape, last[2] + names)
        elif last and shape is last[1] and not _starts(last[0][-1], row, column):
            last[0].append(row)
        else:
            pieces.append(([row], shape, names))
    return pieces


def _may_go_on(before: Row, row: Row, column: int) -> bool:
    """Return whether a row that looks like furniture may be words of the sentence before it; page numbers are none."""
    return (
        not _may_stop(before, column)
        and not any(char.isdigit() for char in row.text)
        and "，" in row.text + before.text
    )


def _may_stop(row: Row, column: int) -> bool:
    """Return whether a row may be the last before a byline."""
    return row.is_end or not column or row.cells < column - SLACK


def _starts(before: Row, row: Row, column: int) -> bool:
    """Return whether a new piece starts at a row that follows another without a blank line."""
    if row.has_dateline or row.heading or before.heading:
        return True
    if before.is_end and (not column or before.cells < column - SLACK):
        return True
    return bool(column) and row.cells > column + 2 * SLACK and before.is_end


def look_of(text: str) -> tuple[Shape, tuple[str, ...]]:
    """Return the shape of one row's text and the names on it, should it be a byline."""
    if len(text) > 60:
        return Shape.TEXT, ()
    if len(text) <= 40 and FRAME.match(text):
        return Shape.FURNITURE, ()
    if text[0] in BULLET_SIGN or text[0] in "(（" or POST_HINT.search(text) or PICTURE_SOURCE.match(text):
        signature = signature_of(text)
        if signature is not None:
            return Shape.BYLINE, signature.names
    return (Shape.FURNITURE, ()) if len(text) <= 30 and is_furniture(text) else (Shape.TEXT, ())
