"""The card of one decision: what, where, the text, why, how sure, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.model.article import Article, Part
from core.model.kinds import EntityType, Kind, Role
from core.model.mention import Mention
from gui.actions import SPECS, TAG_KEYS
from gui.keymap import printed
from gui.review.queue import Item
from gui.review.words import Words, question, subject_name
from gui.translate import tr
from gui.widgets.chips import Chips
from gui.widgets.excerpt_label import ExcerptLabel
from gui.widgets.field_form import FieldForm
from gui.widgets.labels import plain_label
from gui.widgets.terms import kind_name, role_name, type_name

BUTTONS = ("confirm", "correct", "reject", "skip")
"""The answers: actions, whose keys are printed on them."""


class Card(QFrame):
    """Show an item and offer the answers."""

    acted = Signal(str)
    """An answer was pressed: the id of its action."""
    value_chosen = Signal(str)
    """A chip was pressed: an entity type, a role or a kind, as the item asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._same = 0
        self.subject = plain_label("title")
        self.sure = plain_label("muted")
        self.where = plain_label("muted")
        self.detail = plain_label("strong", wraps=True)
        self.text = ExcerptLabel()
        self.why = plain_label("muted", wraps=True)
        self.chips = Chips()
        self.chips.chosen.connect(self.value_chosen)
        self.form = FieldForm()
        self.form.hide()
        self.all_button = QPushButton()
        self.all_button.setProperty("tone", "quiet")
        self.all_button.clicked.connect(lambda: self.acted.emit("all_of_these"))
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.all_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()

    def show_item(self, item: Item, words: Words, same: int) -> None:
        """Show an item; `same` is how many "all of these" are (see `queue.same_count`)."""
        self.subject.setText(question(item))
        self.sure.setText(words.sure)
        self._set_tone(self.sure, "attention" if item.is_suspect else "muted")
        self.where.setText(words.where)
        self.detail.setText(words.detail)
        self.detail.setVisible(bool(words.detail))
        self.text.show_excerpt(words.excerpt)
        self.why.setText(words.why)
        self.why.setVisible(bool(words.why))
        self.chips.hide()
        if isinstance(item.record, Mention):
            self.show_choices(item)
        key = "whole" if isinstance(item.record, Article) else "all_same"
        self.all_button.setText(tr(f"panel.review.{key}", count=same))
        self._same = same
        self.all_button.setVisible(bool(same))
        self._name_buttons(item)
        self.setAccessibleName(f"{subject_name(item.subject)} {words.where}")
        self.setAccessibleDescription(f"{words.detail} {words.excerpt.text} {words.why} {words.sure}")

    def show_choices(self, item: Item) -> None:
        """Show the values that the item can be given at once."""
        choices, current = choices_of(item)
        self.chips.show_choices(choices, current)
        self.chips.setVisible(bool(choices))

    def is_editing(self) -> bool:
        """Return whether the form is open."""
        return self.form.isVisibleTo(self)

    def open_form(self, fields: Sequence[tuple[str, str, str]]) -> None:
        """Show a form in place of the answers."""
        self._show_form(is_open=True)
        self.form.show_fields(fields)
        self.form.begin()

    def close_form(self) -> None:
        """Show the answers again."""
        self._show_form(is_open=False)

    def _show_form(self, *, is_open: bool) -> None:
        self.form.setVisible(is_open)
        for button in self.buttons.values():
            button.setVisible(not is_open)
        self.all_button.setVisible(not is_open and self._same > 0)

    def _name_buttons(self, item: Item) -> None:
        subject = item.subject.name.lower()
        for name in BUTTONS:
            button = self.buttons[name]
            words = tr(f"panel.review.answer.{name}.{subject}")
            button.setText(f"{words}  {printed(SPECS[name].single)}".rstrip())
            button.setAccessibleName(words)
            button.setToolTip(tr(f"panel.review.hint.{name}.{subject}"))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("tone", "default" if name == "confirm" else "")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.acted.emit(name))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.subject, 1)
        head.addWidget(self.sure)
        answers = QGridLayout()
        answers.setSpacing(6)
        answers.addWidget(self.buttons["confirm"], 0, 0, 1, 3)
        for column, name in enumerate(("correct", "reject", "skip")):
            answers.addWidget(self.buttons[name], 1, column)
            answers.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        for widget in (self.where, self.text, self.detail, self.why, self.chips, self.form):
            layout.addWidget(widget)
        layout.addLayout(answers)
        layout.addWidget(self.all_button, alignment=Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def _set_tone(widget: QWidget, tone: str) -> None:
        if widget.property("tone") != tone:
            widget.setProperty("tone", tone)
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def choices_of(item: Item) -> tuple[list[tuple[str, str]], str]:
    """Return the values an item can be given at once, as (value, words with key), and the one it has."""
    record = item.record
    if isinstance(record, Mention):
        own = [] if record.type in TAG_KEYS else [record.type]
        types = [*map(str, EntityType), *own]
        return [(t, _with_key(type_name(t), f"tag_{t}")) for t in types], record.type
    if isinstance(record, Part):
        return [(r, _with_key(role_name(r), f"role_{r}")) for r in Role], record.role
    if isinstance(record, Article):
        return [(k, kind_name(k)) for k in Kind], record.kind
    return [], ""


def _with_key(words: str, action_id: str) -> str:
    key = printed(SPECS[action_id].single) if action_id in SPECS else ""
    return f"{words} {key}" if key else words
