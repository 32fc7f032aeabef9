"""Take hold of a part beside a text and carry it away, until the button is let go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from core.model.span import Span


class Grip(QObject):
    """Follow the mouse from where a part was taken hold of. A press that does not move carries nothing."""

    carried = Signal(object, object)
    """A part is over a place: its `Span`, the global `QPoint`."""
    dropped = Signal(object, object)
    """A part was let go: its `Span`, the global `QPoint`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._span: Span | None = None
        self._from = QPoint()
        self.is_carrying = False

    def take(self, span: Span, event: QMouseEvent) -> None:
        """Take hold of a part."""
        self._span, self._from, self.is_carrying = span, event.globalPosition().toPoint(), False

    def move(self, event: QMouseEvent) -> bool:
        """Follow the mouse; return whether something is carried."""
        if self._span is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        point = event.globalPosition().toPoint()
        far = (point - self._from).manhattanLength() >= QApplication.startDragDistance()
        self.is_carrying = self.is_carrying or far
        if self.is_carrying:
            self.carried.emit(self._span, point)
        return self.is_carrying

    def let_go(self, event: QMouseEvent) -> bool:
        """Let go; return whether something was carried."""
        span, was_carrying = self._span, self.is_carrying
        self.give_up()
        if span is not None and was_carrying:
            self.dropped.emit(span, event.globalPosition().toPoint())
        return was_carrying

    def give_up(self) -> None:
        """Hold nothing any more."""
        self._span, self.is_carrying = None, False
