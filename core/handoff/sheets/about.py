"""说明: what the workbook is, what it holds, who made it when, and what was changed to fit into cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl.worksheet.hyperlink import Hyperlink

from core.handoff.cells import Cell, clean
from core.handoff.columns import ColumnType
from core.handoff.styles import Styles
from core.messages import Message, message
from core.model.transfer import ExportMeta
from core.text.characters import width

WIDTHS = (22, 100)


def begin(sheet: Any, styles: Styles) -> None:
    """Set the widths before the first row is written."""
    for letter, cells in zip("AB", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = cells
    sheet.sheet_view.showGridLines = False
    kinds = (ColumnType.TEXT, ColumnType.LONG)
    sheet.set_styles([styles.plain[k] for k in kinds], [styles.quoted[k] for k in kinds])


def write(
    sheet: Any,
    styles: Styles,
    meta: ExportMeta,
    version: str,
    counts: Mapping[str, int],
    titles: Mapping[str, str],
    notes: Sequence[Message],
) -> None:
    """Write the sheet; `counts` and `titles` are the rows and first sheet's name of each plan, by key."""
    language = meta.language
    sheet.add_styled([(message("handoff.about.title").text(language), styles.heading)], height=30)
    sheet.add([])
    for key, value in _facts(meta, version):
        _pair(sheet, styles, message(f"handoff.about.{key}").text(language), value)
    sheet.add([])
    _heading(sheet, styles, "sheets", language)
    for key, count in counts.items():
        described = message(f"handoff.about.holds.{key}", rows=count).text(language)
        sheet._hyperlinks.append(Hyperlink(ref=f"A{sheet.row_count + 1}", location=f"'{titles[key]}'!A1"))
        sheet.add_styled([(titles[key], styles.link), (described, styles.plain[ColumnType.LONG])])
    sheet.add([])
    _heading(sheet, styles, "reading", language)
    for key in ("dates", "keys", "states", "numbers", "lines", "archive", "back"):
        _pair(
            sheet,
            styles,
            message(f"handoff.about.{key}").text(language),
            message(f"handoff.about.{key}_text").text(language),
        )
    sheet.add([])
    _heading(sheet, styles, "changes", language)
    for note in notes or [message("handoff.note.none")]:
        _pair(sheet, styles, "", note.text(language))


def _facts(meta: ExportMeta, version: str) -> list[tuple[str, Cell]]:
    made = meta.made.replace(tzinfo=None) if meta.made else None
    scope = (meta.scope or message("handoff.about.everything")).text(meta.language)
    return [
        ("collection", meta.collection),
        ("scope", scope),
        ("made", made),
        ("author", meta.author or None),
        ("program", version),
        ("collection_id", meta.collection_id or None),
        ("revision", str(meta.revision) if meta.collection_id else None),
        ("number_pattern", meta.options.number_pattern or None),
    ]


def _heading(sheet: Any, styles: Styles, key: str, language: str) -> None:
    header = styles.headers[ColumnType.TEXT]
    sheet.add_styled([(message(f"handoff.about.{key}").text(language), header), (" ", header)])


def _pair(sheet: Any, styles: Styles, name: str, value: Cell) -> None:
    if isinstance(value, datetime):
        sheet.add_styled([(name, styles.plain[ColumnType.TEXT]), (value, styles.time)])
    elif value is not None:
        text, _ = clean(str(value))
        lines = -(-width(text) // (WIDTHS[1] - 2))
        sheet.add([name, text], height=lines * 15 + 3 if lines > 1 else None)
