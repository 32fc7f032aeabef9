"""The strip that shows long work: what, how far, how long still, and a way to stop it."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from core.messages import Message
from gui.session import Session
from gui.translate import say, tr, translator
from gui.widgets.labels import plain_label, plain_tip

SHOW_AFTER = 400
"""Milliseconds of work before the strip comes up: what is done at once needs none."""
ESTIMATE_AFTER = 2.0
"""Seconds of work before an estimate is honest."""


class WorkStrip(QWidget):
    """Progress of the long work of the session; hidden while there is none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._title: Message | None = None
        self._began = 0.0
        self.words = plain_label("strong")
        self.detail = plain_label("muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.stop = QPushButton()
        self.stop.clicked.connect(session.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER)
        self._timer.timeout.connect(self.show)
        session.work_started.connect(self._on_started)
        session.progressed.connect(self._on_progressed)
        session.work_ended.connect(self._on_ended)
        translator.language_changed.connect(self._put_words)
        self._put_words()
        self.hide()

    def _put_words(self, _language: str = "") -> None:
        self.stop.setText(tr("work.cancel"))
        self.words.setText(say(self._title))
        self.bar.setAccessibleName(say(self._title))

    def _on_started(self, title: Message) -> None:
        self._title, self._began = title, time.monotonic()
        self.bar.setRange(0, 0)
        self.detail.setText("")
        self._put_words()
        self._timer.start()

    def _on_progressed(self, done: int, total: int, words: Message) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.detail.setText(self._detail(done, total))
        self.detail.setToolTip(plain_tip(say(words)))

    def _detail(self, done: int, total: int) -> str:
        spent = time.monotonic() - self._began
        words = tr("work.of", done=done, total=total)
        if spent < ESTIMATE_AFTER or not 0 < done < total:
            return words
        left = spent / done * (total - done)
        if left < 60:
            return f"{words}  {tr('work.left_seconds', seconds=max(1, round(left)))}"
        return f"{words}  {tr('work.left_minutes', minutes=round(left / 60))}"

    def _on_ended(self) -> None:
        self._timer.stop()
        self.hide()
