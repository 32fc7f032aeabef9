"""A list model of plain rows: what is painted is in `ROW`, what is read aloud in the accessible text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.guard import guarded
from gui.widgets.row_delegate import ROW

Row = TypeVar("Row")
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)


class RowModel(QAbstractListModel, Generic[Row]):
    """A list of rows of one type. Subclasses override `spoken`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._rows

    def row(self, number: int) -> Row | None:
        """Return a row, or None when there is no such row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def spoken(self, row: Row) -> str:
        """Return a row in words, for a screen reader."""
        raise NotImplementedError

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows: only what differs is announced when the number stays."""
        if len(rows) == len(self._rows):
            old, self._rows = self._rows, rows
            changed = [number for number, pair in enumerate(zip(old, rows, strict=True)) if pair[0] != pair[1]]
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @guarded(default=0)
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    @guarded
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        return self.spoken(row) if role in _SPOKEN else None
