"""Ask whether to open a collection that another computer says it has open."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from gui.dialogs.dialog import Dialog
from gui.widgets.labels import plain_label


class TakeOverDialog(Dialog):
    """Say who has it open since when, and when it is safe to open it all the same."""

    taken = Signal()
    """The user wants to open it."""

    def __init__(self, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__("take_over", parent)
        values = error.values
        who = {"path": values["path"], "user": values["user"], "host": values["host"], "time": local(values["time"])}
        for tone, key in (("title", "what"), ("", "todo"), ("muted", "risk")):
            label = plain_label(tone, wraps=True)
            label.setText(self.words(key, **who))
            self.body.addWidget(label)
        self.take = self.add_button("take")
        self.leave = self.add_button("leave", is_default=True)
        self.take.clicked.connect(self.accept)
        self.take.clicked.connect(self.taken)
        self.leave.clicked.connect(self.reject)


def local(time: str) -> str:
    """Return a UTC time of ISO 8601 as the user's clock shows it; as it stands when it is none."""
    try:
        return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return time
