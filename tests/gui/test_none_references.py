"""Some versions of PySide lose a reference to None with nearly every call and abort after some minutes."""

import sys

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

CALLS = 2_000
FEW = 200
"""References that come and go with what Python itself keeps."""

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing can be lost"
)


class Teller(QObject):
    told = Signal(object)


class Painted(QWidget):
    def paintEvent(self, event):  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.drawText(4, 12, "字")
        painter.end()


def test_calls_into_qt_lose_no_reference_to_none(qapp):
    teller, widget, image = Teller(), QWidget(), QImage(4, 4, QImage.Format.Format_RGB32)
    teller.told.connect(lambda what: None)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        teller.told.emit(None)
        widget.setToolTip(str(number))
        widget.setEnabled(True)
        image.fill(number)
        widget.parentWidget()
    assert abs(sys.getrefcount(None) - before) < FEW


def test_overridden_events_lose_none_either(qapp, qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    widget.grab()
    before = sys.getrefcount(None)
    for _ in range(CALLS // 4):
        widget.repaint()
    assert abs(sys.getrefcount(None) - before) < FEW


def test_work_in_the_window_loses_none(driver):
    QTest.keyClick(driver.raw, Qt.Key.Key_Down)
    before = sys.getrefcount(None)
    for _ in range(CALLS // 20):
        QTest.keyClick(driver.raw, Qt.Key.Key_Down)
        QTest.keyClick(driver.raw, Qt.Key.Key_Up)
        driver.raw.viewport().repaint()
    assert abs(sys.getrefcount(None) - before) < FEW
