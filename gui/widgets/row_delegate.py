"""Paint the rows of a list: ground, focus, and whatever a subclass draws inside."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.guard import guarded
from gui.theme import Theme, appearance

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which a model gives the whole row as one plain value."""
EDGE = 10.0
"""Pixels left free at both sides of a row."""


class RowDelegate(QStyledItemDelegate):
    """Paint rows of one height. Subclasses give `row_px` and override `draw`."""

    row_px = 28

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one row into a box."""
        raise NotImplementedError

    def has_rule(self, _row: Any) -> bool:
        """Return whether a thin line closes the row."""
        return True

    @guarded(default=QSize(100, 28))
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the row's height at the present text size."""
        return QSize(100, appearance.px(self.row_px))

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, row and focus."""
        row = index.data(ROW)
        if row is None:
            return
        theme = appearance.theme
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setClipRect(box)
        self.ground(painter, box, state, theme)
        if self.has_rule(row):
            painter.setPen(QPen(theme.colour("rule"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        self.draw(painter, box.adjusted(EDGE, 0, -EDGE, 0), row, theme)
        painter.restore()

    def ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, theme: Theme) -> None:
        """Paint what shows that the row is the present one, or under the mouse."""
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_pale"))
            has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.fillRect(QRectF(box.x(), box.y(), 4 if has_focus else 2, box.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
