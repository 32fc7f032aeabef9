"""Narrow what is handed off: one publication, a range of edition dates. Shown only where there is a choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from core.model.page import PageSummary
from core.model.transfer import ExportScope
from gui.translate import tr


class NarrowedScope(QWidget):
    """Three lists: publication, first and last day. The first entry of each sets no condition."""

    changed = Signal()

    def __init__(self, pages: Sequence[PageSummary], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        days = sorted({page.details.edition_date for page in pages if page.details.edition_date is not None})
        names = sorted({page.details.publication for page in pages if page.details.publication})
        self.publication = self._list("publication", [(name, name) for name in names])
        self.first = self._list("first", [(day.isoformat(), day) for day in days])
        self.last = self._list("last", [(day.isoformat(), day) for day in reversed(days)])

    def conditions(self, day: date | None) -> ExportScope:
        """Return what is set; `day` stands for both ends of the range when it is given."""
        name = self.publication.currentData()
        first, last = (day, day) if day is not None else (self.first.currentData(), self.last.currentData())
        return ExportScope(publications=(name,) if name else (), first_day=first, last_day=last)

    def _list(self, key: str, entries: Sequence[tuple[str, object]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr(f"dialog.handoff.narrow.{key}"))
        box.addItem(tr("dialog.handoff.narrow.any"), None)
        for words, value in entries:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._form.addRow(tr(f"dialog.handoff.narrow.{key}"), box)
        self._form.setRowVisible(box, len(entries) > 1)
        return box
