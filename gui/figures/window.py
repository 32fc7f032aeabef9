"""The fact-check sheet in a window of its own, for a wide look or a second screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.actions import SPECS
from gui.figures.panel import FiguresPanel
from gui.keymap import keymap
from gui.theme import appearance
from gui.translate import tr, translator

if TYPE_CHECKING:
    from gui.session import Session

KEYS = ("confirm", "reject", "correct", "next_item", "previous_item", "undo", "redo")
"""The actions whose keys count here too; those of the main window do not reach a second one."""


class FigureWindow(QWidget):
    """Hold a sheet that follows the same session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self.panel = FiguresPanel(session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._shortcuts: list[QShortcut] = []
        keymap.changed.connect(self._take_keys)
        self._take_keys()
        translator.language_changed.connect(self._put_words)
        session.collection_closed.connect(self.close)
        self._put_words()
        self.resize(appearance.px(1000), appearance.px(560))

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table on the sheet."""
        if action_id == "undo":
            self.session.undo()
        elif action_id == "redo":
            self.session.redo()
        else:
            return self.panel.perform(action_id)
        return True

    def _take_keys(self) -> None:
        """Obey the present keys of the actions that count here."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        sheets = (self.panel.list, self.panel.table)
        self._shortcuts = [
            self._shortcut(sheet, key, action_id)
            for sheet in sheets
            for action_id in KEYS
            for key in SPECS[action_id].keys
        ]

    def _shortcut(self, sheet: QWidget, key: str, action_id: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), sheet, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(self.perform, action_id))
        return shortcut

    def _put_words(self, _language: str = "") -> None:
        self.setWindowTitle(tr("panel.figures.sheet_title"))
