"""The figures of the page as a panel: the sheet in the form that fits its width, and a form to correct one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from core.commands.figures import DecideFigures, EditFigure
from core.errors import UserError
from core.model.figure import Figure
from core.model.kinds import Decision
from core.model.page import PageView
from gui.actions import tr_keys
from gui.figures.model import FigureModel
from gui.figures.rows import figures_of, next_undecided
from gui.figures.views import FigureRows, FigureTable
from gui.guard import guarded
from gui.theme import appearance
from gui.translate import say, tr
from gui.widgets.chips import Chips
from gui.widgets.decided import Show
from gui.widgets.empty_state import EmptyState
from gui.widgets.excerpt import Excerpts
from gui.widgets.field_form import FieldForm
from gui.widgets.figure_values import edited
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.panel import Panel
from gui.widgets.places import Places

if TYPE_CHECKING:
    from gui.session import Session

TABLE_PX = 640
"""From this width on (at 100 percent) the sheet is a table."""
FORM_FIELDS = ("indicator", "qualifier", "value", "unit", "period", "place")


class FiguresPanel(Panel):
    """Show the figures; confirm, reject or correct one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._show = Show.ALL
        self._excerpts: Excerpts | None = None
        self.summary = plain_label("strong")
        self.widen = QPushButton()
        self.widen.setProperty("tone", "quiet")
        self.widen.clicked.connect(self.open_window)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._relist)
        self.states = Chips()
        self.states.chosen.connect(self._on_state_chosen)
        self.model = FigureModel(self)
        self.model.edited_figure.connect(lambda figure: self.session.run(EditFigure(figure)))
        self.model.refused.connect(self._on_refused)
        self.list = HotkeyList(self.model, FigureRows(self.model))
        self.table = FigureTable(self.model)
        self.form = FieldForm()
        self.form.hide()
        self.form.submitted.connect(self._on_submitted)
        self.form.cancelled.connect(self._close_form)
        self.problem = plain_label("problem", wraps=True)
        self.hint = plain_label("muted", wraps=True)
        self.empty = EmptyState()
        self._lay_out()
        for sheet in (self.list, self.table):
            sheet.row_chosen.connect(self._on_row_chosen)
        self._performers: dict[str, Callable[[], bool]] = {
            "confirm": partial(self._decide, Decision.CONFIRMED),
            "reject": partial(self._decide, Decision.REJECTED),
            "correct": self._correct,
            "next_item": partial(self._step, 1),
            "previous_item": partial(self._step, -1),
        }
        self.start()

    @property
    def is_table(self) -> bool:
        """Whether there is room for the table."""
        return self.width() >= appearance.px(TABLE_PX)

    @property
    def sheet(self) -> HotkeyList | FigureTable:
        """The form of the sheet that is shown."""
        return self.table if self.is_table else self.list

    @property
    def figure(self) -> Figure | None:
        """The current figure."""
        return self.model.figure(self.sheet.row)

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table on the current figure; return whether it was taken up."""
        if not self.isVisible() or self.figure is None:
            return False
        action = self._performers.get(action_id)
        return action() if action is not None else False

    def show_page(self, view: PageView | None, *, is_other: bool) -> None:
        """List the figures of a page."""
        if is_other:
            self._close_form()
        self._excerpts = Excerpts(view, self._excerpts) if view is not None else None
        self._relist()
        if is_other:
            self._go_to(next_undecided(self.model.figures, -1) if self.model.figures else 0)

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.setAccessibleName(tr("panel.figures.title"))
        for sheet in (self.list, self.table):
            sheet.setAccessibleName(tr("panel.figures.list_name"))
        self.filter.setPlaceholderText(tr("panel.figures.filter"))
        self.filter.setAccessibleName(tr("panel.figures.filter"))
        self.hint.setText(tr_keys("panel.figures.hint"))
        self.widen.setText(tr("panel.figures.widen"))
        self.model.retranslate()
        self._show_states()

    def restyle(self) -> None:
        """Set colours, and the table's measures."""
        super().restyle()
        self.table.restyle()
        self._fit()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that fits."""
        super().resizeEvent(event)
        self._fit()

    def open_window(self) -> QWidget:
        """Show the sheet as a table in a window of its own."""
        from gui.figures.window import FigureWindow  # the window holds a panel, the panel opens the window

        window = FigureWindow(self.session, self)
        window.show()
        return window

    # The list

    def _fit(self) -> None:
        """Show list or table; the place in the sheet and the focus go along."""
        old = self._stack.currentWidget()
        if self.model.rowCount() == 0 or old is self.sheet:
            return
        row = self.table.row if old is self.table else self.list.row
        had_focus = old is not None and old.hasFocus()
        self._stack.setCurrentWidget(self.sheet)
        self.sheet.go_to(row)
        self.setFocusProxy(self.sheet)
        self.widen.setVisible(not self.is_table)
        if had_focus:
            self.sheet.setFocus()

    def _relist(self) -> None:
        view, current, row = self.view, self.figure, self.sheet.row
        figures = figures_of(view.figures, self._show, self.filter.text()) if view is not None else ()
        self.model.show_figures(figures, self._excerpts, Places(view) if view is not None else None)
        ids = [figure.id for figure in figures]
        self._go_to(ids.index(current.id) if current is not None and current.id in ids else row)
        self._show_summary(view)

    def _show_summary(self, view: PageView | None) -> None:
        kept = [f for f in view.figures if f.decision is not Decision.REJECTED] if view is not None else []
        left = sum(not figure.decision.is_made for figure in kept)
        self.summary.setText(tr("panel.figures.summary", total=len(kept), left=left))
        has_figures = view is not None and bool(view.figures)
        name = "none" if has_figures else "empty"
        self.empty.show_words(*self.empty_words("figures", name))
        self._stack.setCurrentWidget(self.sheet if self.model.rowCount() else self.empty)
        for widget in (self.summary, self.filter, self.states, self.hint):
            widget.setVisible(has_figures)
        self.widen.setVisible(has_figures and not self.is_table)
        self.problem.hide()

    def _show_states(self) -> None:
        self.states.show_choices([(show, tr(f"panel.show.{show}")) for show in Show], self._show)

    def _on_state_chosen(self, value: str) -> None:
        self._show = Show(value)
        self._show_states()
        self._relist()

    def _go_to(self, row: int) -> None:
        self.list.go_to(row)
        self.table.go_to(row)

    def _on_row_chosen(self, row: int) -> None:
        figure = self.model.figure(row)
        if figure is not None:
            self._close_form()
            self.session.show_span(figure.span)

    def _step(self, by: int) -> bool:
        row = max(0, min(self.sheet.row + by, self.model.rowCount() - 1))
        self._go_to(row)
        self._on_row_chosen(row)
        return True

    # Decisions

    def _decide(self, decision: Decision) -> bool:
        figure, row = self.figure, self.sheet.row
        if figure is None:
            return False
        following = next_undecided(self.model.figures, row)
        behind = self.model.figure(following)
        next_id = behind.id if behind is not None else 0
        self.session.run(DecideFigures((figure.id,), decision), lambda _changes: self._go_on(next_id))
        return True

    def _go_on(self, figure_id: int) -> None:
        row = next((row for row, figure in enumerate(self.model.figures) if figure.id == figure_id), -1)
        if row >= 0:
            self._go_to(row)
            self._on_row_chosen(row)

    def _correct(self) -> bool:
        figure = self.figure
        if figure is None:
            return False
        if self.is_table:
            self.table.edit_current()
        else:
            fields = [(name, tr(f"panel.field.{name}"), str(getattr(figure, name))) for name in FORM_FIELDS]
            self.form.show_fields(fields)
            self.form.show()
            self.form.begin("value")
        return True

    def _on_submitted(self, values: dict[str, str]) -> None:
        figure = self.figure
        if figure is None:
            return
        try:
            changed = edited(figure, values)
        except UserError as error:
            self.form.show_problem(say(error.what), str(error.values.get("name", "")))
            return
        self._close_form()
        self.session.run(EditFigure(changed))

    def _on_refused(self, error: UserError) -> None:
        self.problem.setText(f"{say(error.what)} {say(error.todo)}")
        self.problem.show()

    def _close_form(self) -> None:
        if self.form.isVisibleTo(self):
            self.form.hide()
            self.sheet.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.widen)
        self._stack = QStackedLayout()
        for widget in (self.list, self.table, self.empty):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.filter)
        layout.addWidget(self.states)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.form)
        layout.addWidget(self.hint)
