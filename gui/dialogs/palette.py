"""The command palette: every action by its Chinese or English name, its pinyin initials or its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.messages import catalogue
from gui.actions import ACTIONS, ActionSpec
from gui.dialogs.pinyin import initials
from gui.guard import guarded
from gui.theme import Theme, appearance, font
from gui.translate import tr, translator
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.line_field import LineField
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.style import sheet
from gui.widgets.text_lines import draw_right, draw_text


@dataclass(frozen=True, slots=True)
class Entry:
    """An action in the palette: its name in both languages, its initials, and its keys."""

    id: str
    zh: str
    en: str
    initials: str
    keys: str

    @property
    def name(self) -> str:
        """Its name in the language of the interface."""
        return self.zh if translator.language == "zh" else self.en


def entries(specs: Iterable[ActionSpec] = ACTIONS) -> tuple[Entry, ...]:
    """Return an entry for every action of the table."""
    zh, en = catalogue("zh"), catalogue("en")
    return tuple(
        Entry(spec.id, zh[key], en[key], initials(zh[key]), spec.keys_text())
        for spec in specs
        for key in (f"action.{spec.id}",)
    )


def found(all_entries: Iterable[Entry], typed: str) -> list[Entry]:
    """Return the entries that fit what was typed, the best first: names that begin with it, then hold it, then others.

    Without anything typed all of them, in the order of the menus.
    """
    wanted = "".join(typed.casefold().split())
    ranked = [(rank, entry) for entry in all_entries if (rank := _rank(entry, wanted)) is not None]
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _rank(entry: Entry, wanted: str) -> int | None:
    if not wanted:
        return 0
    names = ["".join(name.casefold().split()) for name in (entry.zh, entry.en)]
    tests = (
        any(name.startswith(wanted) for name in names) or entry.initials.startswith(wanted),
        any(wanted in name for name in names),
        wanted in entry.initials,
        wanted in entry.keys.casefold().replace(" ", ""),
        any(_holds_in_order(name, wanted) for name in names),
    )
    return next((rank for rank, fits in enumerate(tests) if fits), None)


def _holds_in_order(name: str, wanted: str) -> bool:
    letters = iter(name)
    return len(wanted) > 1 and all(char in letters for char in wanted)


class EntryModel(RowModel[Entry]):
    """The entries that fit as a list."""

    def spoken(self, row: Entry) -> str:
        """Return an action with its keys."""
        return f"{row.name} {row.keys}"


class EntryRows(RowDelegate):
    """Paint: name, the other language's name, keys."""

    row_px = 30

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one action."""
        rest = QRectF(box)
        rest.setRight(rest.right() - draw_right(painter, rest, row.keys, font(12), theme.colour("muted")))
        width = draw_text(painter, rest, row.name, font(13), theme.colour("text"))
        rest.setLeft(rest.left() + width + 12)
        other = row.en if translator.language == "zh" else row.zh
        draw_text(painter, rest, other, font(12), theme.colour("muted"))


class PaletteDialog(QDialog):
    """Type a few letters, press Enter."""

    chosen = Signal(str)
    """The id of an action; sent when the palette is closed already, so that the texts have the focus again."""

    def __init__(self, is_enabled: Callable[[str], bool] = lambda _id: True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("dialog.palette.title"))
        self.setStyleSheet(sheet())
        self._entries = tuple(entry for entry in entries() if is_enabled(entry.id))
        self.field = LineField()
        self.field.setPlaceholderText(tr("dialog.palette.hint"))
        self.field.setAccessibleName(tr("dialog.palette.title"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.model = EntryModel(self)
        self.list = HotkeyList(self.model, EntryRows())
        self.list.setAccessibleName(tr("dialog.palette.list_name"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _index: self.take())
        self.nothing = plain_label("muted", wraps=True)
        self.nothing.setText(tr("dialog.palette.nothing"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        for widget in (self.field, self.nothing):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        self.resize(appearance.px(520), appearance.px(400))
        self.finished.connect(self.deleteLater)
        self._search("")

    def take(self) -> None:
        """Close and send the current action."""
        entry = self.model.row(self.list.row)
        if entry is not None:
            self.accept()
            self.chosen.emit(entry.id)

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the caret stays in the field."""
        if watched is not self.field or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        key = Qt.Key(event.key())
        if key in steps:
            self.list.step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        return key in steps or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def _search(self, typed: str) -> None:
        rows = found(self._entries, typed)
        self.model.set_rows(rows)
        self.list.go_to(0)
        self.nothing.setVisible(not rows)
