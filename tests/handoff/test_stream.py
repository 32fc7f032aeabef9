import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.handoff.cells import clean
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.styles import Styles
from core.handoff.table import Table, new_sheet

PLAN = SheetPlan(
    "figures", (Column("figure"), Column("sentence", ColumnType.LONG), Column("number", ColumnType.NUMBER))
)


def written(rows: list[list[Any]]) -> Any:
    """Return the sheet of rows as a reader that knows nothing of us sees it."""
    book: Any = Workbook(write_only=True)
    table = Table(book, PLAN, "zh", lambda *_: None)
    styles = Styles(book, new_sheet(book, "a", 0))
    table.open(styles)
    for row in rows:
        table.add(row)
    table.finish()
    stream = io.BytesIO()
    book.save(stream)
    return openpyxl.load_workbook(stream)["数据"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=8))
def test_any_text_comes_back_as_it_was_but_for_what_no_workbook_holds(texts: list[str]) -> None:
    sheet = written([[text, text, 1] for text in texts])
    for row, text in zip(sheet.iter_rows(min_row=2), texts, strict=True):
        expected, _ = clean(text)
        assert (row[0].value or "") == expected
        assert (row[1].value or "") == expected
        assert row[0].data_type != "f"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
@settings(max_examples=15, deadline=None)
def test_numbers_come_back(value: Decimal) -> None:
    assert written([["a", "b", value]])["C2"].value == pytest.approx(float(value))


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_"])
def test_what_excel_would_decode_is_escaped(text: str) -> None:
    sheet = written([[text, "b", 1]])
    assert openpyxl.utils.escape.unescape(sheet["A2"].value) == text


def test_text_of_many_lines_has_the_height_it_needs() -> None:
    sheet = written([["a", "一行", 1], ["b", "一行\n" * 4 + "完", 1], ["c", "长" * 4000, 1]])
    heights = [sheet.row_dimensions[i].height for i in (2, 3, 4)]
    assert heights[0] is None
    assert heights[1] == 80
    assert heights[2] == 409
