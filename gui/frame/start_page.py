"""The start page: what one can begin with when no collection is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.actions import Actions
from gui.theme import appearance
from gui.translate import tr, translator
from gui.widgets.labels import plain_label, without_mnemonic


class StartPage(QWidget):
    """Offer the sample collection, an own one, a new one, and the last ones."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.title = plain_label("display")
        self.words = plain_label("muted", wraps=True)
        self.drop = plain_label("muted", wraps=True)
        self.recent_title = plain_label("muted")
        self.sample_words = plain_label("muted", wraps=True)
        names = ("open_sample", "tour", "open_collection", "new_collection")
        self.buttons = {name: QPushButton() for name in names}
        self.buttons["open_sample"].setProperty("tone", "default")
        for name, button in self.buttons.items():
            button.clicked.connect(actions[name].trigger)
        self.recent = QVBoxLayout()
        self._lay_out()
        self.recent_title.hide()
        translator.language_changed.connect(self._put_words)
        appearance.changed.connect(self._put_words)
        self._put_words()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
            column.addWidget(label)
        column.addSpacing(16)
        first = QHBoxLayout()
        first.addWidget(self.buttons["open_sample"], 2)
        first.addWidget(self.buttons["tour"], 1)
        column.addLayout(first)
        column.addWidget(self.sample_words)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.buttons["open_collection"])
        row.addWidget(self.buttons["new_collection"])
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.drop)
        column.addSpacing(16)
        column.addWidget(self.recent_title)
        column.addLayout(self.recent)
        column.addStretch(3)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        box = QWidget()
        box.setLayout(column)
        box.setFixedWidth(appearance.px(420))
        outer.addWidget(box)
        outer.addStretch(1)
        self._box = box

    def _put_words(self, _language: str = "") -> None:
        self._box.setFixedWidth(appearance.px(420))
        self.title.setText(tr("start.title"))
        self.words.setText(tr("start.words"))
        self.sample_words.setText(tr("start.sample_words"))
        self.drop.setText(tr("start.drop"))
        self.recent_title.setText(tr("start.recent"))
        keys = {"open_sample": "sample", "tour": "tour", "open_collection": "open", "new_collection": "new"}
        for name, key in keys.items():
            self.buttons[name].setText(tr(f"start.{key}"))

    def show_recent(self, paths: tuple[Path, ...], open_path: Callable[[Path], None]) -> None:
        """Offer collections opened before; `open_path` is called with the one chosen."""
        while (item := self.recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in paths:
            button = QPushButton(without_mnemonic(path.stem))
            button.setProperty("tone", "quiet")
            button.setToolTip(str(path))
            button.clicked.connect(lambda _checked=False, path=path: open_path(path))
            self.recent.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.recent_title.setVisible(bool(paths))
