"""A read-only text that draws itself: only the rows in sight, every place a code point, nothing ever read as HTML."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.canvas.caret import Caret
from gui.canvas.flow import Flow
from gui.canvas.marks import Ink, Mark, MarkIndex
from gui.canvas.painter import RowPainter
from gui.guard import guarded
from gui.theme import appearance

AT_A_TIME = 6_000
"""Characters laid out each time the event loop is idle: a few milliseconds' work."""


class Paper(QAbstractScrollArea):
    """Rows with marks, a caret and a selection. Subclasses make the flow and draw what stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = Flow("", (), 1)
        self.caret = Caret()
        self.marks = MarkIndex()
        self.lit: list[tuple[int, int]] = []
        self.left_margin = 0.0
        self._laid_width = -1
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._lay_more)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        appearance.changed.connect(self.lay_anew)

    # For subclasses

    def compose(self) -> Flow:
        """Return the flow for the present `room`."""
        raise NotImplementedError

    def paint_beside(self, painter: QPainter, rows: range) -> None:
        """Draw what stands beside the rows in sight."""

    def row_ground(self, row: int) -> QColor | None:
        """Return the colour behind a row, None for the plain surface."""
        return None

    def row_colour(self, row: int) -> QColor:
        """Return the colour of a row's characters."""
        return appearance.theme.colour("text")

    # What others ask of it

    def room(self) -> int:
        """Return the width there is for margin and text, a scroll bar allowed for: it must not come and go."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def lay_anew(self) -> None:
        """Lay the text out again (other text, other width, other size), the first row in sight staying in sight."""
        anchor = self.first_offset()
        self._laid_width = self.room()
        self.flow = self.compose()
        size = len(self.flow.text)
        self.caret = Caret(min(self.caret.at, size), min(self.caret.anchor, size))
        self._update_scroll_bar()
        self.scroll_to_offset(anchor)
        self.viewport().update()
        self._idle.start()

    def _lay_more(self) -> None:
        """Lay out some more of the text while nothing else is to be done."""
        self.flow.lay_more(AT_A_TIME)
        if self.flow.is_laid:
            self._idle.stop()
        self._update_scroll_bar()

    def _scroll_to(self, y: float) -> None:
        """Scroll to a height, which must be laid out with a screen below it: estimated room might not do."""
        self.flow.lay_to(y + self.viewport().height())
        self._update_scroll_bar()
        self.verticalScrollBar().setValue(int(y))

    def first_offset(self) -> int:
        """Return the first character in sight."""
        row = self.flow.row_at(self.verticalScrollBar().value())
        return self.flow.rows[row].start if row >= 0 else 0

    def scroll_to_offset(self, offset: int) -> None:
        """Bring the row of an offset to the top."""
        row = self.flow.row_of(offset)
        if row >= 0:
            self._scroll_to(self.flow.rows[row].top if row else 0)

    def reveal(self, start: int, end: int) -> None:
        """Scroll as little as needed to see a range; one far off comes to the upper third."""
        first, last = self.flow.row_of(start), self.flow.row_of(max(start, end - 1))
        if first < 0:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self.flow.rows[first].top
        bottom = self.flow.rows[last].top + self.flow.face(last).row_height
        if bar.value() + 8 <= top and bottom <= bar.value() + height - 8:
            return
        self._scroll_to(top - height / 3)

    def light(self, ranges: list[tuple[int, int]]) -> None:
        """Light some ranges until the user moves on."""
        if ranges != self.lit:
            self.lit = ranges
            self.viewport().update()

    def set_marks(self, marks: MarkIndex) -> None:
        """Show other marks."""
        self.marks = marks
        self.viewport().update()

    def place_caret(self, at: int, anchor: int | None = None) -> None:
        """Put the caret somewhere without telling anybody."""
        self.caret = Caret(at, at if anchor is None else anchor)
        self.viewport().update()

    def selected_text(self) -> str:
        """Return the selected text as it stands on the canvas."""
        start, end = self.caret.range
        return self.flow.text[start:end]

    def offset_near(self, point: QPointF) -> int:
        """Return the gap between characters nearest to a point of the viewport."""
        row = self.flow.row_at(point.y() + self.verticalScrollBar().value())
        return self.flow.offset_in(row, point.x() - self.left_margin) if row >= 0 else 0

    def character_under(self, point: QPointF) -> int | None:
        """Return the character under a point of the viewport."""
        return self.flow.character_at(point.x() - self.left_margin, point.y() + self.verticalScrollBar().value())

    def caret_rect(self) -> QRectF:
        """Return where the caret is, in viewport pixels."""
        row = self.flow.row_of(self.caret.at)
        if row < 0:
            return QRectF()
        face = self.flow.face(row)
        top = self.flow.rows[row].top + (face.row_height - face.text_height) / 2 - self.verticalScrollBar().value()
        return QRectF(self.flow.x_of(row, self.caret.at) + self.left_margin - 1, top, 2, face.text_height)

    def rows_in_sight(self) -> range:
        """Return the indices of the rows in sight."""
        if not self.flow.rows:
            return range(0)
        top = self.verticalScrollBar().value()
        return range(self.flow.row_at(top), self.flow.row_at(top + self.viewport().height()) + 1)

    # Painting

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), appearance.theme.colour("surface"))
        rows = self.rows_in_sight()
        tool = RowPainter(painter, self.flow, self.left_margin, -self.verticalScrollBar().value())
        for row in rows:
            self._paint_row(tool, row)
        self.paint_beside(painter, rows)
        if self.hasFocus():
            painter.fillRect(self.caret_rect(), appearance.theme.colour("caret"))
            painter.fillRect(QRectF(0, 0, self.viewport().width(), 2), appearance.theme.colour("accent"))
        painter.end()

    def _paint_row(self, tool: RowPainter, row: int) -> None:
        at, theme = self.flow.rows[row], appearance.theme
        ground = self.row_ground(row)
        if ground is not None:
            y = at.top + tool.dy
            tool.painter.fillRect(
                QRectF(self.left_margin - 4, y, self.viewport().width(), self.flow.face(row).row_height + 0.5), ground
            )
        marks = list(self.marks.within(at.start, at.end)) if at.end > at.start else []
        for mark in marks:
            tool.under(row, mark, self._fill(mark))
        for start, end in self.lit:
            if start < at.end and end > at.start:
                tool.ground(row, max(start, at.start), min(end, at.end), theme.colour("place"))
        self._paint_selection(tool, row)
        tool.glyphs(row, self.row_colour(row))
        for mark in marks:
            tool.over(row, mark)

    def _paint_selection(self, tool: RowPainter, row: int) -> None:
        start, end = self.caret.range
        at = self.flow.rows[row]
        if start >= end or start > at.end or end < at.start:
            return
        rect = tool.rect(row, max(start, at.start), min(end, at.end))
        if end > at.end:  # the line end is selected too: show it
            rect.setRight(rect.right() + 5)
        tool.painter.fillRect(rect, appearance.theme.colour("selection"))

    def _fill(self, mark: Mark) -> QColor:
        if mark.ink is Ink.FIGURE:
            return appearance.theme.colour("figure_fill")
        fill = QColor(mark.colour)
        fill.setAlpha(38)
        return fill

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew when the width changed."""
        if self.room() != self._laid_width:
            self.lay_anew()
        self._update_scroll_bar()

    def _update_scroll_bar(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, int(self.flow.height) - height))
        bar.setPageStep(height)
        bar.setSingleStep(int(self.flow.blocks[0].face.row_height) if self.flow.blocks else 20)
