"""The entities of the page as a panel: a filter, the list, and a field for the agreed name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from core.commands.command import Command
from core.commands.mentions import DecideMentions, SetMentionType
from core.model.authority_group import AuthorityGroup
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.page import PageView
from gui.actions import tr_keys
from gui.entities.alike_form import AlikeForm
from gui.entities.list_rows import EntityDelegate, EntityModel
from gui.entities.naming import group_of, merge_command, naming_commands
from gui.entities.rows import (
    GroupKey,
    MentionRow,
    NameRow,
    Row,
    TypeRow,
    mentions_of,
    next_undecided,
    rows_of,
    same_place,
    undecided_of,
)
from gui.guard import guarded
from gui.translate import tr
from gui.widgets.chips import Chips
from gui.widgets.decided import Show
from gui.widgets.empty_state import EmptyState
from gui.widgets.excerpt import Excerpts
from gui.widgets.field_form import FieldForm
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.panel import Panel
from gui.widgets.places import Places

if TYPE_CHECKING:
    from gui.session import Session


class FoldingList(HotkeyList):
    """A list in which the arrows to the sides and the space bar fold names."""

    fold: Callable[[bool | None], None] | None = None
    """Unfold (True), fold (False) or change (None) the current name."""

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the folding keys; others go their way."""
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False, Qt.Key.Key_Space: None}
        key = Qt.Key(event.key())
        if key in wanted and self.fold is not None and not event.modifiers():
            self.fold(wanted[key])
        else:
            super().keyPressEvent(event)


