"""The rows of the key editor: each action with its keys, changed ones marked, a shared key named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gui.actions import ACTIONS, conflicts
from gui.keymap import keymap, printed
from gui.theme import Theme, font
from gui.translate import tr
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.text_lines import draw_right, draw_text


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action in the list. `shared` are the keys that another action has too."""

    id: str
    name: str
    menu: str
    keys: tuple[str, ...]
    is_changed: bool
    shared: tuple[str, ...] = ()

    @property
    def keys_words(self) -> str:
        """Its keys as printed, or that it has none."""
        return "  ".join(printed(key) for key in self.keys) or tr("dialog.change_keys.none")

    @property
    def note(self) -> str:
        """What there is to say of its keys: that they are changed, or shared with another action."""
        if self.shared:
            return tr("dialog.change_keys.shared", keys=" ".join(printed(key) for key in self.shared))
        return tr("dialog.change_keys.changed") if self.is_changed else ""


def rows_of(typed: str = "") -> list[KeyRow]:
    """Return the actions in the order of the menus: those whose name, menu or keys hold what was typed."""
    clashes = conflicts()
    rows = (
        KeyRow(
            spec.id,
            tr(f"action.{spec.id}"),
            tr(f"menu.{spec.menu}").split("(")[0].replace("&", ""),
            spec.keys,
            keymap.is_changed(spec.id),
            tuple(key for key, *ids in clashes if spec.id in ids),
        )
        for spec in ACTIONS
    )
    wanted = "".join(typed.casefold().split())
    return [row for row in rows if wanted in _searched(row)]


def _searched(row: KeyRow) -> str:
    words: Iterable[str] = (row.name, row.menu, row.keys_words, *row.keys, row.note)
    return "|".join("".join(word.casefold().split()) for word in words)


class KeyModel(RowModel[KeyRow]):
    """The actions as a list."""

    def spoken(self, row: KeyRow) -> str:
        """Return an action with its keys and what is to be said of them."""
        return f"{row.name} {row.keys_words} {row.note}".strip()


class KeyRowDelegate(RowDelegate):
    """Paint: name, menu, note, keys."""

    row_px = 28

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one action."""
        rest = QRectF(box)
        tone = "text" if row.keys else "faint"
        rest.setRight(rest.right() - draw_right(painter, rest, row.keys_words, font(12), theme.colour(tone)))
        tone = "rejected" if row.shared else "accent"
        rest.setRight(rest.right() - draw_right(painter, rest, row.note, font(12), theme.colour(tone)))
        width = draw_text(painter, rest, row.name, font(13), theme.colour("text"))
        rest.setLeft(rest.left() + width + 12)
        draw_text(painter, rest, row.menu, font(12), theme.colour("muted"))
