"""Draw rows: grounds, marks, selection, glyphs, caret."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.canvas.flow import Flow
from gui.canvas.marks import Ink, Mark

_RUNS = re.compile(r"[\u0020-\u007e]+|[\u2014-\u2026\u3000-\u30ff\u3400-\u9fff\uff01-\uff5e]+|[^\s]")
"""Runs whose drawn width is the sum of their advances; whatever else there is (combining marks, right-to-left letters)
is drawn by itself at its own place, so that it cannot move its neighbours."""


class RowPainter:
    """Draw the rows of a flow with an open painter, shifted by the scroll offset `dx`, `dy`."""

    def __init__(self, painter: QPainter, flow: Flow, dx: float, dy: float) -> None:
        self.painter = painter
        self.flow = flow
        self.dx = dx
        self.dy = dy

    def rect(self, row: int, start: int, end: int, *, full_height: bool = True) -> QRectF:
        """Return where [start, end) lies within a row, in widget pixels."""
        at, face = self.flow.rows[row], self.flow.face(row)
        left, right = self.flow.x_of(row, start), self.flow.x_of(row, end)
        height = face.row_height if full_height else face.text_height
        top = at.top + (face.row_height - height) / 2
        return QRectF(left + self.dx, top + self.dy, right - left, height)

    def glyphs(self, row: int, colour: QColor) -> None:
        """Draw the characters of a row."""
        at, face = self.flow.rows[row], self.flow.face(row)
        xs = self.flow.xs(row)
        self.painter.setFont(face.font)
        self.painter.setPen(colour)
        y = at.top + face.baseline + self.dy
        for run in _RUNS.finditer(self.flow.text, at.start, at.end):
            self.painter.drawText(QPointF(xs[run.start() - at.start] + self.dx, y), run.group())

    def ground(self, row: int, start: int, end: int, colour: QColor) -> None:
        """Fill the ground of a range."""
        self.painter.fillRect(self.rect(row, start, end), colour)

    def under(self, row: int, mark: Mark, fill: QColor | None) -> None:
        """Draw the part of a mark that lies behind the text."""
        if fill is not None and mark.is_firm and mark.ink in {Ink.MENTION, Ink.FIGURE}:
            rect = self._mark_rect(row, mark)
            self.painter.fillRect(rect, fill)

    def over(self, row: int, mark: Mark) -> None:
        """Draw the part of a mark that lies over the text."""
        rect = self._mark_rect(row, mark)
        if mark.ink is Ink.FIGURE:
            self._box(rect, mark)
        elif mark.ink is Ink.FINDING:
            self._wave(rect, mark.colour)
        else:
            self._underline(rect, mark)

    def _mark_rect(self, row: int, mark: Mark) -> QRectF:
        return self.rect(row, max(mark.start, self.flow.rows[row].start), mark.end, full_height=False)

    def _underline(self, rect: QRectF, mark: Mark) -> None:
        pen = QPen(mark.colour, 2.0 if mark.is_firm else 1.6)
        if mark.ink is Ink.CORRECTION:
            pen.setStyle(Qt.PenStyle.DashLine)
        elif not mark.is_firm:
            pen.setStyle(Qt.PenStyle.DotLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        y = rect.bottom()
        self.painter.drawLine(QPointF(rect.left() + 0.5, y), QPointF(rect.right() - 1.5, y))

    def _box(self, rect: QRectF, mark: Mark) -> None:
        self.painter.setPen(QPen(mark.colour, 1.8 if mark.is_firm else 0.8))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect.adjusted(0.5, 1, -0.5, -1), 2.5, 2.5)

    def _wave(self, rect: QRectF, colour: QColor) -> None:
        self.painter.setPen(QPen(colour, 1.2))
        points, x, is_up = [], rect.left(), True
        while x <= rect.right():
            points.append(QPointF(x, rect.bottom() + (0.5 if is_up else 3.0)))
            x, is_up = x + 3.0, not is_up
        self.painter.drawPolyline(QPolygonF(points))
