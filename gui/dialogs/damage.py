"""A collection that is damaged: what is wrong in words, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from core.messages import Message
from gui.dialogs.dialog import Dialog
from gui.theme import appearance
from gui.translate import say
from gui.widgets.labels import plain_label


class DamageDialog(Dialog):
    """Name what is wrong and offer to restore a backup, to salvage what is readable, or to leave it."""

    restore_wanted = Signal()
    salvage_wanted = Signal()

    def __init__(self, path: Path, problems: Sequence[Message], backups: int, parent: QWidget | None = None) -> None:
        super().__init__("damage", parent, width=560)
        heading = plain_label("title", wraps=True)
        heading.setText(self.words("what", name=path.name))
        self.body.addWidget(heading)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setAccessibleName(self.words("list_name"))
        self.list.setPlainText("\n".join(say(problem) for problem in problems))
        self.list.setMinimumHeight(appearance.px(120))
        self.body.addWidget(self.list, 1)
        advice = plain_label("muted", wraps=True)
        advice.setText(self.words("with_backups", count=backups) if backups else self.words("without_backups"))
        self.body.addWidget(advice)
        self.copy_button = self.add_button("copy")
        self.copy_button.clicked.connect(self.copy)
        self.salvage_button = self.add_button("salvage")
        self.salvage_button.clicked.connect(self._salvage)
        self.restore_button = self.add_button("restore", is_default=bool(backups))
        self.restore_button.setEnabled(bool(backups))
        self.restore_button.clicked.connect(self._restore)
        self.leave_button = self.add_button("leave", is_default=not backups)
        self.leave_button.clicked.connect(self.reject)

    def copy(self) -> None:
        """Put the list of problems on the clipboard."""
        QApplication.clipboard().setText(self.list.toPlainText())
        self.copy_button.setText(self.words("copied"))

    def _restore(self) -> None:
        self.restore_wanted.emit()
        self.accept()

    def _salvage(self) -> None:
        self.salvage_wanted.emit()
        self.accept()
