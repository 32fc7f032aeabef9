"""版面: one row a page."""

from __future__ import annotations

from collections.abc import Iterator

from core.handoff.cells import Cell, eight_digits
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import PageRecord
from core.handoff.words import STATUSES, word
from core.model.kinds import Decision

PLAN = SheetPlan(
    "pages",
    (
        Column("page_seq", ColumnType.INTEGER, 8),
        Column("publication", width=16),
        Column("edition_date", width=11),
        Column("calendar_date", ColumnType.DATE, 14),
        Column("page_number", width=8),
        Column("section_name", width=12),
        Column("source", ColumnType.LONG, 30),
        Column("encoding", width=11),
        Column("characters", ColumnType.INTEGER, 8),
        Column("articles", ColumnType.INTEGER, 8),
        Column("mentions", ColumnType.INTEGER, 8),
        Column("figures", ColumnType.INTEGER, 8),
        Column("findings", ColumnType.INTEGER, 8),
        Column("undecided", ColumnType.INTEGER, 8),
        Column("status", width=10, choices=STATUSES),
        Column("sha256", ColumnType.LONG, 34),
        Column("page_key", ColumnType.KEY),
    ),
)


def rows(record: PageRecord, language: str) -> Iterator[list[Cell]]:
    """Yield the row of a page."""
    view, page, details = record.view, record.view.page, record.details
    yield [
        record.number,
        details.publication,
        eight_digits(details.edition_date),
        details.edition_date,
        details.page_number,
        details.section_name,
        page.source,
        page.encoding,
        len("".join(page.raw_text.split())),
        len(record.articles),
        sum(mention.decision is not Decision.REJECTED for mention in view.mentions),
        sum(figure.decision is not Decision.REJECTED for figure in view.figures),
        sum(not finding.is_dismissed for finding in view.findings),
        _undecided(record),
        word("status", page.status, language),
        page.sha256,
        f"P{page.id}",
    ]


def _undecided(record: PageRecord) -> int:
    decisions = [item.article.decision for item in record.articles]
    decisions += [mention.decision for mention in record.view.mentions]
    decisions += [figure.decision for figure in record.view.figures]
    return sum(not decision.is_made for decision in decisions)
