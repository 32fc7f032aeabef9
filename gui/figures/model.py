"""The fact-check sheet as a table model: one row a figure, the fields editable, a bad value refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.errors import UserError
from core.model.figure import Figure
from gui.guard import guarded
from gui.translate import tr
from gui.widgets.excerpt import Excerpt, Excerpts
from gui.widgets.figure_values import edited, grouped
from gui.widgets.places import Places
from gui.widgets.row_delegate import ROW
from gui.widgets.terms import decision_name

COLUMNS = ("state", "indicator", "qualifier", "value", "unit", "period", "sentence", "line")
EDITABLE = frozenset({"indicator", "qualifier", "value", "unit", "period"})
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
Index = QModelIndex | QPersistentModelIndex


class FigureModel(QAbstractTableModel):
    """The listed figures of a page. Sentences and lines are looked up when they are painted."""

    edited_figure = Signal(object)
    """A cell was edited: the figure as it shall be."""
    refused = Signal(object)
    """A cell's text cannot be kept: a `UserError`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figure] = ()
        self._excerpts: Excerpts | None = None
        self._places: Places | None = None

    @property
    def figures(self) -> Sequence[Figure]:
        """The listed figures."""
        return self._figures

    def figure(self, row: int) -> Figure | None:
        """Return the figure of a row, None when there is no such row."""
        return self._figures[row] if 0 <= row < len(self._figures) else None

    def show_figures(self, figures: Sequence[Figure], excerpts: Excerpts | None, places: Places | None) -> None:
        """List figures."""
        self._excerpts, self._places = excerpts, places
        if len(figures) == len(self._figures):
            self._figures = figures
            if figures:
                self.dataChanged.emit(self.index(0, 0), self.index(len(figures) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._figures = figures
        self.endResetModel()

    def excerpt(self, figure: Figure, reach: int = 40) -> Excerpt:
        """Return the sentence of a figure."""
        return self._excerpts.of(figure.span, reach) if self._excerpts is not None else Excerpt("", figure.text, "")

    def line(self, figure: Figure) -> str:
        """Return the printed line of a figure."""
        return str(self._places.line(figure.span.start)) if self._places is not None else ""

    def cell(self, figure: Figure, column: str) -> str:
        """Return the words of a cell."""
        if column == "state":
            return decision_name(figure.decision)
        if column == "sentence":
            return self.excerpt(figure).text
        if column == "line":
            return self.line(figure)
        value = str(getattr(figure, column))
        return grouped(value) if column == "value" else value

    def retranslate(self) -> None:
        """Tell views that the headings are in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    @guarded(default=0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """Return how many figures are listed."""
        return 0 if parent.isValid() else len(self._figures)

    @guarded(default=0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """Return how many columns the sheet has."""
        return 0 if parent.isValid() else len(COLUMNS)

    @guarded
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the figure (`ROW`), a cell's words, or what is put into its editor."""
        figure = self.figure(index.row())
        if figure is None:
            return None
        column = COLUMNS[index.column()]
        if role == ROW:
            return figure
        if role == Qt.ItemDataRole.EditRole and column in EDITABLE:
            return str(getattr(figure, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column in ("value", "line"):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self.cell(figure, column) if role in _TEXT else None

    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the fields can be edited."""
        flags = super().flags(index)
        is_field = index.isValid() and COLUMNS[index.column()] in EDITABLE
        return flags | Qt.ItemFlag.ItemIsEditable if is_field else flags

    @guarded(default=False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand an edited figure on; nothing is kept here, it comes back with the next picture of the page."""
        figure = self.figure(index.row())
        column = COLUMNS[index.column()]
        if figure is None or role != Qt.ItemDataRole.EditRole or column not in EDITABLE:
            return False
        try:
            changed = edited(figure, {column: str(value).strip()})
        except UserError as error:
            self.refused.emit(error)
            return False
        if changed != figure:
            self.edited_figure.emit(changed)
        return True

    @guarded
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        column = COLUMNS[section]
        return tr(f"panel.field.{column}") if column in EDITABLE else tr(f"panel.figures.{column}")
