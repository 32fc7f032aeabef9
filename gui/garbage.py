"""Collect garbage when nobody waits: a full collection over the records of large pages holds everything up."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

YOUNG = 10_000
"""New objects between two collections of the youngest ones: a millisecond's work."""
NEVER = 1_000_000
OVERDUE = 400
"""Collections of the middle generation (about `5 * YOUNG` objects each) after which even a user at work has to wait."""
LOOK_EVERY = 60_000
"""Milliseconds between two looks whether a full collection is overdue."""


class Housekeeper(QObject):
    """Keep the interpreter from full collections in the middle of work; hold them when the window is left.

    Nearly all objects go as soon as nothing refers to them; only cycles wait for a collection, and young ones do not
    wait long. Restored when `stop`ped.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._usual = gc.get_threshold()
        gc.collect()
        gc.freeze()  # what was loaded by now stays for good: no need to look through it again
        gc.set_threshold(YOUNG, 5, NEVER)
        application.applicationStateChanged.connect(self._on_state)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)
        self._clock.start(LOOK_EVERY)

    def stop(self) -> None:
        """Let the interpreter collect as it likes again."""
        self._clock.stop()
        gc.set_threshold(*self._usual)
        gc.unfreeze()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()

    def _look(self) -> None:
        if gc.get_count()[2] > OVERDUE:
            gc.collect()
