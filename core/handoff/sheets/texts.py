"""正文: the running text of each article, and its captions; what is too long for a cell stands in numbered rows."""

from __future__ import annotations

from collections.abc import Iterator

from core.handoff.cells import CELL_LIMIT, Cell, clean, split_text
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import ArticleRecord, PageRecord
from core.handoff.words import word
from core.model.kinds import Role

PLAN = SheetPlan(
    "texts",
    (
        Column("article_number", width=9),
        Column("title", ColumnType.LONG, 30),
        Column("text_role", width=10),
        Column("piece", ColumnType.INTEGER, 6),
        Column("pieces", ColumnType.INTEGER, 6),
        Column("text", ColumnType.LONG, 110),
        Column("characters", ColumnType.INTEGER, 8),
        Column("article_key", ColumnType.KEY),
    ),
)
NUMBER, PIECE, PIECES = 0, 3, 4
"""Places in a row."""
_SIDE_ROLES = (Role.CAPTION, Role.CREDIT)


def rows(record: PageRecord, language: str, limit: int = CELL_LIMIT) -> Iterator[list[Cell]]:
    """Yield the rows of a page's texts."""
    for item in record.articles:
        yield from _rows_of(item, Role.BODY, item.text.body, language, limit)
        for paragraph in item.text.paragraphs:
            if paragraph.role in _SIDE_ROLES:
                yield from _rows_of(item, paragraph.role, paragraph.text, language, limit)


def _rows_of(item: ArticleRecord, role: Role, text: str, language: str, limit: int) -> Iterator[list[Cell]]:
    if not text:
        return
    if len(text) * 2 > limit:
        text, _ = clean(text)
    pieces = list(split_text(text, limit))
    for number, piece in enumerate(pieces, 1):
        yield [
            item.number,
            item.title,
            word("role", role, language),
            number,
            len(pieces),
            piece,
            len("".join(piece.split())),
            f"A{item.article.id}",
        ]
