"""CSV, a file a sheet: UTF-8 with byte order mark, so that Excel reads Chinese; text as text for other readers."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.handoff.archive_number import Numbering
from core.handoff.cells import Cell, Link
from core.handoff.columns import SheetPlan
from core.handoff.forms.folder import new_folder
from core.handoff.page_record import PageRecord
from core.handoff.sheets import articles, catalogue, description, figures, findings, mentions, pages, texts
from core.model.page import PageView
from core.model.transfer import ExportMeta

_SHEETS: tuple[Any, ...] = (catalogue, pages, articles, texts, mentions, figures, findings)
_NO_LIMIT = 1 << 30


def write(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write a folder with a file for each sheet whose rows come from pages. Raises UserError when it can't."""
    options = meta.options
    numbering, before = Numbering(options.number_pattern, options.first_item), 0
    with new_folder(target) as folder, ExitStack() as files:
        writers = {plan.key: files.enter_context(_Writer(folder, plan, meta)) for plan in _plans()}
        for number, view in enumerate(views, 1):
            record = PageRecord(number, view, numbering, before)
            before += len(record.articles)
            for row in description.rows(record, meta):
                writers[description.PLAN.key].add(row)
            for sheet in _SHEETS:
                limit = {"limit": _NO_LIMIT} if sheet is texts else {}
                for row in sheet.rows(record, meta.language, **limit):
                    writers[sheet.PLAN.key].add(row)


def _plans() -> list[SheetPlan]:
    return [description.PLAN, *(sheet.PLAN for sheet in _SHEETS)]


class _Writer:
    def __init__(self, folder: Path, plan: SheetPlan, meta: ExportMeta) -> None:
        chosen = meta.options.columns.get(plan.key, ())
        self._places = plan.places(chosen) if chosen else range(len(plan.columns))
        self._file = (folder / f"{plan.title.text(meta.language)}.csv").open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file)
        self._rows.writerow([plan.columns[i].header.text(meta.language) for i in self._places])

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, *exception: object) -> None:
        self._file.close()

    def add(self, row: list[Cell]) -> None:
        self._rows.writerow([_plain(row[i]) for i in self._places])


def _plain(cell: Cell) -> str:
    if isinstance(cell, Link):
        return str(cell.shown)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return "" if cell is None else str(cell).replace("\0", "")
