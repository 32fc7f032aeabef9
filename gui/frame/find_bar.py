"""Find in the raw text of the page: line breaks and spaces in between do not matter."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.messages import message
from core.model.span import Span
from gui.guard import guarded
from gui.session import Session
from gui.translate import say, tr, translator
from gui.widgets.labels import plain_label
from gui.widgets.line_field import LineField


def found_spans(text: str, wanted: str) -> list[Span]:
    """Return where a text is found in another, in any case, white space passed over."""
    letters = [re.escape(char) for char in wanted if not char.isspace()]
    if not letters:
        return []
    return [Span(*hit.span()) for hit in re.finditer(r"\s*".join(letters), text, re.IGNORECASE)]


class FindBar(QWidget):
    """A field above the raw text; Return goes to the next place, Escape closes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._back: QWidget | None = None
        self.field = LineField()
        self.field.setClearButtonEnabled(True)
        self.field.returnPressed.connect(lambda: self.step(1))
        self.field.textEdited.connect(lambda _text: self.step(0))
        self.note = plain_label("muted")
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.close_button)
        translator.language_changed.connect(self._put_words)
        self._put_words()
        self.hide()

    def _put_words(self, _language: str = "") -> None:
        self.field.setPlaceholderText(tr("find.placeholder"))
        self.field.setAccessibleName(tr("find.name"))
        self.close_button.setToolTip(tr("find.close"))
        self.close_button.setAccessibleName(tr("find.close"))

    def perform(self, action_id: str) -> bool:
        """Open the bar, or go to the next or previous place."""
        if self.session.view is None or action_id not in {"find", "find_next", "find_previous"}:
            return False
        if action_id == "find" or not self.field.text():
            self.open()
        else:
            self.step(1 if action_id == "find_next" else -1)
        return True

    def open(self) -> None:
        """Show the bar with what is selected."""
        view, span = self.session.view, self.session.selection
        focused = self.window().focusWidget()
        self._back = focused if focused is not self.field else self._back
        if view is not None and span is not None and len(span) <= 40:
            self.field.setText(span.of(view.page.raw_text).replace("\n", ""))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def dismiss(self) -> None:
        """Hide the bar and go back to where the focus was."""
        self.hide()
        self.note.clear()
        if self._back is not None:
            self._back.setFocus()

    def step(self, by: int) -> None:
        """Go to the next place (1), the one before (-1), or the first from here on (0)."""
        view, wanted = self.session.view, self.field.text()
        if view is None:
            return
        spans = found_spans(view.page.raw_text, wanted)
        if not spans:
            self.note.setText(say(message("status.not_found", text=wanted)) if wanted.strip() else "")
            return
        at = _next(spans, self.session.caret, by)
        self.session.show_span(spans[at])
        self.note.setText(say(message("status.found", count=len(spans), at=at + 1)))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _next(spans: list[Span], caret: int, by: int) -> int:
    if by < 0:
        before = [i for i, span in enumerate(spans) if span.start < caret]
        return before[-1] if before else len(spans) - 1
    ahead = [i for i, span in enumerate(spans) if span.start > caret or (by == 0 and span.start == caret)]
    return ahead[0] if ahead else 0
