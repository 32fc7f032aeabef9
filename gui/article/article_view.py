"""The articles as clean text: headline, byline, body; what is selected here is selected in the raw text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.model.page import PageView
from core.model.span import Span
from gui.article.composition import EMPTY, Cache, Composition, Entry, compose
from gui.article.setting import STYLES, blocks_of
from gui.canvas.canvas import TextCanvas
from gui.canvas.colours import colours_of
from gui.canvas.flow import Flow
from gui.canvas.grip import Grip
from gui.canvas.marks import Mark, MarkIndex, raw_marks
from gui.guard import guarded
from gui.theme import Theme, appearance, font
from gui.translate import tr, translator

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.session import Session


class ArticleView(TextCanvas):
    """Show the articles of a page. Offsets of the canvas are those of its `Composition`."""

    menu_wanted = Signal(object)
    """The menu of a place is asked for: its global `QPoint`."""
    composed = Signal()
    """The text on the canvas is that of the session's page now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.composition: Composition = EMPTY
        self.colours: dict[int, int] = {}
        self._shown_page = 0
        self._wished: Span | None = None
        self._cache: Cache = {}
        self._return_to = 0
        session.page_opened.connect(self._on_page)
        session.page_refreshed.connect(self._on_page)
        session.collection_closed.connect(self._on_collection_closed)
        session.place_requested.connect(self._on_place_requested)
        session.followed.connect(self._on_followed)
        session.part_hovered.connect(self._on_part_hovered)
        session.article_selected.connect(lambda _id: self.viewport().update())
        self.caret_moved.connect(self._on_caret_moved)
        translator.language_changed.connect(self._name)
        self._hovered_article = 0
        self.grip = Grip(self)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(tr("articles.name"))
        self.setAccessibleDescription(tr("articles.description"))
        self.lay_anew()

    # What is shown

    def _on_page(self, view: PageView) -> None:
        cache, theme = self._cache, appearance.theme

        def query(_workspace: Workspace) -> tuple[Composition, MarkIndex]:
            composition = compose(view, cache)
            return composition, _marks_of(view, composition, theme)

        def taken(answer: tuple[Composition, MarkIndex]) -> None:
            self._take(view, *answer)
            if theme is not appearance.theme:
                self._mark(view)

        self.session.ask(query, taken, of_page=True)

    def _take(self, view: PageView, composition: Composition, marks: MarkIndex) -> None:
        is_other = view.page.id != self._shown_page
        anchor = 0 if is_other else self._raw_anchor()
        has_other_text = is_other or composition.text != self.composition.text
        has_other_look = has_other_text or _styles(composition) != _styles(self.composition)
        at = self.composition.raw_offset(self.caret.at) if self.composition.text else 0
        self.composition, self._shown_page = composition, view.page.id
        self.colours = colours_of(view.articles)
        self.set_marks(marks)
        if has_other_look:
            self._lay_and_return(0 if is_other else anchor)
        if has_other_text:
            self.place_caret(0 if is_other else (composition.place(at) or 0))
        if self._return_to:
            self.scroll_to_offset(self._return_to)
            self._return_to = 0
        self._reveal_wish()
        self.composed.emit()

    def return_to(self, offset: int) -> None:
        """Scroll to a place of the composition, as soon as there is one."""
        if self.composition.text:
            self.scroll_to_offset(offset)
        else:
            self._return_to = offset

    def _lay_and_return(self, raw_offset: int) -> None:
        super().lay_anew()
        place = self.composition.place(raw_offset)
        self.scroll_to_offset(place if place is not None else 0)

    def _raw_anchor(self) -> int:
        return self.composition.raw_offset(self.first_offset()) if self.composition.text else 0

    def _mark(self, view: PageView) -> None:
        self.set_marks(_marks_of(view, self.composition, appearance.theme))

    def compose(self) -> Flow:
        """Lay the composition out at the reading measure."""
        self.left_margin = appearance.px(64)
        room = self.room() - self.left_margin - appearance.px(20)
        blocks = blocks_of(self.composition)
        return Flow(self.composition.text, blocks, max(120.0, room), appearance.px(16), appearance.px(60))

    def lay_anew(self) -> None:
        """Lay out again, marks in the colours of the present theme."""
        view = self.session.view
        if view is not None and view.page.id == self._shown_page:
            self._mark(view)
        super().lay_anew()

    def _on_collection_closed(self) -> None:
        self.composition, self._shown_page = EMPTY, 0
        self.set_marks(MarkIndex())
        self.lay_anew()

    # Where the user is

    def _on_caret_moved(self) -> None:
        if not self.composition.text:
            return
        start, end = self.caret.range
        offset = self.composition.raw_offset(self.caret.at)
        self.session.set_caret(offset)
        self.session.set_selection(self.composition.raw_span(start, end))
        entry = self.composition.entry_at(self.caret.at)
        if entry is not None:
            self.session.select_article(entry.article.id)
            self.session.follow("article", self._part_at(entry, offset), offset)

    def _part_at(self, entry: Entry, offset: int) -> Span | None:
        return next((part.span for part in entry.article.parts if part.span.holds(offset)), None)

    def _on_place_requested(self, span: Span) -> None:
        self._wished = span
        self._reveal_wish()

    def _reveal_wish(self) -> None:
        """Show the place last asked for, once the text that holds it is composed."""
        view = self.session.view
        if self._wished is None or view is None or view.page.id != self._shown_page:
            return
        ranges = self.composition.ranges(self._wished)
        if ranges:
            self.reveal(*ranges[0])
            self.place_caret(ranges[0][0])
        self.light(ranges)

    def _on_followed(self, text: str, part: Span | None, offset: int) -> None:
        self._wished = None
        if text == "article" or not self.composition.text:
            return
        place = self.composition.first[offset] if offset < len(self.composition.first) else -1
        if part is None or place < 0:
            self.light([])
            return
        selection = self.session.selection
        self.reveal(place, place)
        self.place_caret(place)
        self.light(self.composition.ranges(selection) if selection is not None else [(place, place + 1)])

    def _on_part_hovered(self, span: Span | None) -> None:
        view = self.session.view
        articles = view.articles if view is not None and span is not None else ()
        found = (a.id for a in articles if any(part.span == span for part in a.parts))
        article_id = next(found, 0)
        if article_id != self._hovered_article:
            self._hovered_article = article_id
            self.viewport().update()

    # Drawing

    def row_ground(self, row: int) -> QColor | None:
        """Tint what is hovered in the other text."""
        entry = self._entry_of(row)
        if entry is not None and entry.article.id == self._hovered_article:
            return appearance.theme.tint(self.colours.get(entry.article.id, 0))
        return None

    def row_colour(self, row: int) -> QColor:
        """Return the tone of the row's role."""
        entry = self._entry_of(row)
        return appearance.theme.colour(STYLES[entry.role].tone if entry is not None else "text")

    def paint_beside(self, painter: QPainter, rows: range) -> None:
        """Draw bands, article numbers and role labels in the left margin."""
        dy = -self.verticalScrollBar().value()
        for row in rows:
            entry = self._entry_of(row)
            if entry is not None:
                self._paint_margin(painter, row, entry, dy)

    def _paint_margin(self, painter: QPainter, row: int, entry: Entry, dy: float) -> None:
        theme, px = appearance.theme, appearance.px
        at, height = self.flow.rows[row], self.flow.face(row).row_height
        colour = theme.band(self.colours.get(entry.article.id, 0))
        is_here = entry.article.id == self.session.article_id
        above = self.flow.blocks[at.block].above if at.is_first and not entry.is_first else 0.0
        painter.fillRect(QRectF(px(8), at.top + dy - above, px(6 if is_here else 3), height + above + 0.5), colour)
        if not at.is_first:
            return
        left = px(18)
        cell = QRectF(left, at.top + dy, self.left_margin - left - px(4), height)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if entry.is_first:
            painter.setFont(font(15, bold=True))
            painter.setPen(colour)
            painter.drawText(cell, flags, str(entry.number))
        elif entry.role is not self.composition.entries[at.block - 1].role:
            painter.setFont(font(11))
            painter.setPen(theme.colour("muted"))
            painter.drawText(cell, flags, tr(f"role_short.{entry.role}"))

    def _entry_of(self, row: int) -> Entry | None:
        index = self.flow.blocks[self.flow.rows[row].block].tag
        return self.composition.entries[index] if index < len(self.composition.entries) else None

    # The mouse

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret down; beside the text, take hold of the part too."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < self.left_margin:
            entry = self._entry_under(event.position())
            part = self._part_at(entry, self.composition.raw_offset(entry.start)) if entry is not None else None
            if part is not None:
                self._drags = False
                self.grip.take(part, event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is held."""
        self.grip.let_go(event)
        super().mouseReleaseEvent(event)

    def _entry_under(self, point: QPointF) -> Entry | None:
        row = self.flow.row_at(point.y() + self.verticalScrollBar().value())
        return self._entry_of(row) if row >= 0 else None

    def _show_hand(self, point: QPointF) -> None:
        is_beside = point.x() < self.left_margin and self._entry_under(point) is not None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if is_beside else Qt.CursorShape.IBeamCursor)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the part that is held; light the other half of the part under the mouse."""
        if self.grip.move(event):
            return
        if not event.buttons():
            self._show_hand(event.position())
            offset = self.character_under(event.position())
            entry = self.composition.entry_at(offset) if offset is not None else None
            raw = self.composition.raw_offset(offset) if offset is not None else 0
            self.session.hover(self._part_at(entry, raw) if entry is not None else None)
        super().mouseMoveEvent(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self.session.hover(None)

    def open_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the place."""
        self.menu_wanted.emit(event.globalPos())


def _marks_of(view: PageView, composition: Composition, theme: Theme) -> MarkIndex:
    ranges = composition.ranges
    marks = raw_marks(view, theme)
    return MarkIndex(Mark(start, end, *mark[2:]) for mark in marks for start, end in ranges(Span(mark.start, mark.end)))


def _styles(composition: Composition) -> list[tuple[object, ...]]:
    return [(entry.start, entry.role, entry.number, entry.is_first) for entry in composition.entries]
