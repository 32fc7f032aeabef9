"""A read-only text under the user's hand: caret, selection, keys, mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.actions import HOTKEYS
from gui.canvas.caret import Caret, moved, word_at
from gui.canvas.paper import Paper
from gui.guard import guarded
from gui.theme import appearance

_MOVES = {
    Qt.Key.Key_Left: ("left", "word_left"),
    Qt.Key.Key_Right: ("right", "word_right"),
    Qt.Key.Key_Up: ("up", "up"),
    Qt.Key.Key_Down: ("down", "down"),
    Qt.Key.Key_Home: ("home", "top"),
    Qt.Key.Key_End: ("end", "bottom"),
    Qt.Key.Key_PageUp: ("page_up", "page_up"),
    Qt.Key.Key_PageDown: ("page_down", "page_down"),
}


class TextCanvas(Paper):
    """Rows with a caret one can move. Single keys are actions here, and no input method swallows them."""

    caret_moved = Signal()
    """The caret or the selection moved by the user's hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.performer: Callable[[str], bool] | None = None
        """Who carries actions out while this text has the focus."""
        self._drags = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setProperty(HOTKEYS, True)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def perform(self, action_id: str) -> bool:
        """Copy and select here; hand everything else to the performer."""
        if action_id == "copy":
            self.copy()
        elif action_id == "select_all":
            self.select_all()
        else:
            return self.performer is not None and self.performer(action_id)
        return True

    def copy(self) -> None:
        """Put the selected text on the clipboard, as plain text."""
        if not self.caret.is_empty:
            # not setMimeData: an object made here would be destroyed after the interpreter, which crashes at exit
            QGuiApplication.clipboard().setText(self.selected_text())

    def select_all(self) -> None:
        """Select the whole text."""
        self._move_to(len(self.flow.text), keep=False, anchor=0)

    def _move_to(self, offset: int, *, keep: bool, x: float | None = None, anchor: int | None = None) -> None:
        self.caret = Caret(offset, anchor, x) if anchor is not None else self.caret.to(offset, keep=keep, x=x)
        self.lit = []
        self.reveal(offset, offset)
        self.viewport().update()
        self.caret_moved.emit()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, with Shift select; Escape lets go of the selection."""
        if event.key() == Qt.Key.Key_Escape and not self.caret.is_empty:
            self._move_to(self.caret.at, keep=False)
            return
        moves = _MOVES.get(Qt.Key(event.key()))
        held = event.modifiers()
        if moves is None or held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            event.ignore()
            return
        move = moves[bool(held & Qt.KeyboardModifier.ControlModifier)]
        if self.flow.rows:
            rows_a_page = max(1, len(self.rows_in_sight()) - 2)
            offset, x = moved(self.caret, self.flow, move, rows_a_page)
            self._move_to(offset, keep=bool(held & Qt.KeyboardModifier.ShiftModifier), x=x)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret down, or widen the selection with Shift."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drags = True
            keep = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_to(self.offset_near(event.position()), keep=keep)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Widen the selection while the button is held."""
        if self._drags and event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(self.offset_near(event.position()), keep=True)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection."""
        self._drags = False

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the mark under the mouse, or the run of like characters."""
        offset = self.character_under(event.position())
        if offset is None:
            return
        marks = self.marks.at(offset)
        start, end = (marks[0].start, marks[0].end) if marks else word_at(self.flow.text, offset)
        self._move_to(end, keep=True, anchor=start)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Put the caret where the menu opens, unless it opens over the selection."""
        point = QPointF(event.pos())
        offset = self.offset_near(point)
        start, end = self.caret.range
        if event.reason() == QContextMenuEvent.Reason.Mouse and not start <= offset <= end:
            self._move_to(offset, keep=False)
        self.open_menu(event)

    def open_menu(self, event: QContextMenuEvent) -> None:
        """Show the menu of the place the caret is at."""

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the text size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            appearance.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        self.viewport().update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        self.viewport().update()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Forget what the mouse was over."""
