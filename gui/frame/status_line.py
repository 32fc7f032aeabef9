"""The status line: what is left on this page, always; then when it was saved, the selection, the line, the encoding."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.messages import Message
from core.model.kinds import PageStatus
from gui.actions import SPECS, Actions
from gui.keymap import keymap
from gui.review.queue import tally
from gui.session import Session
from gui.theme import appearance
from gui.translate import say, tr, translator
from gui.widgets.labels import plain_label, plain_tip

SAID_FOR = 6000
"""Milliseconds for which a passing message stands."""


class StatusLine(QWidget):
    """One row of facts, set off by space."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._saved: datetime | None = None
        self._said: Message | None = None
        self.left = plain_label("strong")
        self.said = plain_label("muted")
        self.facts = plain_label("muted")
        self.keys = QPushButton()
        self.keys.setProperty("tone", "quiet")
        self.keys.clicked.connect(actions["keys"].trigger)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_FOR)
        self._timer.timeout.connect(self._unsay)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 8, 2)
        layout.setSpacing(20)
        layout.addWidget(self.left)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.facts)
        layout.addWidget(self.keys)
        self._connect()
        self._put_words()

    def _connect(self) -> None:
        session = self.session
        for signal in (session.page_opened, session.page_refreshed, session.collection_closed):
            signal.connect(self._put_words)
        session.collection_opened.connect(self._put_words)
        session.pages_changed.connect(self._put_words)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._put_facts)
        session.caret_moved.connect(self._put_facts)
        session.said.connect(self.say)
        translator.language_changed.connect(self._put_words)
        keymap.changed.connect(self._put_words)
        appearance.changed.connect(self._put_words)

    def say(self, words: Message) -> None:
        """Show a passing message."""
        self._said = words
        self._put_said()
        self._timer.start()

    def _unsay(self) -> None:
        self._said = None
        self._put_said()

    def _put_said(self) -> None:
        self.said.setText(say(self._said))
        self.said.setToolTip(plain_tip(say(self._said)))

    def _on_changed(self, _changes: object) -> None:
        self._saved = datetime.now()
        self._unsay()
        self._put_facts()

    def _put_words(self, _what: object = None) -> None:
        self.left.setText(self.left_words())
        self.keys.setText(tr("status.keys"))
        self._put_said()
        self._put_facts()

    def left_words(self) -> str:
        """Return the sentence that says what is left to decide."""
        view = self.session.view
        if view is None:
            return tr("status.no_page" if self.session.is_open else "status.no_collection")
        left = tally(view).left
        if view.page.status is PageStatus.REVIEWED:
            return tr("status.reviewed")
        if left:
            return tr("status.left", count=left)
        return tr("status.left_none", keys=SPECS["mark_reviewed"].keys_text())

    def _put_facts(self, _what: object = None) -> None:
        view, span = self.session.view, self.session.selection
        facts = []
        if self._saved is not None and self.session.is_open:
            facts.append(tr("status.saved", time=f"{self._saved:%H:%M}"))
        if view is not None:
            if span is not None:
                facts.append(tr("status.selected", count=_visible(span.of(view.page.raw_text))))
            facts.append(tr("status.line", line=view.page.raw_text.count("\n", 0, self.session.caret) + 1))
            facts.append(view.page.encoding.upper())
        self.facts.setText(" · ".join(facts))


def _visible(text: str) -> int:
    """Return how many characters are not white space."""
    return sum(not char.isspace() for char in text)
