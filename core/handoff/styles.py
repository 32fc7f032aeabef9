"""Looks of cells, made once a workbook: each is only a number by which cells refer to it."""

from __future__ import annotations

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from core.handoff.columns import ColumnType

BODY_FONT = "宋体"
HEADER_FONT = "黑体"
_FORMATS = {
    ColumnType.KEY: "@",
    ColumnType.TEXT: "@",
    ColumnType.LONG: "@",
    ColumnType.INTEGER: "0",
    ColumnType.NUMBER: "#,##0.######",
    ColumnType.DATE: "yyyy-mm-dd",
    ColumnType.SHARE: "0.00",
}
_WRAPPED = frozenset({ColumnType.LONG})
_CENTRED = frozenset({ColumnType.DATE, ColumnType.SHARE})


class Styles:
    """Style numbers of a workbook, by column type."""

    def __init__(self, book: Any, sheet: Any) -> None:
        _set_base_font(book)
        self._sheet = sheet
        self.plain = {kind: self._plain(kind, quoted=False) for kind in ColumnType}
        self.quoted = {kind: self._plain(kind, quoted=True) for kind in ColumnType}
        self.header = self._header()
        self.heading = self._heading()
        self.time = self._time()

    def _plain(self, kind: ColumnType, *, quoted: bool) -> str:
        cell = self._cell()
        cell.number_format = _FORMATS[kind]
        horizontal = "center" if kind in _CENTRED else None
        cell.alignment = Alignment(vertical="top", horizontal=horizontal, wrap_text=kind in _WRAPPED)
        cell.quotePrefix = quoted
        return str(cell.style_id)

    def _header(self) -> str:
        cell = self._cell()
        cell.font = Font(name=HEADER_FONT, size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E1")
        cell.border = Border(bottom=Side("thin", color="8C8A84"))
        cell.alignment = Alignment(vertical="center", horizontal="left", wrap_text=True)
        return str(cell.style_id)

    def _heading(self) -> str:
        cell = self._cell()
        cell.font = Font(name=HEADER_FONT, size=16, bold=True)
        cell.alignment = Alignment(vertical="center")
        return str(cell.style_id)

    def _time(self) -> str:
        cell = self._cell()
        cell.number_format = "yyyy-mm-dd hh:mm"
        cell.alignment = Alignment(vertical="top", horizontal="left")
        return str(cell.style_id)

    def _cell(self) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = Font(name=BODY_FONT, size=11)
        return cell


def _set_base_font(book: Any) -> None:
    """Give empty cells and row heights the same font as the rest."""
    for style in book._named_styles:
        if style.name == "Normal":
            style.font = Font(name=BODY_FONT, size=11)
            style.bind(book)
