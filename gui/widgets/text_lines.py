"""Paint one line of plain text, or a sentence in which one piece is bold and never cut away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.widgets.excerpt import Excerpt

_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


def draw_text(painter: QPainter, box: QRectF, text: str, font: QFont, colour: QColor) -> float:
    """Paint a text at the left of a box, cut with an ellipsis where it is too long; return the width it took."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, _FLAGS, shown)
    return metrics.horizontalAdvance(shown)


def draw_right(painter: QPainter, box: QRectF, text: str, font: QFont, colour: QColor) -> float:
    """Paint a text at the right of a box and return the width it took, a gap included."""
    width = QFontMetricsF(font).horizontalAdvance(text)
    draw_text(painter, QRectF(box.right() - width, box.y(), width + 1, box.height()), text, font, colour)
    return width + 8 if text else 0.0


def draw_excerpt(painter: QPainter, box: QRectF, excerpt: Excerpt, font: QFont, colour: QColor, strong: QColor) -> None:
    """Paint an excerpt in one line: the item bold and whole, what is too long cut at the outer ends."""
    bold = QFont(font)
    bold.setBold(True)
    plain, heavy = QFontMetricsF(font), QFontMetricsF(bold)
    before, item, after = fitted(excerpt, plain, heavy, box.width())
    x = box.x()
    for text, face, metrics, ink in (
        (before, font, plain, colour),
        (item, bold, heavy, strong),
        (after, font, plain, colour),
    ):
        painter.setFont(face)
        painter.setPen(ink)
        width = metrics.horizontalAdvance(text)
        painter.drawText(QRectF(x, box.y(), width + 2, box.height()), _FLAGS, text)
        x += width


def fitted(excerpt: Excerpt, plain: QFontMetricsF, heavy: QFontMetricsF, width: float) -> tuple[str, str, str]:
    """Return before, item and after, cut so that they fit into a width in pixels."""
    item = heavy.elidedText(excerpt.item, Qt.TextElideMode.ElideRight, width)
    room = max(0.0, width - heavy.horizontalAdvance(item) - 1)
    behind = plain.horizontalAdvance(excerpt.after)
    ahead = plain.horizontalAdvance(excerpt.before)
    left = min(ahead, max(room * 0.6, room - behind))
    before = _elided(excerpt.before, plain, Qt.TextElideMode.ElideLeft, left)
    after = _elided(excerpt.after, plain, Qt.TextElideMode.ElideRight, room - plain.horizontalAdvance(before))
    return before, item, after


def _elided(text: str, metrics: QFontMetricsF, mode: Qt.TextElideMode, width: float) -> str:
    return text if metrics.horizontalAdvance(text) <= width else metrics.elidedText(text, mode, max(0.0, width))
