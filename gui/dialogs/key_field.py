"""A field that takes the next key pressed, whatever it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.guard import guarded
from gui.keymap import pressed
from gui.translate import tr


class KeyField(QLineEdit):
    """Wait for a key. Escape and leaving the field give up; no input method swallows what is pressed."""

    key_pressed = Signal(str)
    """A key as the tables write it."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setPlaceholderText(tr("dialog.change_keys.press"))
        self.setAccessibleName(tr("dialog.change_keys.press"))

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        """Take keys before shortcuts and the Tab order do."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._take(event)
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.given_up.emit()
            return
        key = pressed(event)
        if key:
            self.key_pressed.emit(key)
