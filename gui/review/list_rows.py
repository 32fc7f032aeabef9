"""The list of decisions behind the card: one line each, painted only while it is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from core.model.kinds import Decision
from core.model.mention import Mention
from gui.review.queue import Item
from gui.review.words import Wording, spoken, subject_name
from gui.theme import Theme, font
from gui.widgets.marks import beside_mark, mark_box, paint_decision
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.terms import type_name
from gui.widgets.text_lines import draw_excerpt, draw_right, draw_text


class ItemModel(RowModel[Item]):
    """The queue as a list."""

    wording: Wording | None = None

    def show_items(self, items: Sequence[Item], wording: Wording) -> None:
        """Show a queue, put into words by `wording`."""
        self.wording = wording
        self.set_rows(items)

    def spoken(self, row: Item) -> str:
        """Return an item in words."""
        return spoken(self.wording, row) if self.wording is not None else ""


class ItemDelegate(RowDelegate):
    """Paint: shape, subject, text, line number."""

    def __init__(self, model: ItemModel) -> None:
        super().__init__()
        self._model = model

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one item."""
        wording = self._model.wording
        if wording is None:
            return
        face = font()
        paint_decision(painter, mark_box(box), Decision.UNDECIDED, theme, is_suspect=row.is_suspect)
        rest = beside_mark(box)
        rest.setRight(rest.right() - draw_right(painter, rest, self._line(row), font(12), theme.colour("muted")))
        label = QRectF(rest.x(), rest.y(), min(rest.width() * 0.4, 64.0 * face.pixelSize() / 13), rest.height())
        draw_text(painter, label, _label(row), font(12), _ink(row, theme))
        rest.setLeft(label.right() + 6)
        strong = theme.colour("muted" if row.turn else "text")
        draw_excerpt(painter, rest, wording.row(row), face, theme.colour("muted"), strong)

    def _line(self, item: Item) -> str:
        return str(self._model.wording.places.line(item.span.start)) if self._model.wording is not None else ""


def _label(item: Item) -> str:
    return type_name(item.record.type) if isinstance(item.record, Mention) else subject_name(item.subject)


def _ink(item: Item, theme: Theme) -> QColor:
    return theme.entity(item.record.type) if isinstance(item.record, Mention) else theme.colour("muted")
