"""The pages of the collection: by edition, with their state and what is left; a field to filter them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from core.model.kinds import PageStatus
from core.model.page import PageSummary, PageView
from gui.guard import guarded
from gui.session import Session
from gui.theme import Theme, appearance, font
from gui.translate import tr, translator
from gui.widgets.hotkey_list import take_hotkeys
from gui.widgets.labels import plain_label, plain_tip
from gui.widgets.row_delegate import ROW, Index, RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.text_lines import draw_right, draw_text
from gui.worklist.rows import EditionRow, PageRow, Row, rows_of

MARK = 12.0


class WorklistModel(RowModel[Row]):
    """Editions and pages; headings cannot be chosen."""

    def spoken(self, row: Row) -> str:
        """Return a row in words."""
        if isinstance(row, EditionRow):
            return row.words
        status = tr(f"term.status.{row.page.status}")
        return tr("worklist.spoken", page=row.words, status=status, left=row.page.undecided)

    @guarded
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the file's name too, as a tool tip: what is cut can be read there."""
        row = self.row(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, PageRow):
            return plain_tip(f"{row.words}\n{row.page.source}" if row.page.source != row.words else row.words)
        return super().data(index, role)

    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that only pages can be chosen."""
        if isinstance(self.row(index.row()), PageRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class WorklistDelegate(RowDelegate):
    """Paint headings, and pages with the shape of their state."""

    def has_rule(self, _row: Any) -> bool:
        """Return that space sets the rows apart."""
        return False

    @guarded(default=QSize(100, 28))
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; headings stand higher."""
        is_heading = isinstance(index.data(ROW), EditionRow)
        return QSize(100, appearance.px(34 if is_heading else 28))

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one row."""
        if isinstance(row, EditionRow):
            draw_text(painter, box.adjusted(0, 8, 0, 0), row.words, font(12), theme.colour("muted"))
            return
        page = row.page
        size = appearance.px(MARK)
        mark = QRectF(box.x() + 2, box.center().y() - size / 2, size, size)
        paint_status(painter, mark, page, theme)
        rest = box.adjusted(size + 10, 0, 0, 0)
        if page.undecided and page.status is not PageStatus.REVIEWED:
            count = tr("worklist.left", count=page.undecided)
            rest.setRight(rest.right() - draw_right(painter, rest, count, font(12), theme.colour("muted")))
        is_done = page.status is PageStatus.REVIEWED
        draw_text(painter, rest, row.words, font(13), theme.colour("muted" if is_done else "text"))


def paint_status(painter: QPainter, box: QRectF, page: PageSummary, theme: Theme) -> None:
    """Paint a page's state: ring (new), half-filled ring (in review), tick (reviewed)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    if page.status is PageStatus.REVIEWED:
        painter.setPen(QPen(theme.colour("confirmed"), 2))
        x, y, w = box.x(), box.y(), box.width()
        tick = ((0.1, 0.55), (0.4, 0.85), (0.95, 0.2))
        painter.drawPolyline([QPointF(x + w * across, y + w * down) for across, down in tick])
    else:
        inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(theme.colour("accent" if page.status is PageStatus.IN_REVIEW else "muted"), 1.6))
        painter.drawEllipse(inner)
        if page.status is PageStatus.IN_REVIEW:
            painter.setBrush(theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(inner, 90 * 16, -180 * 16)
    painter.restore()


class PageList(QListView):
    """The list itself. Going to a row opens its page; letters are keys here, not a search."""

    row_chosen = Signal(int)
    """The user went to a row, by mouse or by keyboard."""

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_hotkeys(self)
        self._is_moved_by_program = False
        self.setModel(model)
        self.setItemDelegate(WorklistDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Make a row current (-1: none) without telling anybody."""
        self._is_moved_by_program = True
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
        self._is_moved_by_program = False

    @guarded
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the user went to."""
        super().currentChanged(current, previous)
        if not self._is_moved_by_program and current.isValid():
            self.row_chosen.emit(current.row())

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing."""


class Worklist(QWidget):
    """The list with its filter."""

    def __init__(self, session: Session, count_left: Callable[[PageView], int], parent: QWidget | None = None) -> None:
        """`count_left` counts what is left on the open page, as the rest of the window does."""
        super().__init__(parent)
        self.session = session
        self._count_left = count_left
        self.model = WorklistModel(self)
        self.list = PageList(self.model)
        self.list.row_chosen.connect(self._on_row_chosen)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._fill)
        self.filter.returnPressed.connect(self._open_first)
        self.note = plain_label("muted", wraps=True)
        self.count = plain_label("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 8)
        layout.setSpacing(6)
        for widget in (self.filter, self.note):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        session.pages_changed.connect(self._fill)
        session.collection_opened.connect(self._fill)
        session.page_opened.connect(self._fill)
        translator.language_changed.connect(self._put_words)
        appearance.changed.connect(self._put_words)
        self._put_words()

    def _put_words(self, _language: str = "") -> None:
        self.filter.setPlaceholderText(tr("worklist.filter"))
        self.filter.setAccessibleName(tr("worklist.filter"))
        self.list.setAccessibleName(tr("worklist.name"))
        self._fill()
        self.list.doItemsLayout()

    def _fill(self, _what: object = None) -> None:
        pages = self._counted()
        self.model.set_rows(rows_of(pages, self.filter.text()))
        note = ""
        if not pages:
            note = tr("worklist.empty")
        elif not self.model.rows:
            note = tr("worklist.nothing_found")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        done = sum(page.status is PageStatus.REVIEWED for page in pages)
        self.count.setText(tr("worklist.count", done=done, total=len(pages)) if pages else "")
        self._show_current()

    def _counted(self) -> tuple[PageSummary, ...]:
        """Return the pages, the open one with the count that the rest of the window shows."""
        view = self.session.view
        if view is None:
            return self.session.pages
        left = self._count_left(view)
        return tuple(replace(p, undecided=left) if p.id == view.page.id else p for p in self.session.pages)

    def _show_current(self, _view: object = None) -> None:
        page_id = self.session.view.page.id if self.session.view is not None else 0
        row = next((i for i, r in enumerate(self.model.rows) if isinstance(r, PageRow) and r.page.id == page_id), -1)
        self.list.go_to(row)

    def _on_row_chosen(self, number: int) -> None:
        row = self.model.row(number)
        view = self.session.view
        if isinstance(row, PageRow) and (view is None or view.page.id != row.page.id):
            self.session.open_page(row.page.id)

    def _open_first(self) -> None:
        row = next((row for row in self.model.rows if isinstance(row, PageRow)), None)
        if row is not None:
            self.session.open_page(row.page.id)
