"""The history as a panel: steps in words, newest first; Enter or a click on the button goes back to one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from core.messages import message
from core.model.changes import Changes
from core.model.history import HistoryStep
from core.model.page import PageView
from gui.history.steps import LIMIT, StepRow, distance, go_to_step, rows_of, time_text
from gui.theme import Theme, font
from gui.translate import say, tr
from gui.widgets.empty_state import EmptyState
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.panel import Panel
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.text_lines import draw_right, draw_text

if TYPE_CHECKING:
    from gui.session import Session

DOT = 9.0


class StepModel(RowModel[StepRow]):
    """The steps as a list."""

    def spoken(self, row: StepRow) -> str:
        """Return a step in words."""
        state = tr("panel.history.undone") if row.is_undone else tr("panel.history.now") if row.is_present else ""
        return "，".join(filter(None, (words_of(row), by_whom(row), state)))


class StepDelegate(RowDelegate):
    """Paint: a dot on the line of time, what was done, below it who and when."""

    row_px = 44

    def has_rule(self, _row: Any) -> bool:
        """Return that the line of time is line enough."""
        return False

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one step."""
        self._dot(painter, box, row, theme)
        rest = box.adjusted(DOT + 12, 0, 0, 0)
        state = tr("panel.history.undone") if row.is_undone else tr("panel.history.now") if row.is_present else ""
        ink = theme.colour("muted" if row.is_undone else "text")
        upper = QRectF(rest.x(), rest.y() + 3, rest.width(), rest.height() / 2 - 3)
        mark = theme.colour("accent" if row.is_present else "muted")
        upper.setRight(upper.right() - draw_right(painter, upper, state, font(12, bold=row.is_present), mark))
        face = font(13, bold=row.is_present)
        face.setStrikeOut(row.is_undone)
        draw_text(painter, upper, words_of(row), face, ink)
        lower = QRectF(rest.x(), rest.center().y(), rest.width(), rest.height() / 2 - 4)
        draw_text(painter, lower, by_whom(row), font(12), theme.colour("muted"))

    @staticmethod
    def _dot(painter: QPainter, box: QRectF, row: StepRow, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = box.x() + DOT / 2
        painter.setPen(QPen(theme.colour("rule"), 2))
        painter.drawLine(QPointF(x, box.y()), QPointF(x, box.bottom()))
        colour = theme.colour("accent" if row.is_present else "muted")
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(theme.colour("surface") if row.is_undone else colour)
        painter.drawEllipse(QRectF(box.x(), box.center().y() - DOT / 2, DOT, DOT))


class HistoryPanel(Panel):
    """Show the steps of the collection and go to one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = StepModel(self)
        self.list = HotkeyList(self.model, StepDelegate())
        self.list.row_chosen.connect(lambda _row: self._show_button())
        self.list.doubleClicked.connect(lambda _index: self._go())
        self.button = QPushButton()
        self.button.clicked.connect(self._go)
        self.hint = plain_label("muted", wraps=True)
        self.empty = EmptyState()
        self._lay_out()
        self.setFocusProxy(self.list)
        session.labels_changed.connect(self._on_page)
        self.start()

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table; return whether it was taken up."""
        if not self.isVisible() or not self.model.rows:
            return False
        steps = {"next_item": 1, "previous_item": -1}
        if action_id in steps:
            self.list.step(steps[action_id])
        elif action_id == "confirm":
            self._go()
        return action_id in {*steps, "confirm"}

    def show_page(self, view: PageView | None, *, is_other: bool) -> None:
        """Ask for the steps anew."""
        if self.session.path is None:
            self._on_steps(())
        else:
            self.session.ask(lambda workspace: workspace.history(LIMIT), self._on_steps)

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.setAccessibleName(tr("panel.history.title"))
        self.list.setAccessibleName(tr("panel.history.list_name"))
        self.hint.setText(tr("panel.history.hint"))
        self.empty.show_words(tr("panel.history.empty.title"), tr("panel.history.empty.words"))
        self._show_button()

    @property
    def row(self) -> StepRow | None:
        """The current row."""
        return self.model.row(self.list.row)

    def _on_steps(self, steps: Sequence[HistoryStep]) -> None:
        rows = rows_of(steps)
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        present = next((number for number, row in enumerate(rows) if row.is_present), 0)
        self.list.go_to(present)
        self._show_button()

    def _show_button(self) -> None:
        row = self.row
        if row is None or row.is_present:
            self.button.setText(tr("panel.history.here"))
        elif row.is_undone:
            self.button.setText(tr("panel.history.redo"))
        else:
            self.button.setText(tr("panel.history.back", count=distance(self.model.rows, row)))
        self.button.setEnabled(row is not None and not row.is_present)

    def _go(self) -> None:
        row = self.row
        if row is not None and not row.is_present:
            self.session.start(
                lambda workspace, report, cancelled: go_to_step(workspace, row.seq, report, cancelled),
                self._on_gone,
                message("panel.history.going"),
            )

    def _on_gone(self, changes: Changes | None) -> None:
        """Go to the place that changed, on another page if need be."""
        view = self.session.view
        if changes is not None and changes.pages and (view is None or view.page.id not in changes.pages):
            self.session.open_page(changes.pages[0])
        elif changes is not None and changes.focus is not None:
            self.session.show_span(changes.focus)
        self._on_page()

    def _lay_out(self) -> None:
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self.button)
        column.addWidget(self.hint)
        self._stack = QStackedLayout()
        self._stack.addWidget(listing)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(self._stack, 1)


def words_of(row: StepRow) -> str:
    """Return what a step did."""
    return say(row.step.label) if row.step is not None else tr("panel.history.start")


def by_whom(row: StepRow) -> str:
    """Return when a step was taken and by whom."""
    if row.step is None:
        return ""
    time, is_today = time_text(row.step.time, datetime.now(UTC))
    shown = tr("panel.history.today", time=time) if is_today else time
    return tr("panel.history.by", time=shown, author=row.step.author) if row.step.author else shown
