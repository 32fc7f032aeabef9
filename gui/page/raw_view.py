"""The raw page: its text as printed, line numbers, article bands, and the boundaries one can drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from core.messages import message
from core.model.page import Page, PageDetails, PageView
from core.model.span import Span, trimmed
from gui.canvas.canvas import TextCanvas
from gui.canvas.face import Face
from gui.canvas.flow import Flow
from gui.canvas.grip import Grip
from gui.canvas.marks import MarkIndex, raw_marks
from gui.canvas.pieces import Piece, Pieces
from gui.guard import guarded
from gui.page.boundary import Boundary, Shift, boundary_near, shift_to
from gui.page.gutter import Columns, Gutter
from gui.page.setting import fitting_px, line_blocks
from gui.theme import appearance, font
from gui.translate import tr, translator

if TYPE_CHECKING:
    from gui.session import Session


class RawView(TextCanvas):
    """Show a page's raw text. Offsets of the canvas are those of the raw text."""

    boundary_dragged = Signal(object)
    """A boundary was dragged and let go: the `Shift` to carry out."""
    menu_wanted = Signal(object)
    """The menu of a place is asked for: its global `QPoint`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.page: Page | None = None
        self.pieces = Pieces(_no_page())
        self.columns = Columns.at_scale(1)
        self.hovered: Piece | None = None
        self._boundary: Boundary | None = None
        self._shift: Shift | None = None
        self._lines_from: int | None = None
        self._near: Boundary | None = None
        self.grip = Grip(self)
        session.page_opened.connect(self._on_page_opened)
        session.page_refreshed.connect(self._on_page_refreshed)
        session.collection_closed.connect(self._on_collection_closed)
        session.place_requested.connect(self._on_place_requested)
        session.part_hovered.connect(self._on_part_hovered)
        session.article_selected.connect(lambda _id: self.viewport().update())
        self.caret_moved.connect(self._on_caret_moved)
        translator.language_changed.connect(self._on_language_changed)
        self._name()

    # What is shown

    def show_page(self, view: PageView) -> None:
        """Show a page from its beginning."""
        self.page = view.page
        self.lit = []
        self.place_caret(0)
        self.lay_anew()
        self.verticalScrollBar().setValue(0)
        first = self.pieces.all[0].span.start if self.pieces.all else 0
        self.place_caret(first)
        self.session.set_caret(first)
        self._tell_article()

    def compose(self) -> Flow:
        """Lay each line of the raw text out as a paragraph that wraps."""
        text = self.page.raw_text if self.page is not None else ""
        self.columns = Columns.at_scale(text.count("\n") + 1)
        self.left_margin = self.columns.text
        width = self.room() - self.left_margin - appearance.px(8)
        px = fitting_px(text, width * 100 / appearance.scale)
        face = Face(font(px), appearance.px(px * 1.6))
        return Flow(text, line_blocks(text, face), max(face.em * 4, width), appearance.px(8), appearance.px(40))

    def _take(self, view: PageView) -> None:
        self.pieces = Pieces(view)
        self.marks = MarkIndex(raw_marks(view, appearance.theme))
        self.viewport().update()

    def _on_page_opened(self, view: PageView) -> None:
        self.show_page(view)

    def _on_page_refreshed(self, view: PageView) -> None:
        self._take(view)
        self._tell_article()

    def _on_collection_closed(self) -> None:
        self.page = None
        self.pieces = Pieces(_no_page())
        self.set_marks(MarkIndex())
        self.lay_anew()

    def _on_language_changed(self, _language: str) -> None:
        self._name()
        self.lay_anew()

    def _name(self) -> None:
        self.setAccessibleName(tr("raw.name"))
        self.setAccessibleDescription(tr("raw.description"))

    def lay_anew(self) -> None:
        """Lay out again, marks in the colours of the present theme."""
        view = self.session.view
        if view is not None and self.page is not None and view.page.id == self.page.id:
            self._take(view)
        super().lay_anew()

    # Where the user is

    def selected_span(self) -> Span | None:
        """Return the selected raw text without white space at its ends."""
        return trimmed(self.flow.text, *self.caret.range)

    def _on_caret_moved(self) -> None:
        self.session.set_caret(self.caret.at)
        self.session.set_selection(self.selected_span())
        self._tell_article()
        piece = self.pieces.at(self.caret.at)
        self.session.follow("raw", piece.span if piece is not None else None, self.caret.at)

    def _tell_article(self) -> None:
        piece = self.pieces.at(self.caret.at) or self.pieces.near(self.caret.at)
        self.session.select_article(piece.article_id if piece is not None else 0)

    def _on_place_requested(self, span: Span) -> None:
        if self.page is None or span.end > len(self.flow.text):
            return
        self.reveal(span.start, span.end)
        self.place_caret(span.start)
        self.light([(span.start, span.end)])
        self.session.set_caret(span.start)
        self.session.set_selection(None)
        self._tell_article()

    def _on_part_hovered(self, span: Span | None) -> None:
        piece = self.pieces.at(span.start) if span is not None else None
        if piece is not self.hovered:
            self.hovered = piece
            self.viewport().update()

    # Drawing

    def row_ground(self, row: int) -> QColor | None:
        """Tint the article the user is at, more strongly what is hovered or about to change."""
        piece = self._piece_of_row(row)
        theme = appearance.theme
        if self._shift is not None and self._holds(self._shift.span, row):
            to = self._shift.to
            return theme.tint(to.colour) if to.article is not None else theme.colour("furniture_tint")
        if piece is None or piece.article is None:
            return theme.colour("furniture_tint") if piece is not None and piece.is_furniture else None
        is_here = piece.article_id == self.session.article_id
        is_hovered = self.hovered is not None and self.hovered.article_id == piece.article_id
        return theme.tint(piece.colour) if is_here or is_hovered else None

    def row_colour(self, row: int) -> QColor:
        """Furniture steps back."""
        piece = self._piece_of_row(row)
        return appearance.theme.colour("muted" if piece is not None and piece.is_furniture else "text")

    def paint_beside(self, painter: QPainter, rows: range) -> None:
        """Draw the gutter and the boundary that is being dragged."""
        dy = -self.verticalScrollBar().value()
        gutter = Gutter(self.flow, self.pieces, self.columns, dy)
        height = float(self.viewport().height())
        gutter.paint(painter, rows, self.session.article_id, self.flow.row_of(self.caret.at), height)
        if self._shift is not None:
            self._paint_shift(painter, self._shift, dy)
        elif self._near is not None and self.flow.reaches(self._near.row):
            self._paint_handle(painter, self.flow.rows[self._near.row].top + dy)

    def _paint_handle(self, painter: QPainter, y: float) -> None:
        """Draw the boundary under the mouse as something to take hold of."""
        accent = appearance.theme.colour("accent")
        painter.fillRect(QRectF(self.columns.role, y - 1, self.columns.text - self.columns.role, 2), accent)
        knob = QRectF(self.columns.band - appearance.px(3), y - appearance.px(3), appearance.px(12), appearance.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(knob, appearance.px(3), appearance.px(3))

    def _paint_shift(self, painter: QPainter, shift: Shift, dy: float) -> None:
        first, last = self.flow.row_of(shift.span.start), self.flow.row_of(shift.span.end - 1)
        top = self.flow.rows[first].top + dy
        bottom = self.flow.rows[last].top + self.flow.face(last).row_height + dy
        y = top if shift.goes_up else bottom
        painter.setPen(QPen(appearance.theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(self.columns.band, y), QPointF(self.viewport().width(), y))
        self._paint_words(painter, self.shift_words(shift), y)

    def _paint_words(self, painter: QPainter, words: str, y: float) -> None:
        """Draw the sentence that says what the drag would do, on the side of the line that keeps it in sight."""
        painter.setFont(font(12))
        box = painter.fontMetrics().boundingRect(words).toRectF().adjusted(-10, -5, 10, 5)
        is_low = y + box.height() + 8 > self.viewport().height()
        box.moveTopLeft(QPointF(self.columns.text, y - box.height() - 4 if is_low else y + 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(appearance.theme.colour("accent"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(appearance.theme.colour("accent_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _piece_of_row(self, row: int) -> Piece | None:
        at = self.flow.rows[row]
        found = self.pieces.within(at.start, at.end) if at.end > at.start else ()
        if found:
            return found[0]
        piece = self.pieces.at(at.start)  # a blank line within a part
        return piece if piece is not None else None

    def _holds(self, span: Span, row: int) -> bool:
        at = self.flow.rows[row]
        return span.start < at.end and at.start < span.end

    # The mouse in the gutter

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a boundary, select lines from the gutter, or put the caret down."""
        self._boundary = self._boundary_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self._boundary is not None:
            return
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < self.columns.text:
            self._lines_from = self._line_at(event.position())
            self._select_lines(self._lines_from, self._lines_from)
            piece = self._piece_under(event.position())
            if event.position().x() >= self.columns.role and piece is not None:
                self.grip.take(piece.span, event)
            return
        super().mousePressEvent(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the drag would change; light the other half of what is under the mouse."""
        if self.grip.move(event):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.buttons() & Qt.MouseButton.LeftButton and self._boundary is not None:
            self._drag(event)
        elif event.buttons() & Qt.MouseButton.LeftButton and self._lines_from is not None:
            self._select_lines(self._lines_from, self._line_at(event.position()))
        else:
            if not event.buttons():
                self._hover(event.position())
            super().mouseMoveEvent(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the boundary go."""
        shift, self._shift, self._boundary, self._lines_from = self._shift, None, None, None
        self.viewport().update()
        self.grip.let_go(event)
        if shift is not None:
            self.boundary_dragged.emit(shift)
        super().mouseReleaseEvent(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self._show_near(None)
        self.session.hover(None)

    def _drag(self, event: QMouseEvent) -> None:
        assert self._boundary is not None  # noqa: S101 - the caller looked
        self._shift = shift_to(self.flow, self._boundary, event.position().y() + self.verticalScrollBar().value())
        self.viewport().setCursor(Qt.CursorShape.SplitVCursor)
        self.viewport().update()

    def shift_words(self, shift: Shift) -> str:
        """Return the sentence that says what a drag would do."""
        first, last = (self.line_of(offset) + 1 for offset in (shift.span.start, shift.span.end - 1))
        lines = message("raw.lines.one" if first == last else "raw.lines.many", first=first, last=last)
        if shift.to.article is not None:
            return tr("raw.drag.to_article", lines=lines, number=shift.to.number)
        return tr("raw.drag.to_furniture" if shift.to.is_furniture else "raw.drag.to_nobody", lines=lines)

    def _hover(self, point: QPointF) -> None:
        self._show_near(self._boundary_at(point))
        piece = self._piece_under(point)
        if self._near is not None:
            shape = Qt.CursorShape.SplitVCursor
        elif self.columns.role <= point.x() < self.columns.text and piece is not None:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor if point.x() < self.columns.text else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.session.hover(piece.span if piece is not None and piece.article is not None else None)

    def _piece_under(self, point: QPointF) -> Piece | None:
        row = self.flow.row_at(point.y() + self.verticalScrollBar().value())
        return self._piece_of_row(row) if row >= 0 else None

    def _show_near(self, boundary: Boundary | None) -> None:
        """Show the boundary one could take hold of."""
        if boundary != self._near:
            self._near = boundary
            self.viewport().update()

    def _boundary_at(self, point: QPointF) -> Boundary | None:
        if not self.columns.role <= point.x() < self.columns.text:
            return None
        return boundary_near(self.flow, self.pieces, point.y() + self.verticalScrollBar().value())

    def line_of(self, offset: int) -> int:
        """Return the number of the line an offset stands in, from 0."""
        row = self.flow.row_of(offset)
        return self.flow.rows[row].block if row >= 0 else 0

    def _line_at(self, point: QPointF) -> int:
        row = self.flow.row_at(point.y() + self.verticalScrollBar().value())
        return self.flow.rows[row].block if row >= 0 else 0

    def _select_lines(self, one: int, other: int) -> None:
        first, last = sorted((one, other))
        if self.flow.blocks:
            self._move_to(self.flow.blocks[last].end, keep=True, anchor=self.flow.blocks[first].start)

    def open_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the place."""
        self.menu_wanted.emit(event.globalPos())


def _no_page() -> PageView:
    return PageView(Page(0, PageDetails(), "", "", ""))
