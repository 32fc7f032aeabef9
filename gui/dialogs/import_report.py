"""What came of an import: pages taken in, texts that were there already, files refused and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from core.messages import Message, message
from core.model.transfer import ImportReport
from gui.dialogs.dialog import Dialog
from gui.theme import Theme, appearance, font
from gui.translate import say, tr
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.text_lines import draw_text


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not taken in. `page_id` is the page that has its text already, 0 for none."""

    file: str
    what: Message
    todo: Message
    page_id: int = 0


def left_out(report: ImportReport) -> tuple[LeftOut, ...]:
    """Return everything an import left out: what was refused first, then what was there already."""
    refused = [LeftOut(refusal.path, refusal.what, refusal.todo) for refusal in report.refused]
    duplicates = [LeftOut(source, *_of_duplicate(page_id), page_id) for source, page_id in report.duplicates]
    return (*refused, *duplicates)


def _of_duplicate(page_id: int) -> tuple[Message, Message]:
    key = "known" if page_id else "twice"
    return message(f"dialog.import_report.{key}"), message(f"dialog.import_report.{key}_todo")


def needs_telling(report: ImportReport) -> bool:
    """Return whether there is more to tell than how many pages came in."""
    return bool(report.refused or report.duplicates or not report.pages)


class LeftOutModel(RowModel[LeftOut]):
    """The files left out as a list."""

    def spoken(self, row: LeftOut) -> str:
        """Return a file and why it was left out."""
        return f"{row.file}，{say(row.what)}，{say(row.todo)}"


class LeftOutRows(RowDelegate):
    """Paint: the file's name; why; what to do."""

    row_px = 64

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one file on three lines."""
        step = (box.height() - 8) / 3
        lines = (
            (PurePath(row.file).name, font(13, bold=True), theme.colour("text")),
            (say(row.what), font(13), theme.colour("text")),
            (say(row.todo), font(12), theme.colour("muted")),
        )
        for number, (words, face, ink) in enumerate(lines):
            line = QRectF(box.x(), box.y() + 4 + number * step, box.width(), step)
            draw_text(painter, line, words.replace("\n", " "), face, ink)


class ImportReportDialog(Dialog):
    """Show what came of an import."""

    page_chosen = Signal(int)
    """The user wants to see the page that has a file's text already."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__("import_report", parent, width=560)
        self._rows = left_out(report)
        self.summary = plain_label("title", wraps=True)
        self.summary.setText(summary_of(report))
        self.body.addWidget(self.summary)
        self.model = LeftOutModel(self)
        self.model.set_rows(self._rows)
        self.list = HotkeyList(self.model, LeftOutRows())
        self.list.setAccessibleName(self.words("list_name"))
        self.list.row_chosen.connect(lambda _row: self._show_choice())
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.list.setMinimumHeight(appearance.px(200))
        self.list.setVisible(bool(self._rows))
        self.body.addWidget(self.list, 1)
        self.open_button = self.add_button("open")
        self.open_button.clicked.connect(self._open)
        self.copy_button = self.add_button("copy")
        self.copy_button.clicked.connect(self.copy)
        self.copy_button.setVisible(bool(self._rows))
        self.add_button("close", is_default=True).clicked.connect(self.accept)
        self._show_choice()

    def copy(self) -> None:
        """Put the list on the clipboard, one file a line, cells parted by tabs."""
        lines = ("\t".join((row.file, say(row.what), say(row.todo))) for row in self._rows)
        QApplication.clipboard().setText("\n".join(lines))
        self.copy_button.setText(self.words("copied"))

    def _show_choice(self) -> None:
        row = self.model.row(self.list.row)
        self.open_button.setVisible(any(row.page_id for row in self._rows))
        self.open_button.setEnabled(row is not None and bool(row.page_id))

    def _open(self) -> None:
        row = self.model.row(self.list.row)
        if row is not None and row.page_id:
            self.page_chosen.emit(row.page_id)
            self.accept()


def summary_of(report: ImportReport) -> str:
    """Return in one sentence how many pages came in and how many files did not."""
    parts = [tr("dialog.import_report.taken", count=len(report.pages))]
    if report.refused:
        parts.append(tr("dialog.import_report.refused", count=len(report.refused)))
    if report.duplicates:
        parts.append(tr("dialog.import_report.duplicates", count=len(report.duplicates)))
    if report.skipped:
        parts.append(tr("dialog.import_report.skipped", count=report.skipped))
    return tr("dialog.import_report.between").join(parts) + tr("dialog.import_report.end")
