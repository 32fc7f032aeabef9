"""数据: one row a figure, without those a reviewer has rejected."""

from __future__ import annotations

from collections.abc import Iterator

from core.handoff.cells import Cell, eight_digits, number
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import PageRecord
from core.handoff.sheets.texts import number_of
from core.handoff.words import DECISIONS, word
from core.model.kinds import Decision

PLAN = SheetPlan(
    "figures",
    (
        Column("article_number", ColumnType.LINK, width=9),
        Column("edition_date", width=11),
        Column("page_number", width=7),
        Column("indicator", ColumnType.LONG, 18),
        Column("figure", ColumnType.LONG, 16),
        Column("number", ColumnType.NUMBER, 16),
        Column("number_text", width=13),
        Column("unit", width=8),
        Column("lower", ColumnType.NUMBER, 12),
        Column("upper", ColumnType.NUMBER, 12),
        Column("qualifier", width=8),
        Column("period", ColumnType.LONG, 12),
        Column("place", ColumnType.LONG, 12),
        Column("base_value", ColumnType.NUMBER, 14),
        Column("base_unit", width=9),
        Column("sentence", ColumnType.LONG, 60),
        Column("line", ColumnType.INTEGER, 7),
        Column("confidence", ColumnType.SHARE, 8),
        Column("decision", width=10, choices=DECISIONS),
        Column("figure_key", ColumnType.KEY),
        Column("article_key", ColumnType.KEY),
    ),
)


def rows(record: PageRecord, language: str) -> Iterator[list[Cell]]:
    """Yield the rows of a page's figures, in the order of the page."""
    day, page_number = eight_digits(record.details.edition_date), record.details.page_number
    for figure in sorted(record.view.figures, key=lambda f: f.span):
        if figure.decision is Decision.REJECTED:
            continue
        place = record.place(figure.span)
        value = number(figure.value)
        is_converted = figure.base_unit != "秒" and (figure.base_unit, figure.base_value) != (figure.unit, value)
        yield [
            number_of(place.article),
            day,
            page_number,
            figure.indicator,
            figure.text,
            value,
            figure.value if value is None else None,
            figure.unit,
            number(figure.lower),
            number(figure.upper),
            figure.qualifier,
            figure.period,
            figure.place,
            number(figure.base_value) if is_converted else None,
            figure.base_unit if is_converted else None,
            place.sentence,
            place.line,
            round(figure.confidence, 4),
            word("decision", figure.decision, language),
            f"F{figure.id}",
            f"A{place.article.article.id}" if place.article else None,
        ]
