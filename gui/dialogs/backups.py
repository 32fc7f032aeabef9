"""The backups of a collection: when each was made, what is inside, and what to do with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from core.model.recovery import Backup, Contents
from gui.dialogs.dialog import Dialog
from gui.theme import Theme, appearance, font
from gui.translate import say, tr
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.text_lines import draw_text

Look = Callable[[Backup, Callable[[Contents | None], None]], None]
"""Looks into a backup and calls back with what it holds, None when that can't be read."""


def line_of(backup: Backup) -> str:
    """Return when a backup was made, in the user's time, and how large it is."""
    time = backup.time.astimezone().strftime("%Y-%m-%d %H:%M")
    return tr("dialog.backups.line", time=time, size=f"{backup.size / 1_000_000:.1f}")


def inside_of(held: Contents) -> str:
    """Return what a backup holds: counts, and the latest steps."""
    lines = [tr("dialog.backups.counts", pages=held.pages, reviewed=held.reviewed_pages, articles=held.articles)]
    lines.append(tr("dialog.backups.more", mentions=held.mentions, figures=held.figures, steps=held.steps))
    for step in held.latest:
        time = step.time.astimezone().strftime("%Y-%m-%d %H:%M")
        lines.append(tr("dialog.backups.step", time=time, label=say(step.label), author=step.author))
    return "\n".join(lines)


class BackupModel(RowModel[Backup]):
    """Backups as a list."""

    def spoken(self, row: Backup) -> str:
        """Return when a backup was made."""
        return line_of(row)


class BackupRows(RowDelegate):
    """Paint one backup on a line."""

    row_px = 28

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint a backup."""
        draw_text(painter, box, line_of(row), font(13), theme.colour("text"))


class BackupsDialog(Dialog):
    """Choose a backup after a look at what is inside."""

    backup_wanted = Signal()
    """Make one now."""
    restore_wanted = Signal(object)
    """Put this backup (a `Path`) in the place of the collection."""
    copy_wanted = Signal(object)
    """Write this backup (a `Path`) to a new place."""

    def __init__(
        self, collection: Path, backups: Sequence[Backup], look: Look, *, is_open: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("backups", parent, width=600)
        self._look = look
        self._shown: Backup | None = None
        heading = plain_label("title", wraps=True)
        heading.setText(self.words("of", name=collection.name))
        self.body.addWidget(heading)
        self.model = BackupModel(self)
        self.list = HotkeyList(self.model, BackupRows())
        self.list.setAccessibleName(self.words("list_name"))
        self.list.setMinimumHeight(appearance.px(150))
        self.list.row_chosen.connect(lambda _row: self._show())
        self.body.addWidget(self.list, 1)
        self.inside = plain_label("muted", wraps=True)
        self.inside.setMinimumHeight(appearance.px(110))
        self.body.addWidget(self.inside)
        self.now_button = self.add_button("now")
        self.now_button.setEnabled(is_open)
        self.now_button.clicked.connect(self.backup_wanted)
        self.copy_button = self.add_button("copy")
        self.copy_button.clicked.connect(lambda: self._wish(self.copy_wanted))
        self.restore_button = self.add_button("restore")
        self.restore_button.clicked.connect(lambda: self._wish(self.restore_wanted))
        self.add_button("close", is_default=True).clicked.connect(self.reject)
        self.set_backups(backups)

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """Show these backups, the newest chosen."""
        self.model.set_rows(tuple(backups))
        self.list.go_to(0)
        self._show()

    def _show(self) -> None:
        backup = self._shown = self.model.row(self.list.row)
        for button in (self.copy_button, self.restore_button):
            button.setEnabled(False)
        self.inside.setText(self.words("looking") if backup is not None else self.words("none"))
        if backup is not None:
            self._look(backup, lambda held: self._tell(backup, held))

    def _tell(self, backup: Backup, held: Contents | None) -> None:
        if backup is not self._shown:
            return
        self.inside.setText(inside_of(held) if held is not None else self.words("unreadable"))
        for button in (self.copy_button, self.restore_button):
            button.setEnabled(held is not None)

    def _wish(self, signal: Any) -> None:
        if self._shown is not None:
            signal.emit(self._shown.path)
            self.accept()
