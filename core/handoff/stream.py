"""Write rows into a workbook as they come: a page's records go to disk before the next page is looked at."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.xml.constants import XML_NS
from openpyxl.xml.functions import Element, SubElement

from core.handoff.cells import Cell, escape, is_formula_like, number_text

_SPACE = f"{{{XML_NS}}}space"
_WriteOnly: Any = WriteOnlyWorksheet


class StreamedSheet(_WriteOnly):  # type: ignore[misc]
    """A sheet whose rows are written whole, styles and all.

    openpyxl's own write-only sheet looks every style up again for every cell, which costs half as much again as the
    writing; here a cell's style is a number that its column knows. Set `styles` (a style number a column, and one for
    text that looks like a formula) before the first row.
    """

    def set_styles(self, plain: Sequence[str], quoted: Sequence[str]) -> None:
        """Set the style numbers of the columns."""
        self._columns = [(get_column_letter(i + 1), style, quoted[i]) for i, style in enumerate(plain)]
        self.row_count = 0

    def add(self, values: Sequence[Cell], height: float | None = None, style: str | None = None) -> None:
        """Write a row; None is an empty cell. `height` is in points, `style` overrides those of the columns."""
        self.row_count += 1
        self.append([self._row(values, height, style)])

    def discard(self) -> None:
        """Close a sheet that will not be saved and remove its temporary file."""
        if self._writer is None:
            return
        with suppress(Exception):
            self.close()
        with suppress(OSError, ValueError):
            self._writer.cleanup()

    def _write_rows(self) -> Generator[None, Any, None]:
        stream = self._writer.xf.send(True)
        with stream.element("sheetData"), suppress(GeneratorExit):
            while True:
                row = yield
                stream.write(row[0])
        self._writer.xf.send(None)

    def _row(self, values: Sequence[Cell], height: float | None, style: str | None) -> Any:
        number = str(self.row_count)
        attributes = {"r": number}
        if height is not None:
            attributes.update(ht=f"{height:g}", customHeight="1")
        row = Element("row", attributes)
        for (letter, plain, quoted), value in zip(self._columns, values, strict=False):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                look = style or (quoted if is_formula_like(value) else plain)
                cell = SubElement(row, "c", {"r": letter + number, "s": look, "t": "inlineStr"})
                text: Any = SubElement(SubElement(cell, "is"), "t")
                text.text = escape(value)
                if value[0].isspace() or value[-1].isspace() or "\n" in value:
                    text.set(_SPACE, "preserve")
            else:
                cell = SubElement(row, "c", {"r": letter + number, "s": style or plain})
                SubElement(cell, "v").text = number_text(value)
        return row
