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
    ColumnType.TIME: "yyyy-mm-dd hh:mm:ss",
    ColumnType.LINK: "@",
    ColumnType.COUNT: "0",
}
_WRAPPED = frozenset({ColumnType.LONG})
_RIGHT = frozenset({ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.COUNT})
_LINKED = frozenset({ColumnType.LINK, ColumnType.COUNT})


class Styles:
    """Style numbers of a workbook, by column type."""

    def __init__(self, book: Any, sheet: Any) -> None:
        _set_base_font(book)
        self._sheet = sheet
        self.plain = {kind: self._plain(kind, quoted=False) for kind in ColumnType}
        self.quoted = {kind: self._plain(kind, quoted=True) for kind in ColumnType}
        self.headers = {kind: self._header(kind) for kind in ColumnType}
        self.link = self._link()
        self.heading = self._heading()
        self.time = self._time()

    def _plain(self, kind: ColumnType, *, quoted: bool) -> str:
        cell = self._cell()
        cell.number_format = _FORMATS[kind]
        cell.alignment = _alignment(kind, "top", wrap=kind in _WRAPPED)
        cell.quotePrefix = quoted
        if kind in _LINKED:
            cell.font = _link_font()
        return str(cell.style_id)

    def _header(self, kind: ColumnType) -> str:
        cell = self._cell()
        cell.font = Font(name=HEADER_FONT, size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E1")
        cell.border = Border(bottom=Side("thin", color="8C8A84"))
        cell.alignment = _alignment(kind, "center", wrap=True)
        return str(cell.style_id)

    def _link(self) -> str:
        cell = self._cell()
        cell.font = _link_font()
        cell.alignment = Alignment(vertical="top")
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


def _alignment(kind: ColumnType, vertical: str, *, wrap: bool) -> Alignment:
    """Return how a column's cells lie: numbers to the right, a little apart from the next column."""
    if kind in _RIGHT:
        return Alignment(horizontal="right", vertical=vertical, indent=1, wrap_text=wrap)
    horizontal = "center" if kind is ColumnType.SHARE else "left"
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap)


def _link_font() -> Font:
    return Font(name=BODY_FONT, size=11, color="0563C1", underline="single")


def _set_base_font(book: Any) -> None:
    """Give empty cells and row heights the same font as the rest."""
    for style in book._named_styles:
        if style.name == "Normal":
            style.font = Font(name=BODY_FONT, size=11)
            style.bind(book)
