"""实体: one row a mention, without those a reviewer has rejected."""

from __future__ import annotations

from collections.abc import Iterator

from core.handoff.cells import Cell, eight_digits
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import PageRecord
from core.handoff.sheets.texts import number_of
from core.handoff.words import DECISIONS, TYPES, word
from core.model.kinds import Decision

PLAN = SheetPlan(
    "mentions",
    (
        Column("article_number", ColumnType.LINK, width=9),
        Column("edition_date", width=11),
        Column("page_number", width=7),
        Column("mention", ColumnType.LONG, 26),
        Column("type", width=10, choices=TYPES),
        Column("authority", ColumnType.LONG, 22),
        Column("value", width=14),
        Column("sentence", ColumnType.LONG, 70),
        Column("line", ColumnType.INTEGER, 7),
        Column("confidence", ColumnType.SHARE, 8),
        Column("decision", width=10, choices=DECISIONS),
        Column("mention_key", ColumnType.KEY),
        Column("article_key", ColumnType.KEY),
    ),
)


def rows(record: PageRecord, language: str) -> Iterator[list[Cell]]:
    """Yield the rows of a page's mentions, in the order of the page."""
    day, page_number = eight_digits(record.details.edition_date), record.details.page_number
    for mention in sorted(record.view.mentions, key=lambda m: m.span):
        if mention.decision is Decision.REJECTED:
            continue
        place = record.place(mention.span)
        yield [
            number_of(place.article),
            day,
            page_number,
            mention.text,
            word("type", mention.type, language),
            mention.authority,
            mention.value,
            place.sentence,
            place.line,
            round(mention.confidence, 4),
            word("decision", mention.decision, language),
            f"M{mention.id}",
            f"A{place.article.article.id}" if place.article else None,
        ]
