"""The corrections of a returned workbook as a table in which each can be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.model.transfer import CellChange
from gui.guard import guarded
from gui.translate import tr
from gui.widgets.labels import plain_tip

COLUMNS = ("cell", "name", "column", "before", "here", "after")
_LONGEST = 120
Index = QModelIndex | QPersistentModelIndex


class CorrectionsModel(QAbstractTableModel):
    """One row a correction. Those that nobody has changed here since are ticked at first."""

    ticked_changed = Signal()

    def __init__(self, changes: Sequence[CellChange], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._ticked = [not change.changed_by for change in changes]

    @property
    def chosen(self) -> tuple[CellChange, ...]:
        """The corrections that are ticked."""
        return tuple(change for change, is_on in zip(self._changes, self._ticked, strict=True) if is_on)

    def tick_all(self, is_on: bool) -> None:
        """Tick all or none."""
        self._ticked = [is_on] * len(self._ticked)
        if self._changes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._changes) - 1, 0))
        self.ticked_changed.emit()

    @guarded(default=0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """Return how many corrections there are."""
        return 0 if parent.isValid() else len(self._changes)

    @guarded(default=0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    @guarded
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(f"dialog.handback.head.{COLUMNS[section]}")
        return None

    @guarded
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, in full as its tip, and whether its row is ticked."""
        change, column = self._changes[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            words = " ".join(words_of(change, column).split())
            return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words_of(change, column))
        return None

    @guarded(default=False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a correction, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        self._ticked[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: the first of a row can be ticked."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found if index.column() else found | Qt.ItemFlag.ItemIsUserCheckable


def words_of(change: CellChange, column: str) -> str:
    """Return what a column says of a correction; the present value only where it is another than was handed over."""
    if column == "column":
        return tr(f"handoff.column.{change.column}")
    if column == "here":
        if change.here == change.before:
            return ""
        who = f"（{change.changed_by}）" if change.changed_by else ""
        return f"{change.here}{who}"
    words: str = getattr(change, column)
    return words
