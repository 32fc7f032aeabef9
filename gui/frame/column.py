"""A column of the window: a quiet heading over one widget, or over what it says while there is nothing to show."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from gui.translate import tr, translator
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import plain_label


class Column(QWidget):
    """A heading named by a catalogue key, and below it the content or an empty state."""

    def __init__(self, title_key: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._title_key = title_key
        self._empty_key = ""
        self._has_button = self._has_other = False
        self.title = plain_label("heading")
        self.aside: QLabel = plain_label("muted")
        self.content = content
        self.empty = EmptyState()
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 6)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.aside)
        holder = QWidget()
        self.stack = QStackedLayout(holder)
        self.stack.addWidget(content)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(holder, 1)
        translator.language_changed.connect(self._put_words)
        self._put_words()

    def show_content(self) -> None:
        """Show the content."""
        self._empty_key = ""
        self.stack.setCurrentWidget(self.content)

    def show_empty(self, key: str, *, has_button: bool = False, has_other: bool = False) -> None:
        """Show the empty state of a catalogue key: `KEY.title`, `KEY.words`, perhaps `KEY.button` and `KEY.other`."""
        self._empty_key, self._has_button, self._has_other = key, has_button, has_other
        self._put_words()
        self.stack.setCurrentWidget(self.empty)

    def _put_words(self, _language: str = "") -> None:
        self.title.setText(tr(self._title_key))
        if self._empty_key:
            key = self._empty_key
            self.empty.show_words(
                tr(f"{key}.title"),
                tr(f"{key}.words"),
                tr(f"{key}.button") if self._has_button else "",
                tr(f"{key}.other") if self._has_other else "",
            )
