"""The event loop is never held up for long, not even on a page of 100,000 characters with 5,000 mentions.

50 ms is the aim, measured by `bench.eventloop`. Here the bound is a generous multiple, and it grows with the time a
bare text widget takes on the machine at hand: a test must not fail because something else keeps the machine busy.
"""

import time

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from bench.heartbeat import Heartbeat
from gui.garbage import Housekeeper
from tests.e2e.big_collection import make_big_collection
from tests.gui.window_driver import Driver

GENEROUS = 400
"""Milliseconds."""
TRIES = 3


@pytest.fixture
def big(qtbot, dressed, qapp, no_thread_left, tmp_path):
    driver = Driver(qtbot, tmp_path, make_big_collection(tmp_path / "大.jiaokan"))
    keeper = Housekeeper(qapp)
    yield driver
    keeper.stop()
    driver.close()
    assert not driver.failures


def longest_gap(driver, qapp, deed):
    """Return the longest gap of the event loop while a deed is done, the shortest of some tries."""
    found = []
    for _ in range(TRIES):
        beat = Heartbeat()
        deed()
        end = time.monotonic() + 0.1
        while driver.session.is_busy or time.monotonic() < end:
            qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        found.append(beat.longest())
        beat.stop()
        if found[-1] < GENEROUS / 4:
            break
    return min(found)


def bound(text):
    """Return how long a gap may be on this machine, in milliseconds."""
    plain = QPlainTextEdit()
    start = time.perf_counter()
    plain.setPlainText(text)
    return max(GENEROUS, 40 * (time.perf_counter() - start) * 1000)


def test_the_watchdog_sees_a_loop_that_is_held_up(qapp):
    beat = Heartbeat()
    time.sleep(0.06)
    qapp.processEvents()
    assert beat.longest() >= 50
    beat.stop()


def test_big_pages_are_opened_and_edited_without_a_hitch(big, qapp):
    limit, pages = bound(big.view.page.raw_text), [page.id for page in big.session.pages]
    turn = iter(pages[::-1] * TRIES)
    deeds = {
        "open": lambda: big.session.open_page(next(turn)),
        "caret": lambda: QTest.keyClick(big.raw, Qt.Key.Key_Down),
        "end": lambda: QTest.keyClick(big.raw, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier),
        "confirm": lambda: big.window.tabs.currentWidget().perform("confirm"),
        "split": lambda: QTest.keyClick(big.raw, "/"),
        "undo": big.session.undo,
    }
    gaps = {name: longest_gap(big, qapp, deed) for name, deed in deeds.items()}
    assert {name: round(gap) for name, gap in gaps.items() if gap > limit} == {}
