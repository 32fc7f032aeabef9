"""Change keys: choose an action, press a key; one that is taken says by whom before it changes hands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.errors import UserError
from core.settings import Settings
from gui.actions import SPECS, holder_of
from gui.dialogs.dialog import Dialog
from gui.dialogs.key_field import KeyField
from gui.dialogs.key_rows import KeyModel, KeyRow, KeyRowDelegate, rows_of
from gui.keymap import can_be_used, is_single, keymap, printed, to_lines
from gui.theme import appearance
from gui.translate import say, tr
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label


class KeyEditor(Dialog):
    """Show every action with its keys. A change holds at once and is stored."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("change_keys", parent, width=640)
        self._settings = settings
        self._pending = ""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.words("filter"))
        self.filter.setAccessibleName(self.words("filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._fill)
        self.model = KeyModel(self)
        self.list = HotkeyList(self.model, KeyRowDelegate())
        self.list.setAccessibleName(self.words("list_name"))
        self.list.setMinimumHeight(appearance.px(320))
        self.list.row_chosen.connect(lambda _row: self._leave())
        self.list.doubleClicked.connect(lambda _index: self.begin())
        self.field = KeyField()
        self.field.hide()
        self.field.key_pressed.connect(self.press)
        self.field.given_up.connect(self._give_up)
        self.note = plain_label("muted", wraps=True)
        for widget in (self.filter, self.list, self.field, self.note):
            self.body.addWidget(widget)
        self._add_choice()
        self._add_buttons()
        self._fill()
        self.list.go_to(0)

    @property
    def row(self) -> KeyRow | None:
        """The action that is chosen."""
        return self.model.row(self.list.row)

    def choose(self, action_id: str) -> None:
        """Go to an action."""
        self.list.go_to([row.id for row in self.model.rows].index(action_id))

    def begin(self) -> None:
        """Wait for the new key of the chosen action."""
        if self.row is not None:
            self._tell(self.words("which", action=self.row.name))
            self._offer("")
            self.field.show()
            self.field.setFocus()

    def press(self, key: str) -> None:
        """Take a key that was pressed: at once when it is free, after a question when another action has it."""
        row = self.row
        if row is None:
            return
        if not can_be_used(key):
            self._tell(self.words("fixed", sign=printed(key)))
            return
        holder = holder_of(key)
        if holder and holder != row.id:
            self._offer(key)
            self._tell(self.words("taken", sign=printed(key), action=tr(f"action.{holder}")))
            self.take.setFocus()
        else:
            self.give(key)

    def give(self, key: str) -> None:
        """Give a key to the chosen action; whoever had it loses it."""
        row, keys = self.row, keymap.changes
        if row is None:
            return
        holder = holder_of(key)
        if holder and holder != row.id:
            keys[holder] = tuple(k for k in SPECS[holder].keys if k != key)
        others = [k for k in SPECS[row.id].keys if k != key]
        replaced = next((k for k in others if is_single(k) == is_single(key)), "")
        keys[row.id] = tuple(sorted((key, *(k for k in others if k != replaced)), key=lambda k: not is_single(k)))
        if self._store(keys):
            self._leave(self.words("given", sign=printed(key), action=row.name))

    def clear(self) -> None:
        """Take all keys from the chosen action."""
        row = self.row
        if row is not None and self._store({**keymap.changes, row.id: ()}):
            self._leave(self.words("cleared", action=row.name))

    def restore(self) -> None:
        """Give the chosen action the keys back that it has of itself; whoever has them now loses them."""
        row, keys = self.row, keymap.changes
        if row is None:
            return
        own = SPECS[row.id].default_keys
        keys.pop(row.id, None)
        for key in own:
            holder = holder_of(key)
            if holder and holder != row.id:
                keys[holder] = tuple(k for k in keys.get(holder, SPECS[holder].keys) if k != key)
        if self._store(keys):
            self._leave(self.words("restored", action=row.name))

    def restore_all(self) -> None:
        """Give all actions the keys back that they have of themselves."""
        if self._store({}):
            self._leave(self.words("restored_all"))

    # Within

    def _add_choice(self) -> None:
        self.take, self.keep = QPushButton(self.words("take")), QPushButton(self.words("keep"))
        self.take.clicked.connect(lambda: self.give(self._pending))
        self.keep.clicked.connect(self._give_up)
        row = QHBoxLayout()
        for button in (self.take, self.keep):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._offer("")

    def _add_buttons(self) -> None:
        for name, act in (("restore_all", self.restore_all), ("restore", self.restore), ("clear", self.clear)):
            self.add_button(name).clicked.connect(act)
        self.change = self.add_button("change", is_default=True)
        self.change.clicked.connect(self.begin)
        self.add_button("close").clicked.connect(self.accept)

    def _offer(self, key: str) -> None:
        self._pending = key
        for button in (self.take, self.keep):
            button.setVisible(bool(key))

    def _give_up(self) -> None:
        self._leave()

    def _leave(self, words: str = "") -> None:
        """Wait for no key any more."""
        self._offer("")
        if self.field.isVisible():
            self.field.hide()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.note.setText(words or self.words("hint"))

    def _store(self, keys: dict[str, tuple[str, ...]]) -> bool:
        kept = {action_id: some for action_id, some in keys.items() if some != SPECS[action_id].default_keys}
        try:
            self._settings.set({"keys": to_lines(kept)})
        except UserError as error:
            self.say_problem(f"{say(error.what)} {say(error.todo)}")
            return False
        self.say_problem("")
        keymap.use(kept)
        self._fill()
        return True

    def _fill(self, _typed: str = "") -> None:
        chosen = self.row.id if self.row is not None else ""
        rows = rows_of(self.filter.text())
        self.model.set_rows(rows)
        self.list.go_to(next((number for number, row in enumerate(rows) if row.id == chosen), 0))
        self._leave()
