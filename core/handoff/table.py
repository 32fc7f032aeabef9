"""A sheet of the workbook as a table: header, widths, filter, drop-down lists, print set-up; as long as it must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.table import Table as NamedTable
from openpyxl.worksheet.table import TableStyleInfo

from core.handoff.cells import ROW_LIMIT, Cell, fitting
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.stream import StreamedSheet
from core.handoff.styles import Styles
from core.text.characters import width

Cleaned = Callable[[str, str, int, int], None]
"""Takes sheet key, column key, row of the sheet and number of characters taken out of a cell."""
_LIST_LIMIT = 255
_FILTER_BUTTON = 3
_ROW_HEIGHT = 17.0
_LINE_HEIGHT = 15.0
_HIGHEST_ROW = 409.0
_SLACK = 0.96
"""Of a column's width, what text may count on: fonts that stand in for the Chinese one run wider."""
_WIDEST_PAPER = 240
"""Characters of half width that can be read on one sheet of A4 landscape; wider tables go over several."""


class Table:
    """Rows of one plan in as many sheets as the row limit asks for."""

    def __init__(
        self,
        book: Any,
        plan: SheetPlan,
        language: str,
        cleaned: Cleaned,
        row_limit: int = ROW_LIMIT,
        chosen: Sequence[str] = (),
    ) -> None:
        self._places = plan.places(chosen) if chosen else None
        self.plan = SheetPlan(plan.key, tuple(plan.columns[i] for i in self._places)) if self._places else plan
        plan = self.plan
        self.row_count = 0
        self._book = book
        self._language = language
        self._cleaned = cleaned
        self._row_limit = row_limit
        self._sheets: list[StreamedSheet] = []
        self._styles: Styles | None = None
        self._headers = [column.header.text(language) for column in plan.columns]
        self._widths = [_width(c, h, language) for c, h in zip(plan.columns, self._headers, strict=True)]
        self._wrapped = [
            (i, int(self._widths[i] * _SLACK) - 1) for i, c in enumerate(plan.columns) if c.type is ColumnType.LONG
        ]

    @property
    def sheets(self) -> Sequence[StreamedSheet]:
        """The sheets it stretches over, one at least once it is open."""
        return self._sheets

    def open(self, styles: Styles | None = None) -> None:
        """Begin the first sheet, in its place among the sheets of the workbook."""
        sheet = new_sheet(self._book, self._title(), len(self._book.worksheets))
        self._styles = styles or Styles(self._book, sheet)
        self._begin(sheet, self._styles)

    def add(self, row: Sequence[Cell]) -> None:
        """Write a row of values, one a column; text is cleaned and, should it be too long, cut."""
        if self._sheets[-1].row_count >= self._row_limit:
            self._next_sheet()
        ordered = row if self._places is None else [row[i] for i in self._places]
        cells = [self._fit(i, v) if isinstance(v, str) else v for i, v in enumerate(ordered)]
        self._sheets[-1].add(cells, self._height(cells))
        self.row_count += 1

    def way(self) -> tuple[str, str]:
        """Return what stands before and behind a key in a formula that leads to its row in the last sheet."""
        title = self._sheets[-1].title.replace("'", "''")
        letter = get_column_letter(self.plan.key_column + 1)
        sheet = f"'{title}'!"
        return f'"#{sheet}A"&MATCH("', f'",{sheet}${letter}:${letter},0)'

    def lead(self, ways: Mapping[str, tuple[str, str]]) -> None:
        """Set how the links of the rows to come lead to the rows of other sheets."""
        self._sheets[-1].ways = ways

    def finish(self) -> None:
        """Add what depends on the number of rows: filter, named table, lists, print titles."""
        for number, sheet in enumerate(self._sheets, 1):
            self._finish(sheet, number)

    def _title(self) -> str:
        title = self.plan.title.text(self._language)
        return f"{title} ({len(self._sheets) + 1})" if self._sheets else title

    def _next_sheet(self) -> None:
        assert self._styles is not None  # noqa: S101 - opened before
        place = self._book.worksheets.index(self._sheets[-1]) + 1
        ways = self._sheets[-1].ways
        self._begin(new_sheet(self._book, self._title(), place), self._styles)
        self.lead(ways)

    def _begin(self, sheet: StreamedSheet, styles: Styles) -> None:
        columns = self.plan.columns
        sheet.freeze_panes = "B2"
        for i, column in enumerate(columns, 1):
            look = sheet.column_dimensions[get_column_letter(i)]
            look.width = self._widths[i - 1]
            look.hidden = column.type is ColumnType.KEY
        sheet.sheet_format.defaultRowHeight = _ROW_HEIGHT
        sheet.sheet_format.customHeight = True
        shown = [w for w, c in zip(self._widths, columns, strict=True) if c.type is not ColumnType.KEY]
        set_up_print(sheet, sheets_wide=-(-sum(shown) // _WIDEST_PAPER))
        sheet.set_styles([styles.plain[c.type] for c in columns], [styles.quoted[c.type] for c in columns])
        lines = max(-(-width(h) // (w - _FILTER_BUTTON)) for h, w in zip(self._headers, self._widths, strict=True))
        headers = [(h, styles.headers[c.type]) for h, c in zip(self._headers, columns, strict=True)]
        sheet.add_styled(headers, height=9 + lines * _LINE_HEIGHT)
        self._sheets.append(sheet)

    def _height(self, row: Sequence[Cell]) -> float | None:
        """Return the height in points at which wrapped text shows whole, or None when one line will do."""
        lines = 1
        for index, cells in self._wrapped:
            text = row[index]
            if isinstance(text, str) and (len(text) * 2 > cells or "\n" in text):
                lines = max(lines, sum(-(-width(line) // cells) or 1 for line in text.split("\n")))
        return min(_HIGHEST_ROW, lines * _LINE_HEIGHT + 5) if lines > 1 else None

    def _fit(self, index: int, text: str) -> str:
        fits, removed = fitting(text)
        if removed:
            row = self._sheets[-1].row_count + 1
            self._cleaned(self.plan.key, self.plan.columns[index].key, row, removed)
        return fits

    def _finish(self, sheet: StreamedSheet, number: int) -> None:
        last = get_column_letter(len(self.plan.columns))
        reference = f"A1:{last}{max(sheet.row_count, 1)}"
        sheet.print_area = f"A1:{get_column_letter(self.plan.key_column)}{max(sheet.row_count, 1)}"
        if sheet.row_count > 1:
            sheet.tables.add(self._named_table(reference, number))
            for i, column in enumerate(self.plan.columns, 1):
                if column.choices:
                    self._offer(sheet, column, f"{get_column_letter(i)}2:{get_column_letter(i)}{sheet.row_count}")
        else:
            sheet.auto_filter.ref = reference

    def _named_table(self, reference: str, number: int) -> Any:
        name = self.plan.key if number == 1 else f"{self.plan.key}_{number}"
        table: Any = NamedTable(displayName=name, name=name, ref=reference)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        table._initialise_columns()
        for found, header in zip(table.tableColumns, self._headers, strict=True):
            found.name = header
        return table

    def _offer(self, sheet: StreamedSheet, column: Column, reference: str) -> None:
        listed = ",".join(choice.text(self._language) for choice in column.choices)
        if len(listed) <= _LIST_LIMIT:
            offer = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
            offer.add(reference)
            sheet.data_validations.append(offer)


def _width(column: Column, header: str, language: str) -> int:
    """Return a column's width: its heading breaks between words only, beside the filter's button; choices fit."""
    words = max(width(word) for word in header.split()) + _FILTER_BUTTON
    choices = max((width(choice.text(language)) for choice in column.choices), default=0) + 2
    return max(column.width, words, choices)


def new_sheet(book: Any, title: str, place: int) -> StreamedSheet:
    """Return a new streamed sheet at a place among those of the workbook."""
    sheet = StreamedSheet(book, title=title)
    book._add_sheet(sheet, place)
    return sheet


def set_up_print(sheet: StreamedSheet, *, repeats_header: bool = True, sheets_wide: int = 1) -> None:
    """Set A4 landscape, so many sheets of paper wide, the header on every one, page numbers below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = sheets_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.75, footer=0.35)
    sheet.HeaderFooter.scaleWithDoc = False
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
    if repeats_header:
        sheet.print_title_rows = "1:1"
        sheet.print_options.gridLines = True
        if sheets_wide > 1:
            sheet.print_title_cols = "A:A"
