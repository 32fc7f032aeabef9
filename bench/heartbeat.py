"""How long the event loop stands still: a timer that ticks, and the gaps between its ticks."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 2
"""Milliseconds between two ticks when nothing blocks."""


class Heartbeat(QObject):
    """Tick on the thread it was made on and keep the gaps, in milliseconds.

    A gap is what a key press would have had to wait at worst. `blocked(50)` are the gaps longer than that.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def begin(self) -> None:
        """Forget what was."""
        self.gaps.clear()
        self._last = time.perf_counter()

    def longest(self) -> float:
        """Return the longest gap, the one that lasts still included."""
        self._beat()
        return max(self.gaps)

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()
