"""A small form: named fields, Enter takes them all, Escape leaves everything as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.guard import guarded
from gui.translate import tr
from gui.widgets.labels import plain_label
from gui.widgets.line_field import LineField


class FieldForm(QWidget):
    """Edit a few short texts."""

    submitted = Signal(object)
    """Enter, or the button: a dict of all fields."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, tuple[QLabel, QLineEdit]] = {}
        self._form = QFormLayout()
        self._form.setSpacing(6)
        self.problem = plain_label("problem", wraps=True)
        self.problem.hide()
        self.save = QPushButton()
        self.save.setProperty("tone", "default")
        self.cancel = QPushButton()
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)

    def show_fields(self, fields: Sequence[tuple[str, str, str]]) -> None:
        """Show (name, label, value) triples."""
        if [name for name, _, _ in fields] != list(self._fields):
            self._rebuild([name for name, _, _ in fields])
        for name, words, value in fields:
            label, edit = self._fields[name]
            label.setText(words)
            edit.setAccessibleName(words)
            edit.setText(value)
        self.save.setText(tr("panel.form.save"))
        self.cancel.setText(tr("panel.form.cancel"))
        self.show_problem("")

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, spaces at the ends dropped."""
        return {name: edit.text().strip() for name, (_, edit) in self._fields.items()}

    def field(self, name: str) -> QLineEdit:
        """Return the field of a name."""
        return self._fields[name][1]

    def set_values(self, values: Mapping[str, str]) -> None:
        """Put other texts into some fields."""
        for name, value in values.items():
            self.field(name).setText(value)

    def show_problem(self, words: str, name: str = "") -> None:
        """Say what is wrong and mark the field; no words when all is well."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        for other, (_, edit) in self._fields.items():
            edit.setProperty("problem", bool(words) and other == name)
            edit.style().unpolish(edit)
            edit.style().polish(edit)

    def begin(self, name: str = "") -> None:
        """Put the caret into a field, the first unless another is named."""
        edit = self.field(name or next(iter(self._fields)))
        edit.setFocus()
        edit.selectAll()

    def submit(self) -> None:
        """Hand the fields over."""
        self.submitted.emit(self.values)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _rebuild(self, names: Sequence[str]) -> None:
        for label, edit in self._fields.values():
            self._form.takeRow(edit)
            for widget in (label, edit):  # not at once: one of them may be telling us of the Enter key just now
                widget.hide()
                widget.deleteLater()
        self._fields = {name: self._made() for name in names}

    def _made(self) -> tuple[QLabel, QLineEdit]:
        label, edit = plain_label("muted"), LineField()
        label.setBuddy(edit)
        edit.returnPressed.connect(self.submit)
        self._form.addRow(label, edit)
        return label, edit
