"""疑点: one row a doubt, dismissed ones too, marked so."""

from __future__ import annotations

from collections.abc import Iterator

from core.handoff.cells import Cell, eight_digits
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import PageRecord
from core.handoff.sheets.texts import number_of
from core.messages import catalogue, message

STATES = (message("handoff.finding.open"), message("handoff.finding.dismissed"))
PLAN = SheetPlan(
    "findings",
    (
        Column("article_number", ColumnType.LINK, width=9),
        Column("edition_date", width=11),
        Column("page_number", width=7),
        Column("check", width=16),
        Column("finding", ColumnType.LONG, 44),
        Column("sentence", ColumnType.LONG, 70),
        Column("line", ColumnType.INTEGER, 7),
        Column("state", width=10, choices=STATES),
        Column("finding_key", ColumnType.KEY),
        Column("article_key", ColumnType.KEY),
    ),
)


def rows(record: PageRecord, language: str) -> Iterator[list[Cell]]:
    """Yield the rows of a page's findings, in the order of the page."""
    day, page_number = eight_digits(record.details.edition_date), record.details.page_number
    for finding in sorted(record.view.findings, key=lambda f: f.span):
        place = record.place(finding.span)
        yield [
            number_of(place.article),
            day,
            page_number,
            catalogue(language).get(f"term.check.{finding.check}", finding.check),
            finding.message.text(language),
            place.sentence,
            place.line,
            STATES[finding.is_dismissed].text(language),
            f"D{finding.id}",
            f"A{place.article.article.id}" if place.article else None,
        ]
