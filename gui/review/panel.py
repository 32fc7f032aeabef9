"""The review queue as a panel: one decision on a card, the rest in a list below, and what comes when all is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from core.commands.article_fields import SetKind
from core.commands.command import Command
from core.errors import UserError
from core.model.article import Article
from core.model.finding import Finding
from core.model.history import Place
from core.model.page import PageView
from core.model.span import Span
from gui.review import answers
from gui.review.card import Card
from gui.review.closing import Closing
from gui.review.course import Course
from gui.review.forms import command_of, form_of
from gui.review.list_rows import ItemDelegate, ItemModel
from gui.review.queue import Item, Key, Subject, same_count
from gui.review.words import Wording
from gui.translate import say, tr
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.meter import Meter
from gui.widgets.panel import Panel

if TYPE_CHECKING:
    from gui.session import Session

VALUED = (Subject.MENTION, Subject.BOUNDARY)
"""What a key of the table gives another value at once: an entity type, a role."""
SHAPES = {"grow": (0, 1), "shrink": (0, -1), "grow_start": (-1, 0), "shrink_start": (1, 0)}
"""Actions that move the ends of a mention: by how many characters its start and its end."""


MARKED = frozenset({Subject.MENTION, Subject.FIGURE, Subject.FINDING})
"""What is marked in the texts."""


class ReviewPanel(Panel):
    """Ask one question after another until the page is reviewed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.course = Course()
        self.wording: Wording | None = None
        self._other_place = 0
        self.count = plain_label("strong")
        self.meter = Meter()
        self.card = Card()
        self.model = ItemModel(self)
        self.list = HotkeyList(self.model, ItemDelegate(self.model))
        self.finish = Closing(session)
        self._lay_out()
        self.card.acted.connect(self.perform)
        self.card.value_chosen.connect(self._give_value)
        self.card.form.submitted.connect(self._on_submitted)
        self.card.form.cancelled.connect(self._close_form)
        self.list.row_chosen.connect(self._on_row_chosen)
        session.failed.connect(self._on_failed)
        session.page_opened.connect(self._on_page_opened)
        session.place_restored.connect(self._on_place_restored)
        session.followed.connect(self._on_followed)
        self._has_met = False
        self._performers = self._actions()
        self.setFocusProxy(self.list)
        self.start()

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table on the present item; return whether it was taken up."""
        if not self.isVisible() or self.view is None:
            return False
        if self.course.current is None:
            return self.finish.perform(action_id)
        action = self._performers.get(action_id)
        if action is None:
            name, _, value = action_id.partition("_")
            is_value = name == ("tag" if self.course.current.subject is Subject.MENTION else "role")
            if is_value and self.course.current.subject in VALUED:
                return self._give_value(value)
            return self._give_to(value) if name == "assign" else False
        return bool(action())

    def show_page(self, view: PageView | None, *, is_other: bool) -> None:
        """Follow the page; the texts are left where they are."""
        if is_other:
            self.course.open(view)
            self.card.close_form()
        else:
            self.course.follow(view)
        self.wording = Wording(view, self.wording) if view is not None else None
        self._show()
        if is_other and self.list.hasFocus():
            QTimer.singleShot(0, self, self._show_place)  # when the texts have the page too

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.list.setAccessibleName(tr("panel.review.list_name"))
        self.setAccessibleName(tr("panel.review.title"))

    # Showing

    def _show(self) -> None:
        self._show_count()
        item = self.course.current
        if item is None or self.wording is None or self.view is None:
            self._show_finish()
            return
        self.model.show_items(self.course.items, self.wording)
        self.list.go_to(self.course.place)
        had_focus = self.finish.button.hasFocus()
        self._stack.setCurrentIndex(0)
        if had_focus:
            self.list.setFocus()
        if not self.card.is_editing():
            self.card.show_item(item, self.wording.card(item), same_count(self.view, item))

    def _show_count(self) -> None:
        tally = self.course.tally
        words = tr("panel.review.count", decided=tally.decided, left=tally.left) if tally.total else ""
        self.count.setText(words)
        self.meter.set_progress(tally.decided, tally.total, words)
        for widget in (self.count, self.meter):
            widget.setVisible(bool(tally.total))

    def _show_finish(self) -> None:
        had_focus = self.list.hasFocus()
        self.model.set_rows(())
        self.card.close_form()
        self.finish.show_state(self.course.tally.total)
        self._stack.setCurrentIndex(1)
        if had_focus and self.finish.button.isVisibleTo(self.finish):
            self.finish.button.setFocus()

    # Answers

    def _actions(self) -> dict[str, Callable[[], bool]]:
        actions: dict[str, Callable[[], bool]] = {
            "confirm": partial(self._answer, answers.confirm),
            "reject": partial(self._answer, answers.reject),
            "all_of_these": partial(self._answer, answers.confirm_all),
            "correct": self._correct,
            "skip": self._skip,
            "next_item": partial(self._step, 1),
            "previous_item": partial(self._step, -1),
            "furniture": partial(self._give_to, "furniture"),
            "unassign": partial(self._give_to, "nothing"),
            "mark_reviewed": self.finish.mark,
        }
        return actions | {name: partial(self._reshape, *by) for name, by in SHAPES.items()}

    def _answer(self, made: Callable[[PageView, Item], Command | None]) -> bool:
        item, view = self.course.current, self.view
        command = made(view, item) if item is not None and view is not None else None
        if command is None:
            return False
        self._run(command, settles=not isinstance(command, SetKind))
        return True

    def _run(self, command: Command, *, settles: bool) -> None:
        """Carry a command out; when it settles the item, go on at once.

        The next place is shown twice: the answer has moved the texts back to what was decided.
        """
        self.card.close_form()
        key = self.course.decide() if settles else None
        self._show()
        if settles:
            self._show_place()
        self.session.run(command, lambda _changes: self._on_done(key))

    def _on_done(self, key: Key | None) -> None:
        if key is not None:
            self.course.settle(key)
            self._show_place()

    def _give_value(self, value: str) -> bool:
        return self._answer(lambda view, item: answers.give_value(view, item, value))

    def _give_to(self, target: str) -> bool:
        return self._answer(lambda view, item: answers.give_to(view, item, target))

    def _reshape(self, start: int, end: int) -> bool:
        item, view = self.course.current, self.view
        command = answers.reshape(view, item, start, end) if item is not None and view is not None else None
        if command is not None:
            self.session.run(command)
        return command is not None

    def _skip(self) -> bool:
        self.course.skip()
        self._show()
        self._show_place()
        return True

    def _step(self, by: int) -> bool:
        self.card.close_form()
        self.course.step(by)
        self._show()
        self._show_place()
        return True

    def _on_row_chosen(self, row: int) -> None:
        self._step(row - self.course.place)

    def _show_place(self) -> None:
        item = self.course.current
        if item is not None and self.isVisible():
            self._other_place = 0
            self.session.show_span(item.span)

    # Card and texts at the same place

    def _on_page_opened(self, _view: PageView) -> None:
        self._has_met = False
        QTimer.singleShot(0, self, self._meet)  # when the texts have the page too

    def _meet(self) -> None:
        """Show in the texts what the card asks about, unless the texts are where the user was last."""
        if not self._has_met:
            self._has_met = True
            self._show_place()

    def _on_place_restored(self, place: Place) -> None:
        """Go on near the place, but with what comes first in the queue: suspects, as long as there are any."""
        self._has_met = True
        items = self.course.items
        ahead = (at for at, i in enumerate(items) if i.span.start >= place.raw_offset)
        like_first = (at for at in ahead if items[at].is_suspect == items[0].is_suspect)
        nearest = min(like_first, key=lambda at: items[at].span, default=None)
        if nearest is not None:
            self._turn_to(nearest)

    def _on_followed(self, _text: str, _part: Span | None, offset: int) -> None:
        """Ask about the name, figure or finding the user went to in a text: Enter means the same in both."""
        items = self.course.items
        here = [at for at, i in enumerate(items) if i.subject in MARKED and i.span.start <= offset <= i.span.end]
        if here:
            self._turn_to(min(here, key=lambda at: len(items[at].span)))

    def _turn_to(self, place: int) -> None:
        """Show an item on the card; the texts are left where they are."""
        if self.isVisible() and not self.card.is_editing() and place != self.course.place:
            self.course.go_to(place)
            self._show()

    # Correcting

    def _correct(self) -> bool:
        item = self.course.current
        if item is None:
            return False
        fields = form_of(item)
        self.card.show_choices(item)
        if fields:
            self.card.open_form(fields)
        else:
            self.session.show_span(self._next_place(item))
        return True

    def _next_place(self, item: Item) -> Span:
        """Return the places of a finding in turn."""
        others = item.record.others if isinstance(item.record, Finding) else ()
        places = (item.span, *others)
        self._other_place = (self._other_place + 1) % len(places)
        return places[self._other_place]

    def _on_submitted(self, values: dict[str, str]) -> None:
        item = self.course.current
        if item is None:
            return
        try:
            command = command_of(item, values)
        except UserError as error:
            self.card.form.show_problem(say(error.what), str(error.values.get("name", "")))
            return
        self._run(command, settles=not isinstance(item.record, Article))
        self.list.setFocus()

    def _close_form(self) -> None:
        self.card.close_form()
        self._show()
        self.list.setFocus()

    def _on_failed(self, _error: object) -> None:
        self.course.settle()
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.card)
        column.addWidget(self.list, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(asking)
        self._stack.addWidget(self.finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.count)
        layout.addWidget(self.meter)
        layout.addLayout(self._stack, 1)
