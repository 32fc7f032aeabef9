"""稿件: one row an article."""

from __future__ import annotations

from collections.abc import Iterator

from core.handoff.cells import Cell, Link, eight_digits
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import PageRecord
from core.handoff.sheets.texts import number_of
from core.handoff.words import DECISIONS, KINDS, word
from core.model.kinds import Role

PLAN = SheetPlan(
    "articles",
    (
        Column("article_number", ColumnType.LINK, width=9),
        Column("publication", width=14),
        Column("edition_date", width=11),
        Column("page_number", width=7),
        Column("section_name", width=10),
        Column("kicker", ColumnType.LONG, 24),
        Column("headline", ColumnType.LONG, 36),
        Column("subheadline", ColumnType.LONG, 26),
        Column("column", ColumnType.LONG, 12),
        Column("kind", width=8, choices=KINDS),
        Column("authors", ColumnType.LONG, 14),
        Column("dateline", ColumnType.LONG, 20),
        Column("jump", ColumnType.LONG, 12),
        Column("characters", ColumnType.INTEGER, 8),
        Column("mentions", ColumnType.COUNT, 8),
        Column("figures", ColumnType.COUNT, 8),
        Column("confidence", ColumnType.SHARE, 8),
        Column("decision", width=10, choices=DECISIONS),
        Column("article_key", ColumnType.KEY),
        Column("page_key", ColumnType.KEY),
    ),
)


def rows(record: PageRecord, language: str) -> Iterator[list[Cell]]:
    """Yield the rows of a page's articles."""
    details = record.details
    day = eight_digits(details.edition_date)
    for item in record.articles:
        article, text = item.article, item.text
        yield [
            number_of(item),
            details.publication,
            day,
            details.page_number,
            details.section_name,
            text.kicker,
            text.headline,
            text.subheadline,
            item.of_role(Role.COLUMN),
            word("kind", article.kind, language),
            "；".join(article.authors),
            article.dateline,
            article.jump,
            item.length,
            _count("mentions", [f"M{mention.id}" for mention in record.mentions_of(item)]),
            _count("figures", [f"F{figure.id}" for figure in record.figures_of(item)]),
            round(article.confidence, 4),
            word("decision", article.decision, language),
            f"A{article.id}",
            f"P{record.view.page.id}",
        ]


def _count(sheet: str, keys: list[str]) -> Cell:
    """Return how many rows of another sheet belong to an article, leading to the first."""
    return Link(sheet, keys[0], len(keys)) if keys else 0
