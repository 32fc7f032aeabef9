"""The shapes of a decision: an outline is undecided, filled is confirmed, struck through is rejected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.model.kinds import Decision
from gui.theme import Theme, appearance

MARK_PX = 14
"""The size of a shape at 100 percent."""


def mark_box(box: QRectF, indent: float = 0) -> QRectF:
    """Return the square for a shape at the left of a box (or `indent` pixels further), upright in its middle."""
    size = float(appearance.px(MARK_PX))
    return QRectF(box.x() + indent, box.center().y() - size / 2, size, size)


def beside_mark(box: QRectF, indent: float = 0) -> QRectF:
    """Return what a shape at the left of a box leaves free."""
    return box.adjusted(indent + appearance.px(MARK_PX) + 8, 0, 0, 0)


def paint_decision(painter: QPainter, box: QRectF, decision: Decision, theme: Theme, *, is_suspect: bool) -> None:
    """Paint the shape of a decision into a square box: ring, disc with tick, diamond with tick, struck ring.

    An undecided suspect has a dot in its ring.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    if decision is Decision.UNDECIDED:
        _ring(painter, inner, theme.colour("attention" if is_suspect else "muted"), dotted=is_suspect)
    elif decision is Decision.REJECTED:
        _ring(painter, inner, theme.colour("rejected"), dotted=False)
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    else:
        _filled(painter, inner, theme, is_corrected=decision is Decision.CORRECTED)
    painter.restore()


def _ring(painter: QPainter, box: QRectF, colour: QColor, *, dotted: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.6))
    painter.drawEllipse(box)
    if dotted:
        painter.setBrush(colour)
        quarter = box.width() / 3.4
        painter.drawEllipse(box.adjusted(quarter, quarter, -quarter, -quarter))


def _filled(painter: QPainter, box: QRectF, theme: Theme, *, is_corrected: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("confirmed"))
    if is_corrected:
        centre, half = box.center(), box.width() / 2 + 1
        painter.drawPolygon(
            [
                centre + QPointF(0, -half),
                centre + QPointF(half, 0),
                centre + QPointF(0, half),
                centre + QPointF(-half, 0),
            ]
        )
    else:
        painter.drawEllipse(box)
    painter.setPen(QPen(theme.colour("surface"), 1.6))
    x, y, w = box.x(), box.y(), box.width()
    painter.drawPolyline(
        [QPointF(x + w * 0.28, y + w * 0.52), QPointF(x + w * 0.44, y + w * 0.68), QPointF(x + w * 0.72, y + w * 0.36)]
    )
