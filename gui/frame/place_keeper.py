"""Remember where the user is, soon after each move: a crash must not cost the place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from core.model.history import Place
from gui.canvas.paper import Paper
from gui.session import Session

QUIET = 1500
"""Milliseconds without a move after which the place is stored."""


class PlaceKeeper(QObject):
    """Have the collection remember the place once the user has come to rest."""

    def __init__(self, session: Session, place: Callable[[], Place], texts: tuple[Paper, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._place = place
        self._kept: Place | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self.keep)
        for signal in (session.page_opened, session.place_restored, session.article_selected, session.caret_moved):
            signal.connect(self._on_moved)
        for text in texts:
            text.verticalScrollBar().valueChanged.connect(self._on_moved)
        session.collection_closed.connect(self._forget)
        session.collection_opened.connect(self._forget)

    def keep(self) -> None:
        """Store the place now, unless it is stored already."""
        self._timer.stop()
        place = self._place()
        if self._session.view is not None and place != self._kept:
            self._kept = place
            self._session.remember(place)

    def _on_moved(self, _where: object = None) -> None:
        self._timer.start()

    def _forget(self, _path: str = "") -> None:
        self._timer.stop()
        self._kept = None
