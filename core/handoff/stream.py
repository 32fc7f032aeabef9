"""Write rows into a workbook as they come: a page's records go to disk before the next page is looked at."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import XML_NS
from openpyxl.xml.functions import Element, SubElement

from core.handoff.cells import Cell, Link, escape, is_formula_like, number_text

_SPACE = f"{{{XML_NS}}}space"
_WriteOnly: Any = WriteOnlyWorksheet
_WorksheetWriter: Any = WorksheetWriter


class _Writer(_WorksheetWriter):  # type: ignore[misc]
    """openpyxl's writer, and one thing it does not know: that numbers stored as text are meant to be."""

    def write_drawings(self) -> None:
        rows = self.ws.row_count
        if rows > 1:
            reference = f"A2:{get_column_letter(len(self.ws.styled_columns))}{rows}"
            quiet = Element("ignoredErrors")
            SubElement(quiet, "ignoredError", {"sqref": reference, "numberStoredAsText": "1"})
            self.xf.send(quiet)
        super().write_drawings()


class StreamedSheet(_WriteOnly):  # type: ignore[misc]
    """A sheet whose rows are written whole, styles and all.

    openpyxl's own write-only sheet looks every style up again for every cell, which costs half as much again as the
    writing; here a cell's style is a number that its column knows. Set `styles` (a style number a column, and one for
    text that looks like a formula) before the first row.
    """

    row_count = 0
    styled_columns: Sequence[tuple[str, str, str]] = ()
    ways: Mapping[str, tuple[str, str]] = {}
    """How formulas lead to the rows of other sheets: what stands before and behind a row's key, by sheet."""

    def set_styles(self, plain: Sequence[str], quoted: Sequence[str]) -> None:
        """Set the style numbers of the columns."""
        self.styled_columns = [(get_column_letter(i + 1), style, quoted[i]) for i, style in enumerate(plain)]

    def add(self, values: Sequence[Cell], height: float | None = None) -> None:
        """Write a row in the styles of its columns; None is an empty cell, `height` is in points."""
        self._send(values, self.styled_columns, height)

    def add_styled(self, cells: Sequence[tuple[Cell, str]], height: float | None = None) -> None:
        """Write a row of cells that each bring their own style."""
        letters = (get_column_letter(i + 1) for i in range(len(cells)))
        columns = [(letter, style, style) for letter, (_, style) in zip(letters, cells, strict=True)]
        self._send([value for value, _ in cells], columns, height)

    def discard(self) -> None:
        """Close a sheet that will not be saved and remove its temporary file."""
        if self._writer is None:
            return
        if not self.closed:
            self.close()
        with suppress(FileNotFoundError):  # gone already when the workbook was saved
            self._writer.cleanup()

    def _get_writer(self) -> None:
        if self._writer is None:
            writer: Any = _Writer(self)
            writer.write_top()
            self._writer: Any = writer

    def _write_rows(self) -> Generator[None, Any, None]:
        stream = self._writer.xf.send(True)
        with stream.element("sheetData"), suppress(GeneratorExit):
            while True:
                row = yield
                stream.write(row[0])
        self._writer.xf.send(None)

    def _send(self, values: Sequence[Cell], columns: Sequence[tuple[str, str, str]], height: float | None) -> None:
        self.row_count += 1
        self.append([_row(str(self.row_count), values, columns, height, self.ways)])


def _row(
    number: str,
    values: Sequence[Cell],
    columns: Sequence[tuple[str, str, str]],
    height: float | None,
    ways: Mapping[str, tuple[str, str]],
) -> Any:
    """Return the element of a row; `columns` are letter, style, and style for text that looks like a formula."""
    row = Element("row", {"r": number} if height is None else {"r": number, "ht": f"{height:g}"})
    for (letter, plain, quoted), value in zip(columns, values, strict=False):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            look = quoted if is_formula_like(value) else plain
            cell = SubElement(row, "c", {"r": letter + number, "s": look, "t": "inlineStr"})
            text: Any = SubElement(SubElement(cell, "is"), "t")
            text.text = escape(value)
            if value[0].isspace() or value[-1].isspace() or "\n" in value:
                text.set(_SPACE, "preserve")
        elif isinstance(value, Link):
            _add_link(SubElement(row, "c", {"r": letter + number, "s": plain}), value, ways[value.sheet])
        else:
            cell = SubElement(row, "c", {"r": letter + number, "s": plain})
            SubElement(cell, "v").text = number_text(value)
    return row


def _add_link(cell: Any, link: Link, way: tuple[str, str]) -> None:
    """Write a formula that finds the row of a key, with the value that readers see before they work it out."""
    if isinstance(link.shown, str):
        cell.set("t", "str")
        shown = '"' + link.shown.replace('"', '""') + '"'
    else:
        shown = str(link.shown)
    SubElement(cell, "f").text = f"IFERROR(HYPERLINK({way[0]}{link.key}{way[1]},{shown}),{shown})"
    SubElement(cell, "v").text = str(link.shown)
