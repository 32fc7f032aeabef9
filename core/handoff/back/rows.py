"""Rows of a returned workbook, found by headings and hidden keys wherever they stand now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from core.handoff.columns import Column, ColumnType, SheetPlan
from core.messages import LANGUAGES, Message, message
from core.model.transfer import CellProblem

_HEADER_WITHIN = 20
"""Rows in which the headings are looked for: somebody may have put a title above them."""
_MOST_COLUMNS = 512


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it came back: `values` by column key, and which of them are formulas."""

    sheet: str
    number: int
    key: str
    values: Mapping[str, Any]
    letters: Mapping[str, str]
    formulas: frozenset[str]

    def cell(self, column: str = "") -> str:
        """Return the address of one of its cells, or of the row."""
        return f"{self.sheet}!{self.letters.get(column, 'A')}{self.number}"


class Sheets:
    """The sheets of a returned workbook."""

    def __init__(self, book: Any, language: str) -> None:
        self._book = book
        self.language = language
        self.problems: list[CellProblem] = []

    def rows(self, plan: SheetPlan) -> dict[str, Row]:
        """Return the rows of a plan's sheets by key; rows without a key or with one that stands twice are problems."""
        found: dict[str, Row] = {}
        twice: set[str] = set()
        for sheet in self._sheets_of(plan):
            for row in self._rows_of(sheet, plan):
                if row.key in found and _differ(found[row.key], row):
                    twice.add(row.key)
                    self._complain(row.cell(), "key_twice", other=found[row.key].cell())
                found.setdefault(row.key, row)
        for key in twice:
            del found[key]
        return found

    def _sheets_of(self, plan: SheetPlan) -> list[Any]:
        """Return the sheets of a plan: by title, or where they were renamed, by the heading of the keys."""
        titles = {plan.title.text(language) for language in LANGUAGES}
        named = [s for s in self._book.worksheets if s.title in titles or s.title.rsplit(" (", 1)[0] in titles]
        if named:
            return named
        return [sheet for sheet in self._book.worksheets if self._header(sheet, plan, is_exact=True)]

    def _rows_of(self, sheet: Any, plan: SheetPlan) -> Iterator[Row]:
        header = self._header(sheet, plan)
        key_column = plan.columns[plan.key_column].key
        if header is None:
            self._complain(f"{sheet.title}!A1", "no_key_column", column=plan.columns[plan.key_column].header)
            return
        first, places = header
        letters = {key: get_column_letter(place + 1) for key, place in places.items()}
        for number, cells in enumerate(sheet.iter_rows(min_row=first + 1, max_col=max(places.values()) + 1), first + 1):
            values = {key: _value(cells[place]) for key, place in places.items() if place < len(cells)}
            if all(value is None for value in values.values()):
                continue
            formulas = frozenset(k for k, p in places.items() if p < len(cells) and cells[p].data_type == "f")
            key = shown(values.get(key_column)).strip()
            row = Row(sheet.title, number, key, values, letters, formulas)
            if key:
                yield row
            else:
                self._complain(row.cell(), "no_key")

    def _header(self, sheet: Any, plan: SheetPlan, *, is_exact: bool = False) -> tuple[int, dict[str, int]] | None:
        """Return the row of the headings and where each column stands now, or None."""
        sheet.reset_dimensions()
        key = plan.columns[plan.key_column]
        for number, row in enumerate(islice(sheet.iter_rows(max_col=_MOST_COLUMNS), _HEADER_WITHIN), 1):
            texts = [" ".join(shown(_value(cell)).split()) for cell in row]
            for language in LANGUAGES:
                if key.header.text(language) in texts:
                    places = _places(texts, plan.columns, language)
                    if not is_exact or len(places) == len(plan.columns):
                        return number, places
        return None

    def _complain(self, cell: str, key: str, **values: Any) -> None:
        self.problems.append(CellProblem(cell, message(f"handback.problem.{key}", **values)))


def _places(texts: Sequence[str], columns: Sequence[Column], language: str) -> dict[str, int]:
    places = {}
    for column in columns:
        heading = " ".join(column.header.text(language).split())
        if heading in texts:
            places[column.key] = texts.index(heading)
    return places


def _value(cell: Any) -> Any:
    value = cell.value
    if isinstance(value, str):
        text = unescape(value) if "_x" in value else value
        return text.replace("\r\n", "\n").replace("\r", "\n") or None
    return value


def _differ(one: Row, other: Row) -> bool:
    return any(shown(one.values.get(k)) != shown(v) for k, v in other.values.items() if k not in other.formulas)


def shown(value: Any) -> str:
    """Return the value of a cell as text: whole numbers without a point, dates as 2023-11-14."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | Decimal | int):
        return f"{Decimal(str(value)).normalize():f}"
    if isinstance(value, datetime):
        return str(value) if value.hour or value.minute or value.second else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def equal(kind: ColumnType, was: Any, came: Any) -> bool:
    """Return whether a cell holds what it held, however a spreadsheet program has rewritten it."""
    if kind in {ColumnType.NUMBER, ColumnType.SHARE, ColumnType.INTEGER}:
        one, other = _decimal(was), _decimal(came)
        if one is not None and other is not None:
            return abs(one - other) <= abs(one) * Decimal("1e-12")
    return shown(was).strip() == shown(came).strip()


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value).replace(",", "").strip())
    except ArithmeticError:
        return None


def problem(cell: str, key: str, **values: Any) -> CellProblem:
    """Return what is wrong with a cell."""
    said: Message = message(f"handback.problem.{key}", **values)
    return CellProblem(cell, said)
