"""Compare one page as it was handed over, as it came back, and as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from core.handoff.back.fields import Field, Invalid
from core.handoff.back.rows import Row, equal, problem, shown
from core.handoff.back.texts import TITLES, Find, corrections_of, text_finders, title_finder
from core.handoff.cells import Cell, fitting
from core.handoff.columns import ColumnType, SheetPlan
from core.handoff.page_record import ArticleRecord, PageRecord
from core.handoff.sheets import articles, figures, findings, mentions, pages, texts
from core.model.page import PageView
from core.model.transfer import CellChange, CellProblem
from core.storage.past import Past

SHEETS = (pages, articles, texts, mentions, figures, findings)
"""The sheets whose rows come from pages and come back."""
NOT_COMPARED = frozenset({"seq", "page_seq", "times", "calendar_date"})
"""Columns that depend on what else is handed over, or say again what another says."""
_FOLLOWS = frozenset({ColumnType.KEY, ColumnType.LINK, ColumnType.COUNT})
Returned = Mapping[str, dict[str, Row]]
"""Rows that came back, by sheet and key."""
Values = Mapping[str, Cell]


class PageComparison:
    """Yield what differs on a page. Rows that were met are taken out of `returned`; others are not touched."""

    def __init__(self, past: Past, was: PageView, language: str, fields: Mapping[str, dict[str, Field]]) -> None:
        self._past = past
        self._language = language
        self._fields = fields
        self._was = PageRecord(1, was)
        self._page_id = was.page.id
        self._now: PageRecord | None = None
        self._now_values: dict[tuple[str, str], Values] = {}

    def differences(self, returned: Returned) -> Iterator[CellChange | CellProblem | tuple[Row, str]]:
        """Yield changes, problems, and (row, column) for cells of columns that are not read back."""
        for sheet in SHEETS:
            rows = returned.get(sheet.PLAN.key, {})
            for key, values in _values(sheet, self._was, self._language).items():
                row = rows.pop(key, None)
                if row is not None:
                    yield from self._of_row(sheet.PLAN, row, values)

    def _of_row(self, plan: SheetPlan, row: Row, was: Values) -> Iterator[CellChange | CellProblem | tuple[Row, str]]:
        for column in plan.columns:
            key = column.key
            if column.type in _FOLLOWS or key in NOT_COMPARED or key not in row.values:
                continue
            if equal(column.type, was[key], row.values[key]):
                continue
            if key in row.formulas:
                yield problem(row.cell(key), "formula")
            elif key not in self._fields[plan.key]:
                yield row, key
            else:
                yield from self._of_cell(plan, row, was, key)

    def _of_cell(self, plan: SheetPlan, row: Row, was: Values, key: str) -> Iterator[CellChange | CellProblem]:
        field = self._fields[plan.key][key]
        if field.name == "value":
            if key == "number_text" and not equal(ColumnType.NUMBER, was["number"], row.values.get("number")):
                return  # told at the number
            key, typed = _value_cell(row, key)
        else:
            typed = row.values[key]
        try:
            value = self._fields[plan.key][key].parse(typed)
            if field.name == "value" and not value:
                raise Invalid("no_value")
        except Invalid as invalid:
            yield problem(row.cell(key), invalid.key, value=shown(typed)[:60])
            return
        here = self._values_now().get((plan.key, row.key))
        if here is None:
            yield problem(row.cell(key), "gone")
        elif not _is_said(field, here[key], value):
            yield from self._change(plan, row, key, field, value, was, here)

    def _change(
        self, plan: SheetPlan, row: Row, key: str, field: Field, value: str, was: Values, here: Values
    ) -> Iterator[CellChange | CellProblem]:
        record_id = int(row.key.lstrip("PAMFDNT").split("-")[0])
        by = self._past.changed_by(field.table, record_id) if shown(was[key]) != shown(here[key]) else None
        before, now = shown(was[key]), shown(here[key])
        change = CellChange(
            row.cell(key),
            field.table,
            record_id,
            field.name,
            value,
            before,
            shown(row.values[key]),
            now,
            self._page_id,
            _name(plan, was),
            key,
            by or "",
        )
        yield change if field.name != "text" else self._text_change(change, row)

    def _text_change(self, change: CellChange, row: Row) -> CellChange | CellProblem:
        """Return the change with the corrections that it comes to, or why there are none."""
        if change.before != change.here:
            who = self._past.text_changed_by(change.page_id, change.record_id) or ""
            return problem(change.cell, "text_changed", who=who)
        record = self._record_now()
        item = next((i for i in record.articles if i.article.id == change.record_id), None) if record else None
        place = _text_place(item, row, change.column) if item else None
        if record is None or item is None or place is None:
            return problem(change.cell, "gone")
        find, start, end = place
        clean = find(item)
        if clean is None or clean.text[start:end] != change.here:
            return problem(change.cell, "no_text")
        made = corrections_of(record, item, find, start, end, change.value)
        if not made:
            return problem(change.cell, "no_text")
        return replace(change, corrections=made)

    def _record_now(self) -> PageRecord | None:
        if self._now is None:
            view = self._past.now(self._page_id)
            self._now = PageRecord(1, view) if view is not None else None
        return self._now

    def _values_now(self) -> dict[tuple[str, str], Values]:
        record = self._record_now()
        if record is not None and not self._now_values:
            for sheet in SHEETS:
                for key, values in _values(sheet, record, self._language).items():
                    self._now_values[sheet.PLAN.key, key] = values
        return self._now_values


def _values(sheet: Any, record: PageRecord, language: str) -> dict[str, Values]:
    """Return the rows of a sheet as cells hold them, by key and column."""
    plan: SheetPlan = sheet.PLAN
    place = plan.key_column
    keys = [column.key for column in plan.columns]
    found: dict[str, Values] = {}
    for row in sheet.rows(record, language):
        cells = [fitting(cell)[0] if isinstance(cell, str) else cell for cell in row]
        found[str(cells[place])] = dict(zip(keys, cells, strict=True))
    return found


def _value_cell(row: Row, key: str) -> tuple[str, Any]:
    """Return which of the two columns of a figure's value holds it now, and what it holds."""
    if row.values.get("number") is not None:
        return "number", row.values["number"]
    if row.values.get("number_text") is not None:
        return "number_text", row.values["number_text"]
    return key, None


def _is_said(field: Field, here: Cell, value: str) -> bool:
    """Return whether a cell says already, in other words, what it should."""
    try:
        return field.parse(here) == value
    except Invalid:
        return False


def _name(plan: SheetPlan, was: Values) -> str:
    """Return of which record a row is, in words."""
    first = {"mentions": "mention", "figures": "figure", "findings": "finding", "texts": "title", "pages": "source"}
    return shown(was.get(first.get(plan.key, "headline")))[:40]


def _text_place(item: ArticleRecord, row: Row, column: str) -> tuple[Find, int, int] | None:
    """Return what finds the text of a cell, and the range of it that the cell shows."""
    if column in TITLES:
        find = title_finder(column)
        clean = find(item)
        return (find, 0, len(clean.text)) if clean is not None else None
    number = int(row.key.rsplit("-", 1)[1])
    return next((found for i, found in enumerate(text_finders(item), 1) if i == number), None)
