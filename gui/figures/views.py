"""Two ways to look at the sheet: rows of two lines beside the texts, a table where there is room."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from core.model.figure import Figure
from core.model.kinds import Decision
from gui.figures.model import COLUMNS, FigureModel
from gui.guard import guarded
from gui.theme import Theme, appearance, font
from gui.translate import tr
from gui.widgets.certainty import SURE
from gui.widgets.figure_values import amount
from gui.widgets.hotkey_list import take_hotkeys
from gui.widgets.marks import beside_mark, mark_box, paint_decision
from gui.widgets.row_delegate import ROW, RowDelegate
from gui.widgets.text_lines import draw_excerpt, draw_right, draw_text

WIDTHS = {"state": 44, "indicator": 130, "qualifier": 76, "value": 100, "unit": 64, "period": 90, "line": 50}
"""Column widths in pixels at 100 percent; the sentence takes the rest."""
Index = QModelIndex | QPersistentModelIndex


class FigureRows(RowDelegate):
    """Paint a figure on two lines: what and how much; the sentence with the number in bold."""

    row_px = 50

    def __init__(self, model: FigureModel) -> None:
        super().__init__()
        self._model = model

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one figure."""
        figure: Figure = row
        half = box.height() / 2
        upper = QRectF(box.x(), box.y() + 3, box.width(), half - 3)
        lower = QRectF(box.x(), box.y() + half, box.width(), half - 4)
        paint_decision(painter, mark_box(upper), figure.decision, theme, is_suspect=figure.confidence < SURE)
        self._amount(painter, beside_mark(upper), figure, theme)
        lower = beside_mark(lower)
        line = self._model.line(figure)
        lower.setRight(lower.right() - draw_right(painter, lower, line, font(12), theme.colour("muted")))
        excerpt = self._model.excerpt(figure, 24)
        draw_excerpt(painter, lower, excerpt, font(12), theme.colour("muted"), theme.colour("text"))

    def _amount(self, painter: QPainter, box: QRectF, figure: Figure, theme: Theme) -> None:
        ink, muted = theme.colour("text"), theme.colour("muted")
        is_made = figure.decision in (Decision.CONFIRMED, Decision.CORRECTED)
        box.setRight(box.right() - draw_right(painter, box, amount(figure), font(14, bold=is_made), ink))
        name = figure.indicator or tr("panel.figures.no_indicator")
        box.setLeft(box.x() + draw_text(painter, box, name, font(13), ink if figure.indicator else muted) + 8)
        if figure.period:
            draw_text(painter, box, figure.period, font(12), muted)


class Cells(RowDelegate):
    """Paint a table cell: the present row is tinted, the present cell framed while the table has the focus."""

    row_px = 30

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint nothing more than the ground."""

    def ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, theme: Theme) -> None:
        """Tint the present row and frame the present cell."""
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_pale"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))


class TextCells(Cells):
    """Paint the text of a field, numbers at the right; bold once it is confirmed."""

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and text."""
        super().paint(painter, option, index)
        figure: Figure = index.data(ROW)
        is_made = figure.decision in (Decision.CONFIRMED, Decision.CORRECTED)
        column = COLUMNS[index.column()]
        face = font(13, bold=is_made and column in ("value", "unit"))
        box = QRectF(option.rect).adjusted(6, 0, -6, 0)
        ink = appearance.theme.colour("muted" if column == "line" else "text")
        draw = draw_right if column in ("value", "line") else draw_text
        draw(painter, box, str(index.data()), face, ink)


class StateCells(Cells):
    """Paint the shape of a decision in a table cell."""

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint the shape in the middle."""
        mark = mark_box(box)
        mark.moveCenter(box.center())
        paint_decision(painter, mark, row.decision, theme, is_suspect=row.confidence < SURE)


class SentenceCells(Cells):
    """Paint a sentence with its number in bold in a table cell."""

    def __init__(self, model: FigureModel) -> None:
        super().__init__()
        self._model = model

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint the sentence."""
        draw_excerpt(painter, box, self._model.excerpt(row), font(), theme.colour("muted"), theme.colour("text"))


class FigureTable(QTableView):
    """The sheet as a table whose cells are edited in place; single keys are actions while none is open."""

    row_chosen = Signal(int)

    def __init__(self, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_hotkeys(self)
        self._is_moved_by_program = False
        self.setModel(model)
        self.setItemDelegate(TextCells(self))
        self._delegates = {"state": StateCells(self), "sentence": SentenceCells(model)}
        for name, delegate in self._delegates.items():
            self.setItemDelegateForColumn(COLUMNS.index(name), delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.restyle()

    def restyle(self) -> None:
        """Set row height and column widths for the present text size."""
        self.verticalHeader().setDefaultSectionSize(appearance.px(30))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, name in enumerate(COLUMNS):
            if name in WIDTHS:
                header.resizeSection(number, appearance.px(WIDTHS[name]))
        header.setSectionResizeMode(COLUMNS.index("sentence"), QHeaderView.ResizeMode.Stretch)

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Make a row current without telling anybody; the column stays."""
        count = self.model().rowCount()
        self._is_moved_by_program = True
        column = self.currentIndex().column() if self.currentIndex().isValid() else COLUMNS.index("value")
        index = self.model().index(max(0, min(row, count - 1)), column) if count else QModelIndex()
        self.setCurrentIndex(index)
        self._is_moved_by_program = False

    def edit_current(self) -> None:
        """Open the current cell's editor; the value's where the cell cannot be edited."""
        index = self.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(COLUMNS.index("value"))
            self.setCurrentIndex(index)
        self.edit(index)

    @guarded
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the user went to."""
        super().currentChanged(current, previous)
        take_hotkeys(self)  # Qt lets an input method in wherever a cell can be edited
        if not self._is_moved_by_program and current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(current.row())

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell whenever the table has the focus."""
        super().focusInEvent(event)
        take_hotkeys(self)
        if not self.currentIndex().isValid():
            self.go_to(0)

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: letters are keys here."""
