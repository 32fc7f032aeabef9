"""A line to type in that lets an input method finish first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gui.guard import guarded

_FINISHING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


class LineField(QLineEdit):
    """A `QLineEdit` whose Enter and Escape belong to the input method while it composes.

    Most input methods keep these keys to themselves; some hand them on, and a half-typed word would be submitted.
    """

    is_composing = False

    @guarded
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether something is being composed."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter and Escape from doing anything while composing."""
        if self.is_composing and Qt.Key(event.key()) in _FINISHING:
            event.accept()
        else:
            super().keyPressEvent(event)
