"""A list in which single keys are actions, an input method notwithstanding."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from gui.guard import guarded

Index = QModelIndex | QPersistentModelIndex
HOTKEYS = "hotkeys"
"""The dynamic property of a view in which single keys are actions (see `gui.actions`)."""


def take_hotkeys(widget: QWidget) -> None:
    """Make a widget one in which single keys are actions: no input method swallows them."""
    widget.setProperty(HOTKEYS, True)
    widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)


class HotkeyList(QListView):
    """A list of painted rows. Letters are never taken for a search, and the current row is always in sight."""

    row_chosen = Signal(int)
    """The user went to a row, by mouse or by keyboard."""

    def __init__(self, model: QAbstractItemModel, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_hotkeys(self)
        self._is_moved_by_program = False
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Make a row current (held within the list) without telling anybody."""
        count = self.model().rowCount()
        self._is_moved_by_program = True
        if count:
            self.setCurrentIndex(self.model().index(max(0, min(row, count - 1)), 0))
        else:
            self.setCurrentIndex(QModelIndex())
        self._is_moved_by_program = False

    def step(self, by: int) -> None:
        """Go some rows down or up, as the user would."""
        count = self.model().rowCount()
        if count:
            self.setCurrentIndex(self.model().index(max(0, min(self.row + by, count - 1)), 0))

    @guarded
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the user went to."""
        super().currentChanged(current, previous)
        if not self._is_moved_by_program and current.isValid():
            self.row_chosen.emit(current.row())

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current row whenever the list has the focus."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: letters are keys here."""