class EntitiesPanel(Panel):
    """Show the mentions by type and name; decide one, or all of a name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._show = Show.ALL
        self._unfolded: set[GroupKey] = set()
        self._excerpts: Excerpts | None = None
        self._turn = 0
        self.summary = plain_label("strong")
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._relist)
        self.states = Chips()
        self.states.chosen.connect(self._on_state_chosen)
        self.model = EntityModel(self)
        self.list = FoldingList(self.model, EntityDelegate(self.model))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.fold = self._fold
        self.list.row_chosen.connect(self._on_row_chosen)
        self.list.doubleClicked.connect(lambda _index: self._fold(None))
        self.form = FieldForm()
        self.form.hide()
        self.form.submitted.connect(self._on_submitted)
        self.form.cancelled.connect(self._close_form)
        self.alike = AlikeForm(session)
        self.alike.hide()
        self.alike.decided.connect(self._on_alike_decided)
        self.alike.closed.connect(self._close_alike)
        self._groups: list[AuthorityGroup] = []
        self.hint = plain_label("muted", wraps=True)
        self.empty = EmptyState()
        self._lay_out()
        self._performers: dict[str, Callable[[], bool]] = {
            "confirm": partial(self._decide, Decision.CONFIRMED),
            "reject": partial(self._decide, Decision.REJECTED),
            "all_of_these": self._all_of_these,
            "correct": self._rename,
            "merge_next": self._merge,
            "next_item": partial(self._step, 1),
            "previous_item": partial(self._step, -1),
        }
        self.setFocusProxy(self.list)
        self.start()

    @property
    def row(self) -> Row | None:
        """The current row."""
        return self.model.row(self.list.row)

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table on the current row; return whether it was taken up."""
        if not self.isVisible() or self.row is None:
            return False
        if self.alike.isVisible():
            return self.alike.perform(action_id)
        if action_id.startswith("tag_") and action_id != "tag_figure":
            return self._set_type(action_id.removeprefix("tag_"))
        action = self._performers.get(action_id)
        return action() if action is not None else False

    def show_page(self, view: PageView | None, *, is_other: bool) -> None:
        """List the mentions of a page."""
        if is_other:
            self._unfolded.clear()
            self._close_form()
            self._close_alike()
        self._excerpts = Excerpts(view, self._excerpts) if view is not None else None
        self._relist()
        if is_other:
            self.list.go_to(next_undecided(self.model.rows, 0))

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.setAccessibleName(tr("panel.entities.title"))
        self.list.setAccessibleName(tr("panel.entities.list_name"))
        self.filter.setPlaceholderText(tr("panel.entities.filter"))
        self.filter.setAccessibleName(tr("panel.entities.filter"))
        self.hint.setText(tr_keys("panel.entities.hint"))
        self._show_states()

    # The list

    def _relist(self) -> None:
        view = self.view
        mentions = view.mentions if view is not None else ()
        row, number = self.row, self.list.row
        rows = rows_of(mentions, self._show, self.filter.text(), self._unfolded)
        if view is not None and self._excerpts is not None:
            self.model.show_rows(rows, self._excerpts, Places(view))
        else:
            self.model.set_rows(())
        self.list.go_to(same_place(rows, row, number))
        self._show_summary(mentions)
        self._show_empty(bool(mentions), bool(rows))

    def _show_summary(self, mentions: tuple[Mention, ...]) -> None:
        kept = [mention for mention in mentions if mention.decision is not Decision.REJECTED]
        names = {(mention.type, mention.authority or mention.text) for mention in kept}
        left = sum(not mention.decision.is_made for mention in kept)
        self.summary.setText(tr("panel.entities.summary", names=len(names), total=len(kept), left=left))

    def _show_empty(self, has_mentions: bool, has_rows: bool) -> None:
        name = "none" if has_mentions else "empty"
        self.empty.show_words(*self.empty_words("entities", name))
        self._stack.setCurrentIndex(0 if has_rows else 1)
        for widget in (self.summary, self.filter, self.states):
            widget.setVisible(has_mentions)

    def _show_states(self) -> None:
        self.states.show_choices([(show, tr(f"panel.show.{show}")) for show in Show], self._show)

    def _on_state_chosen(self, value: str) -> None:
        self._show = Show(value)
        self._show_states()
        self._relist()

    def _on_row_chosen(self, _number: int) -> None:
        self._turn = 0
        self._show_place()

    def _show_place(self) -> None:
        if not isinstance(self.row, TypeRow) and (mentions := mentions_of(self.row)):
            self.session.show_span(mentions[self._turn % len(mentions)].span)

    def _fold(self, unfold: bool | None) -> None:
        row = self.row
        if isinstance(row, MentionRow) and unfold is False:
            self.list.go_to(self._name_above(self.list.row))
        elif isinstance(row, NameRow):
            wants = not row.is_open if unfold is None else unfold
            (self._unfolded.add if wants else self._unfolded.discard)(row.key)
            self._relist()

    def _name_above(self, number: int) -> int:
        return next(at for at in range(number, -1, -1) if isinstance(self.model.rows[at], NameRow))

    def _step(self, by: int) -> bool:
        self.list.step(by)
        return True

    # Decisions

    def _decide(self, decision: Decision) -> bool:
        """Decide on the mention, or on all of the name that are undecided (all of it, when none is)."""
        if isinstance(self.row, TypeRow):
            return False
        mentions = undecided_of(self.row) or mentions_of(self.row)
        self._run_on(mentions, decision)
        return True

    def _all_of_these(self) -> bool:
        """Show what the same word would be decided with; on a heading, confirm all undecided mentions of its type."""
        row = self.row
        if isinstance(row, TypeRow):
            self._run_on(undecided_of(row), Decision.CONFIRMED)
        elif mentions := undecided_of(row) or mentions_of(row):
            self.alike.ask(mentions[0])
        return True

    def _on_alike_decided(self, command: Command) -> None:
        self._close_alike()
        self.session.run(command, lambda _changes: self._go_on())

    def _close_alike(self) -> None:
        if self.alike.isVisibleTo(self):
            self.alike.hide()
            self.list.setFocus()

    def _run_on(self, mentions: tuple[Mention, ...], decision: Decision) -> None:
        ids = tuple(mention.id for mention in mentions if mention.decision is not decision)
        if ids:
            self.session.run(DecideMentions(ids, decision), lambda _changes: self._go_on())

    def _go_on(self) -> None:
        self.list.go_to(next_undecided(self.model.rows, self.list.row))

    def _set_type(self, entity_type: str) -> bool:
        mentions = mentions_of(self.row) if not isinstance(self.row, TypeRow) else ()
        ids = tuple(mention.id for mention in mentions if mention.type != entity_type)
        if ids:
            self.session.run(SetMentionType(ids, entity_type))
        return bool(mentions)

    def _merge(self) -> bool:
        """Merge the selected names into the most frequent one; say how to select where there are no two."""
        rows = [self.model.row(index.row()) for index in self.list.selectionModel().selectedRows()]
        command = merge_command([row for row in rows if row is not None])
        if command is None:
            self.hint.setText(tr_keys("naming.select_two"))
        else:
            self.session.run(command)
        return True

    def _rename(self) -> bool:
        """Ask for another name; the names there are already are offered."""
        if self.row is None or isinstance(self.row, TypeRow):
            return False
        self.session.ask(lambda workspace: workspace.authority_groups(), self._show_form, of_page=True)
        return True

    def _show_form(self, groups: list[AuthorityGroup]) -> None:
        row = self.row
        if row is None or isinstance(row, TypeRow):
            return
        self._groups = groups
        mentions = mentions_of(row)
        name = mentions[0].authority or mentions[0].text
        fields = [("authority", tr("panel.entities.rename", count=len(mentions)), name)]
        if isinstance(row, NameRow):
            group = group_of(row, groups)
            fields.append(("note", tr("naming.note"), group.note if group is not None else ""))
        self.form.show_fields(fields)
        names = QCompleter([group.name for group in groups if group.type == mentions[0].type], self.form)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        self.form.field("authority").setCompleter(names)
        self.form.show()
        self.form.begin()

    def _on_submitted(self, values: dict[str, str]) -> None:
        for command in naming_commands(self.row, self._groups, values["authority"], values.get("note", "")):
            self.session.run(command)
        self._close_form()

    def _close_form(self) -> None:
        if self.form.isVisibleTo(self):
            self.form.hide()
            self.list.setFocus()

    def _lay_out(self) -> None:
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self.form)
        column.addWidget(self.alike)
        column.addWidget(self.hint)
        self._stack = QStackedLayout()
        self._stack.addWidget(listing)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self.summary, self.filter, self.states):
            layout.addWidget(widget)
        layout.addLayout(self._stack, 1)
