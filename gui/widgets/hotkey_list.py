"""A list in which single keys are actions, an input method notwithstanding."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.guard import guarded
from gui.theme import appearance
from gui.widgets.row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
HOTKEYS = "hotkeys"
"""The dynamic property of a view in which single keys are actions (see `gui.actions`)."""


def take_hotkeys(widget: QWidget) -> None:
    """Make a widget one in which single keys are actions: no input method swallows them."""
    widget.setProperty(HOTKEYS, True)
    widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)


class HotkeyList(QTableView):
    """A list of painted rows. Letters are never taken for a search, and the current row is always in sight.

    It is a table of one column: QListView asks the model about every row before it paints the first.
    """

    row_chosen = Signal(int)
    """The user went to a row, by mouse or by keyboard."""

    def __init__(self, model: QAbstractItemModel, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_hotkeys(self)
        self._is_moved_by_program = False
        self._delegate = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self._be_a_list()
        appearance.changed.connect(self._fit_rows)
        self._fit_rows()

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
        self._choose(self.row + by)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Home and End lead to the ends of the list."""
        if event.key() == Qt.Key.Key_Home:
            self._choose(0)
        elif event.key() == Qt.Key.Key_End:
            self._choose(self.model().rowCount())
        else:
            super().keyPressEvent(event)

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

    def _choose(self, row: int) -> None:
        count = self.model().rowCount()
        if count:
            self.setCurrentIndex(self.model().index(max(0, min(row, count - 1)), 0))

    def _be_a_list(self) -> None:
        for column in range(1, self.horizontalHeader().count()):
            self.setColumnHidden(column, True)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(appearance.px(self._delegate.row_px))
