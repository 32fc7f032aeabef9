"""How files are to be read: their encoding, what is known of the pages, and whether known texts come in again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from core.model.page import PageDetails
from core.model.transfer import ImportOptions
from gui.dialogs.dialog import Dialog
from gui.theme import appearance
from gui.translate import tr
from gui.widgets.labels import plain_label
from gui.widgets.line_field import LineField

ENCODINGS = ("", "utf-8", "gb18030", "big5", "utf-16")
"""What can be chosen; "" leaves it to the program, file by file."""
PREVIEW = 2000
"""How many bytes of the first file are shown."""


class ImportOptionsDialog(Dialog):
    """Ask how to read files. Everything may be left as it is."""

    chosen = Signal(object)
    """The `ImportOptions`."""

    def __init__(self, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__("import_options", parent, width=520)
        self._first = next((path for path in paths if path.is_file()), None)
        self.encoding = QComboBox()
        for name in ENCODINGS:
            self.encoding.addItem(self.words(f"encoding.{name or 'detect'}"), name)
        self.encoding.currentIndexChanged.connect(self._show_preview)
        self.publication, self.day, self.number, self.section = (LineField() for _ in range(4))
        self.keeps_duplicates = QCheckBox(self.words("keeps_duplicates"))
        form = QFormLayout()
        for key, widget in (
            ("encoding", self.encoding),
            ("publication", self.publication),
            ("edition_date", self.day),
            ("page_number", self.number),
            ("section_name", self.section),
        ):
            words = self.words(f"field.{key}")
            widget.setAccessibleName(words)
            form.addRow(words, widget)
            if isinstance(widget, QLineEdit):
                widget.setPlaceholderText(self.words("date_hint" if key == "edition_date" else "guess"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.words("preview"))
        self.preview.setMaximumHeight(appearance.px(120))
        self._preview_words = plain_label("muted", wraps=True)
        self.body.addLayout(form)
        self.body.addWidget(self.keeps_duplicates)
        self.body.addWidget(self._preview_words)
        self.body.addWidget(self.preview)
        self.add_button("cancel").clicked.connect(self.reject)
        self.add_button("import", is_default=True).clicked.connect(self.take)
        self._show_preview()

    def take(self) -> None:
        """Take the options; a date that is none is said so."""
        text = self.day.text().strip()
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:
            self.say_problem(self.words("bad_date", text=text))
            self.day.setFocus()
            return
        details = PageDetails(
            self.publication.text().strip(), day, self.number.text().strip(), self.section.text().strip()
        )
        encoding = self.encoding.currentData() or None
        self.chosen.emit(ImportOptions(encoding, details, self.keeps_duplicates.isChecked()))
        self.accept()

    def _show_preview(self) -> None:
        """Show how the first file begins in the chosen encoding, so that a wrong one is seen at once."""
        encoding = self.encoding.currentData()
        can_show = bool(encoding) and self._first is not None
        self.preview.setVisible(can_show)
        key = "preview_of" if can_show else "preview_none"
        name = self._first.name if self._first is not None else ""
        self._preview_words.setText(self.words(key, name=name))
        if can_show and self._first is not None:
            self.preview.setPlainText(beginning_of(self._first, encoding))


def beginning_of(path: Path, encoding: str) -> str:
    """Return how a file begins in an encoding; what cannot be decoded is shown as such."""
    try:
        with path.open("rb") as file:
            data = file.read(PREVIEW)
    except OSError:
        return tr("dialog.import_options.unreadable")
    return data.decode(encoding, "replace").removeprefix("\ufeff").removesuffix("\ufffd").replace("\x00", "\ufffd")
