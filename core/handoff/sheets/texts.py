"""正文: the running text of each article, and its captions; what is too long for a cell stands in numbered rows."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from core.handoff.cells import CELL_LIMIT, Cell, Link, clean, split_text
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import ArticleRecord, PageRecord
from core.handoff.words import word
from core.model.kinds import Role
from core.text.article_text import RUNNING_ROLES
from core.text.reflow import PARAGRAPH, CleanText

PLAN = SheetPlan(
    "texts",
    (
        Column("article_number", ColumnType.LINK, width=9),
        Column("title", ColumnType.LONG, 30),
        Column("text_role", width=10),
        Column("piece", ColumnType.INTEGER, 6),
        Column("pieces", ColumnType.INTEGER, 6),
        Column("text", ColumnType.LONG, 110),
        Column("characters", ColumnType.INTEGER, 8),
        Column("mentions", ColumnType.COUNT, 8),
        Column("text_key", ColumnType.KEY),
        Column("article_key", ColumnType.KEY),
    ),
)
NUMBER, PIECE, PIECES = 0, 3, 4
"""Places in a row."""
SIDE_ROLES = (Role.CAPTION, Role.CREDIT)
"""The roles whose texts stand in rows of their own."""


def rows(record: PageRecord, language: str, limit: int = CELL_LIMIT) -> Iterator[list[Cell]]:
    """Yield the rows of a page's texts; the first of an article counts its mentions."""
    for item in record.articles:
        found = record.mentions_of(item)
        count: Cell = Link("mentions", f"M{found[0].id}", len(found)) if found else 0
        for number, (role, place, of, text) in enumerate(_pieces(item, limit), 1):
            yield [
                Link("articles", f"A{item.article.id}", item.number),
                item.title,
                word("role", role, language),
                place,
                of,
                text,
                len("".join(text.split())),
                count if number == 1 else None,
                f"T{item.article.id}-{number}",
                f"A{item.article.id}",
            ]


def number_of(item: ArticleRecord | None) -> Cell:
    """Return an article's number, leading to its text; None without one."""
    return Link("texts", f"T{item.article.id}-1", item.number) if item else None


def texts_of(item: ArticleRecord) -> Iterator[tuple[Role, CleanText]]:
    """Yield the texts of an article that stand in the sheet: its running body, then each caption and credit."""
    running = [p.clean for p in item.text.paragraphs if p.role in RUNNING_ROLES]
    if running:
        yield Role.BODY, joined(running)
    for paragraph in item.text.paragraphs:
        if paragraph.role in SIDE_ROLES and paragraph.text:
            yield paragraph.role, paragraph.clean


def joined(paragraphs: Sequence[CleanText], between: str = PARAGRAPH) -> CleanText:
    """Return paragraphs as one clean text; the breaks between them come from nowhere in raw text."""
    text, starts, ends = "", array("l"), array("l")
    for paragraph in paragraphs:
        if text:
            text += between
            starts.append(ends[-1])
            ends.append(ends[-1])
        text += paragraph.text
        starts.extend(paragraph.starts)
        ends.extend(paragraph.ends)
    return CleanText(text, starts, ends)


def _pieces(item: ArticleRecord, limit: int) -> Iterator[tuple[Role, int, int, str]]:
    """Yield the cells of an article's texts: role, number of the piece, how many there are, text."""
    yield from _cut(Role.BODY, item.text.body, limit)
    for paragraph in item.text.paragraphs:
        if paragraph.role in SIDE_ROLES:
            yield from _cut(paragraph.role, paragraph.text, limit)


def _cut(role: Role, text: str, limit: int) -> Iterator[tuple[Role, int, int, str]]:
    if not text:
        return
    if len(text) * 2 > limit:
        text, _ = clean(text)
    pieces = list(split_text(text, limit))
    for number, piece in enumerate(pieces, 1):
        yield role, number, len(pieces), piece
