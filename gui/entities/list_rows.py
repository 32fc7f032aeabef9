"""The list of entities: headings, names with their counts, and the mentions of a name that is unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from core.model.mention import Mention
from gui.entities.rows import NameRow, Row, TypeRow
from gui.theme import Theme, font
from gui.translate import tr
from gui.widgets.certainty import SURE
from gui.widgets.excerpt import Excerpts
from gui.widgets.marks import beside_mark, mark_box, paint_decision
from gui.widgets.places import Places
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.terms import decision_name, type_name
from gui.widgets.text_lines import draw_excerpt, draw_right, draw_text

INDENT = 14.0
"""Pixels kept for the folding sign."""


class EntityModel(RowModel[Row]):
    """The mentions of a page as foldable rows."""

    excerpts: Excerpts | None = None
    places: Places | None = None

    def show_rows(self, rows: Sequence[Row], excerpts: Excerpts, places: Places) -> None:
        """Show rows; sentences and line numbers are looked up when they are painted."""
        self.excerpts, self.places = excerpts, places
        self.set_rows(rows)

    def spoken(self, row: Row) -> str:
        """Return a row in words."""
        if isinstance(row, TypeRow):
            return f"{type_name(row.type)}，{counts(row.count, row.undecided)}"
        if isinstance(row, NameRow):
            return f"{row.name}，{type_name(row.type)}，{counts(len(row.mentions), row.undecided)}"
        sentence = self.excerpts.of(row.mention.span, 24).text if self.excerpts is not None else ""
        return f"{row.mention.text}，{decision_name(row.mention.decision)}，{sentence}"


class EntityDelegate(RowDelegate):
    """Paint headings, names and mentions."""

    def __init__(self, model: EntityModel) -> None:
        super().__init__()
        self._model = model

    def has_rule(self, row: Any) -> bool:
        """Return that only headings are set off by a line."""
        return isinstance(row, TypeRow)

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one row."""
        if isinstance(row, TypeRow):
            self._heading(painter, box, row, theme)
        elif isinstance(row, NameRow):
            self._name(painter, box, row, theme)
        else:
            self._mention(painter, box.adjusted(20, 0, 0, 0), row.mention, theme)

    def _heading(self, painter: QPainter, box: QRectF, row: TypeRow, theme: Theme) -> None:
        words = counts(row.count, row.undecided)
        rest = box.adjusted(0, 0, -draw_right(painter, box, words, font(12), theme.colour("muted")), 0)
        draw_text(painter, rest, type_name(row.type), font(13, bold=True), theme.entity(row.type))

    def _name(self, painter: QPainter, box: QRectF, row: NameRow, theme: Theme) -> None:
        _triangle(painter, QRectF(box.x(), box.y(), 10, box.height()), theme, is_open=row.is_open)
        is_suspect = any(m.confidence < SURE and not m.decision.is_made for m in row.mentions)
        paint_decision(painter, mark_box(box, INDENT), row.decision, theme, is_suspect=is_suspect)
        rest = beside_mark(box, INDENT)
        number = tr("panel.entities.times", count=len(row.mentions))
        rest.setRight(rest.right() - draw_right(painter, rest, number, font(12), theme.colour("muted")))
        width = draw_text(painter, rest, row.name, font(13, bold=not row.undecided), theme.colour("text"))
        if row.aliases:
            rest.setLeft(rest.left() + width + 8)
            draw_text(painter, rest, "、".join(row.aliases), font(12), theme.colour("muted"))

    def _mention(self, painter: QPainter, box: QRectF, mention: Mention, theme: Theme) -> None:
        is_suspect = mention.confidence < SURE
        paint_decision(painter, mark_box(box, INDENT), mention.decision, theme, is_suspect=is_suspect)
        rest = beside_mark(box, INDENT)
        if self._model.places is not None:
            line = str(self._model.places.line(mention.span.start))
            rest.setRight(rest.right() - draw_right(painter, rest, line, font(12), theme.colour("muted")))
        if self._model.excerpts is not None:
            excerpt = self._model.excerpts.of(mention.span, 20)
            draw_excerpt(painter, rest, excerpt, font(12), theme.colour("muted"), theme.colour("text"))


def counts(total: int, undecided: int) -> str:
    """Return how many there are and how many of them are left, in words."""
    if undecided:
        return tr("panel.entities.counts", total=total, left=undecided)
    return tr("panel.entities.counts_done", total=total)


def _triangle(painter: QPainter, box: QRectF, theme: Theme, *, is_open: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted"))
    x, y = box.center().x() - 1, box.center().y()
    corners = [(-4, -2), (4, -2), (0, 3)] if is_open else [(-2, -4), (3, 0), (-2, 4)]
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    painter.restore()
