"""How long the window stands still on pages of 100,000 characters with 5,000 mentions: `python -m bench.eventloop`.

Prints the longest gap of the event loop in milliseconds for what a reviewer does all day, and as a ratio to
`setPlainText` of the same text in a bare QPlainTextEdit measured on the same machine. At most 50 ms is wanted.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from bench.heartbeat import Heartbeat
from bench.window import timed
from core.settings import Settings
from gui.app import make_application
from gui.garbage import Housekeeper
from gui.main_window import MainWindow
from tests.e2e.big_collection import make_big_collection

QUIET = 0.25
"""Seconds after a deed in which late work still counts."""
ROUNDS = 3
Deed = tuple[str, Callable[[], object]]


def deeds(window: MainWindow) -> Iterator[Deed]:
    """Yield what is done, by name."""
    session, raw = window.session, window.raw
    for name, page in (("hard-wrapped", 0), ("long lines", 1)):
        page_id = session.pages[page].id
        yield f"{name}: open", lambda page_id=page_id: session.open_page(page_id)
        yield f"{name}: caret down", lambda: QTest.keyClick(raw, Qt.Key.Key_Down)
        yield f"{name}: page down", lambda: QTest.keyClick(raw, Qt.Key.Key_PageDown)
        yield f"{name}: confirm", lambda: window.tabs.currentWidget().perform("confirm")  # type: ignore[attr-defined]
        yield f"{name}: merge", lambda: QTest.keyClick(raw, Qt.Key.Key_M)
        yield f"{name}: undo", session.undo


def settle(application: QApplication, window: MainWindow) -> None:
    """Let everything that is under way come to its end."""
    end = time.monotonic() + QUIET
    while window.session.is_busy or time.monotonic() < end:
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)


def main() -> None:
    """Measure and print, the best of some rounds: what other programs do meanwhile is not ours."""
    sys.setswitchinterval(0.001)
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(settings=Settings(Path(folder) / "settings.json"))
        window.show()
        window.session.open_collection(make_big_collection(Path(folder) / "big.jiaokan"))
        settle(application, window)
        keeper, beat, plain = Housekeeper(application), Heartbeat(), QPlainTextEdit()
        view = window.session.view
        assert view is not None
        bare = timed(lambda: plain.setPlainText(view.page.raw_text))
        longest: dict[str, float] = {}
        for _ in range(ROUNDS):
            for name, deed in deeds(window):
                beat.begin()
                deed()
                settle(application, window)
                longest[name] = min(beat.longest(), longest.get(name, 1e9))
        for name, gap in longest.items():
            print(f"{name:24s} longest gap {gap:6.1f} ms  {gap / bare:5.1f} x setPlainText ({bare:.1f} ms)")
        keeper.stop()
        window.close()


if __name__ == "__main__":
    main()
