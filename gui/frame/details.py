"""Small dialogs of the frame: what a page is called, what a stretch of text should have been, what this program is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from core.model.page import PageDetails
from gui.translate import tr
from gui.widgets.labels import plain_label
from gui.widgets.line_field import LineField
from gui.widgets.style import sheet


class AskDialog(QDialog):
    """A dialog with a form and two buttons; it closes when the subclass takes the answer."""

    def __init__(self, area: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(f"{area}.title"))
        self.setStyleSheet(sheet())
        self.setMinimumWidth(380)
        self.form = QFormLayout()
        self.problem = plain_label("problem", wraps=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox()
        ok = self.buttons.addButton(tr(f"{area}.ok"), QDialogButtonBox.ButtonRole.AcceptRole)
        ok.setProperty("tone", "default")
        self.buttons.addButton(tr(f"{area}.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.take)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(self.form)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.finished.connect(self.deleteLater)

    def take(self) -> None:
        """Take the answer."""
        self.accept()

    def field(self, words: str, text: str, hint: str = "") -> QLineEdit:
        """Add a field."""
        edit = LineField(text)
        edit.setAccessibleName(words)
        edit.setPlaceholderText(hint)
        self.form.addRow(words, edit)
        return edit


class DetailsDialog(AskDialog):
    """Ask for publication, edition date, page number and section name."""

    chosen = Signal(object)
    """The `PageDetails` that were entered."""

    def __init__(self, details: PageDetails, parent: QWidget | None = None) -> None:
        super().__init__("details", parent)
        day = details.edition_date.isoformat() if details.edition_date is not None else ""
        self.publication = self.field(tr("details.publication"), details.publication)
        self.day = self.field(tr("details.edition_date"), day, tr("details.date_hint"))
        self.number = self.field(tr("details.page_number"), details.page_number)
        self.section = self.field(tr("details.section_name"), details.section_name)

    def take(self) -> None:
        """Take the details; a date that is none is said so."""
        text = self.day.text().strip()
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:
            self.problem.setText(tr("details.bad_date"))
            self.problem.show()
            self.day.setFocus()
            return
        names = (self.publication.text().strip(), day, self.number.text().strip(), self.section.text().strip())
        self.chosen.emit(PageDetails(*names))
        self.accept()


class CorrectionDialog(AskDialog):
    """Ask what a stretch of raw text should have been."""

    chosen = Signal(str)

    def __init__(self, raw: str, now: str, parent: QWidget | None = None) -> None:
        super().__init__("correction", parent)
        shown = plain_label(wraps=True)
        shown.setText(tr("correction.raw", text=raw.replace("\n", "⏎")))
        self.form.addRow(shown)
        self.new = self.field(tr("correction.new"), now)
        self.new.selectAll()
        hint = plain_label("muted", wraps=True)
        hint.setText(tr("correction.hint"))
        self.form.addRow(hint)

    def take(self) -> None:
        """Take the replacement."""
        self.chosen.emit(self.new.text())
        self.accept()
