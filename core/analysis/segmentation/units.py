"""Step 3: join what a column break or a quotation mark tore apart; note how each unit begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.analysis.segmentation.blocks import SLACK, Block, Shape, is_even
from core.analysis.segmentation.decisions import Fixed
from core.analysis.segmentation.signatures import Tail, head_names, tail_of
from core.analysis.segmentation.title_score import FLOW
from core.text.patterns.bylines import SIGN_OFF
from core.text.patterns.jumps import find_jumps, is_jump_line

CONTACT = re.compile(r"(?:电话|热线|地址|咨询|邮箱|网址|传真|微信)\s*[：:][^。，]*$")
"""Telephone number or address at the end, which no full stop follows."""
CERTAIN = -3.0
"""At or below this title score a block is body whatever stands around it."""


@dataclass(frozen=True)
class Unit:
    """One or more blocks that surely belong together: an item for the parser.

    `column` is the width of its full rows in cells (0 unknown); `fixed` is what a reviewer decided of it.
    """

    blocks: tuple[Block, ...]
    column: int
    fixed: Fixed | None = None

    @property
    def key(self) -> int:
        """Return the number of the article that a reviewer put it in, 0 for none."""
        return self.fixed.key if self.fixed else 0

    @cached_property
    def shape(self) -> Shape:
        """Return its look, or what a reviewer made of it."""
        return self.fixed.shape if self.fixed else self.blocks[0].shape

    @property
    def start(self) -> int:
        """Return where it begins on the page."""
        return self.blocks[0].start

    @property
    def end(self) -> int:
        """Return where it ends on the page."""
        return self.blocks[-1].end

    @cached_property
    def title(self) -> float:
        """Return the log-odds of title against body."""
        if self.fixed:
            return self.fixed.title
        return self.blocks[0].title if len(self.blocks) == 1 else -9.0

    @cached_property
    def is_even(self) -> bool:
        """Return whether its rows keep to their column."""
        return is_even([row for block in self.blocks for row in block.rows], self.column)

    @cached_property
    def is_body(self) -> bool:
        """Return whether it is body rather than title, by itself."""
        return self.shape is Shape.TEXT and self.title <= 0

    @property
    def heading(self) -> int:
        """Return the Markdown level of its first row, 0 for none."""
        return self.blocks[0].rows[0].heading

    @cached_property
    def lines(self) -> int:
        """Return the number of printed lines."""
        return sum(len(block.rows) for block in self.blocks)

    @cached_property
    def text(self) -> str:
        """Return its text as blocks have it."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def tail(self) -> Tail:
        """Return what stands behind its last sentence."""
        return tail_of(self.text)

    @cached_property
    def head_names(self) -> list[str]:
        """Return the names in or behind the dateline it opens with."""
        return head_names(self.text)

    @property
    def has_dateline(self) -> bool:
        """Return whether it opens with a dateline."""
        return self.blocks[0].rows[0].has_dateline

    @property
    def is_sign_off(self) -> bool:
        """Return whether it is nothing but who gives notice and when."""
        return self.lines <= 2 and self.shape is Shape.TEXT and bool(SIGN_OFF.match(self.text))

    @property
    def is_jump_line(self) -> bool:
        """Return whether it is a jump line and nothing else."""
        return self.lines <= 2 and is_jump_line(self.text)

    @cached_property
    def resumes(self) -> bool:
        """Return whether it opens with a jump line (上接…)."""
        head = self.text[:24]
        return "接" in head and any(not jump.leads_on and jump.start < 3 for jump in find_jumps(head))

    @property
    def is_finished(self) -> bool:
        """Return whether it ends with a complete sentence, a signature or a jump line."""
        return self.blocks[-1].is_finished or self.tail.ends_article or bool(CONTACT.search(self.text[-50:]))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of a byline."""
        return tuple(name for block in self.blocks for name in block.names)


def units_of(blocks: Sequence[Block], fixed: Sequence[Fixed] = ()) -> list[Unit]:
    """Return the units of a page in order; what lies in one decided span is one unit."""
    units: list[list[Block]] = []
    for block in blocks:
        number = block.rows[0].fixed
        last = units[-1][-1].rows[0].fixed if units else -1
        if units and number == last and (number >= 0 or _runs_on(units[-1][-1], block)):
            units[-1].append(block)
        else:
            units.append([block])
    is_flow = _is_flow(blocks)
    return [
        Unit(tuple(group), 0 if is_flow else _column(group), fixed[n] if (n := group[0].rows[0].fixed) >= 0 else None)
        for group in units
    ]


def _is_flow(blocks: Sequence[Block]) -> bool:
    """Return whether most of the page stands in whole paragraphs, one a row, without columns."""
    sizes = [(len(row.text), row.cells >= FLOW) for block in blocks for row in block.rows]
    return 2 * sum(size for size, is_wide in sizes if is_wide) > sum(size for size, _ in sizes)


def _runs_on(before: Block, block: Block) -> bool:
    """Return whether a block surely goes on with the sentence of the block before it."""
    if before.shape is not Shape.TEXT or block.shape is not Shape.TEXT or before.is_finished:
        return False
    if max(before.title, block.title) > CERTAIN or block.rows[0].has_dateline:
        return False
    columns = [part.column or _least_column(part) for part in (before, block)]
    if all(columns) and FLOW not in columns:
        evenly = is_even(before.rows, columns[0]) and is_even(block.rows, columns[1])
        if abs(columns[0] - columns[1]) > (SLACK if evenly else 2 * SLACK):
            return False
    return not tail_of(before.text).ends_article


def _least_column(block: Block) -> int:
    """Return the width of the full rows of a block of one or two rows, 0 when none is sure to be full."""
    may_be_full = not block.is_finished and block.text[-1] not in ")）"
    rows = block.rows if may_be_full else block.rows[:-1]
    return max((row.cells for row in rows), default=0) if block.shape is Shape.TEXT and block.title <= 0 else 0


def _column(blocks: Sequence[Block]) -> int:
    """Return the column width that most rows of some blocks share."""
    if not any(block.column for block in blocks):
        return _least_column(blocks[0])
    widths: Counter[int] = Counter()
    for block in blocks:
        if block.column:
            widths[block.column] += len(block.rows)
    return widths.most_common(1)[0][0]
