"""Draw what stands left of the raw text: line numbers, role labels, article bands, and the tie to a far headline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.model.kinds import Role
from gui.canvas.flow import Flow
from gui.canvas.pieces import Piece, Pieces
from gui.theme import appearance, font
from gui.translate import tr

FAR = 3
"""A headline this many rows from the next part of its article is tied to it."""


ROLE_LABELS = (*(f"role_short.{role}" for role in Role), "role_short.furniture", "role_short.unassigned")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the gutter: where each begins, in pixels, at the present text size."""

    number: float
    role: float
    tie: float
    band: float
    text: float

    @classmethod
    def at_scale(cls, lines: int) -> Columns:
        """Return the columns for a page of so many lines."""
        numbers = QFontMetricsF(font(11)).horizontalAdvance("9" * max(3, len(str(lines)))) + appearance.px(10)
        labels = QFontMetricsF(font(11))
        roles = max(labels.horizontalAdvance(tr(key)) for key in ROLE_LABELS) + appearance.px(6)
        role = numbers
        tie = role + roles
        band = tie + appearance.px(10)
        return cls(0, role, tie, band, band + appearance.px(26))


class Gutter:
    """Draw the gutter of the rows in sight."""

    def __init__(self, flow: Flow, pieces: Pieces, columns: Columns, dy: float) -> None:
        self.flow = flow
        self.pieces = pieces
        self.columns = columns
        self.dy = dy
        self._top: range = range(0)

    def paint(self, painter: QPainter, rows: range, article_id: int, caret_row: int, height: float) -> None:
        """Draw the rows; the band of the article the user is at is broader, its far parts are tied."""
        theme = appearance.theme
        ground = QRectF(0, 0, self.columns.band, height)
        painter.fillRect(ground, theme.colour("raised"))
        self._top = rows[:3]
        for row in rows:
            self._number(painter, row, row == caret_row)
        for piece in self._pieces_of(rows):
            self._band(painter, piece, piece.article_id == article_id and article_id != 0)
        self._ties(painter, article_id)

    def _pieces_of(self, rows: range) -> list[Piece]:
        if not rows:
            return []
        return list(self.pieces.within(self.flow.rows[rows[0]].start, self.flow.rows[rows[-1]].end + 1))

    def _cell(self, row: int, left: float, right: float) -> QRectF:
        return QRectF(left, self.flow.rows[row].top + self.dy, right - left, self.flow.face(row).row_height)

    def _number(self, painter: QPainter, row: int, is_current: bool) -> None:
        at = self.flow.rows[row]
        if at.is_first:
            painter.setFont(font(11))
            painter.setPen(appearance.theme.colour("text" if is_current else "faint"))
            cell = self._cell(row, 0, self.columns.role - appearance.px(8))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(cell, flags, str(at.block + 1))

    def _band(self, painter: QPainter, piece: Piece, is_current: bool) -> None:
        first, last = self.flow.row_of(piece.span.start), self.flow.row_of(piece.span.end - 1)
        top = self._cell(first, 0, 0).top()
        bottom = self._cell(last, 0, 0).bottom()
        colour = band_colour(piece)
        broad = appearance.px(6 if is_current else 4)
        strip = QRectF(self.columns.band, top + 1, broad, bottom - top - 2)
        if piece.article is None and not piece.is_furniture:
            painter.fillRect(strip, QColor(0, 0, 0, 0))
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawRect(strip)
        else:
            painter.fillRect(strip, colour)
        if self._begins_in(piece, first):
            self._labels(painter, piece, first, colour)

    def _begins_in(self, piece: Piece, row: int) -> bool:
        """Whether it is the first piece of its row: a part that begins within a row has no room for a label."""
        start = self.flow.rows[row].start
        return not self.flow.text[start : piece.span.start].strip()

    def _labels(self, painter: QPainter, piece: Piece, row: int, colour: QColor) -> None:
        """Draw the article's number, and the role where it is another than that of the piece above."""
        painter.setFont(font(11, bold=True))
        painter.setPen(colour)
        cell = self._cell(row, self.columns.band + appearance.px(8), self.columns.text - appearance.px(2))
        label = str(piece.number) if piece.number else ""
        painter.drawText(cell, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        above = self.pieces.before(piece)
        if above is not None and above.has_owner_of(piece) and above.role is piece.role and row not in self._top:
            return
        painter.setFont(font(11))
        painter.setPen(appearance.theme.colour("muted"))
        cell = self._cell(row, self.columns.role, self.columns.tie)
        painter.drawText(cell, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, role_label(piece))

    def _ties(self, painter: QPainter, article_id: int) -> None:
        """Tie the far parts of the article the user is at by a thin line."""
        mine = [piece for piece in self.pieces.all if piece.article_id == article_id and article_id]
        colour = band_colour(mine[0]) if mine else QColor()
        x = self.columns.tie + appearance.px(4)
        for one, other in pairwise(mine):
            above, under = self.flow.row_of(one.span.end - 1), self.flow.row_of(other.span.start)
            if under - above < FAR:
                continue
            top, bottom = self._cell(above, 0, 0).center().y(), self._cell(under, 0, 0).center().y()
            painter.setPen(QPen(colour, 1.2))
            painter.drawPolyline(
                [
                    QPointF(self.columns.band, top),
                    QPointF(x, top),
                    QPointF(x, bottom),
                    QPointF(self.columns.band, bottom),
                ]
            )


def band_colour(piece: Piece) -> QColor:
    """Return the strong colour of a piece."""
    return appearance.theme.band(piece.colour) if piece.article is not None else appearance.theme.colour("furniture")


def role_label(piece: Piece) -> str:
    """Return the short word for a piece's role."""
    if piece.role is not None:
        return tr(f"role_short.{piece.role}")
    return tr("role_short.furniture" if piece.is_furniture else "role_short.unassigned")
