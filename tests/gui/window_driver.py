"""Drive a window as a user would: keys, mouse, and waiting for the worker."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.model.span import Span
from core.settings import Settings
from gui.main_window import MainWindow


class Driver:
    """A window, shown, with what a user does to it."""

    def __init__(self, qtbot, folder: Path, path: Path | None = None) -> None:
        self.qtbot = qtbot
        self.failures: list[object] = []
        self.window = MainWindow(settings=Settings(folder / "settings.json"))
        self.session = self.window.session
        self.session.failed.disconnect(self.window.tell)
        self.session.failed.connect(self.failures.append)
        self.window.show()
        qtbot.waitExposed(self.window)
        if path is not None:
            self.session.open_collection(path)
            self.settle()

    @property
    def raw(self):
        return self.window.raw

    @property
    def view(self):
        return self.session.view

    def settle(self) -> None:
        """Wait until the worker has nothing to do and its answers are shown."""
        self.qtbot.waitUntil(lambda: not self.session.is_busy, timeout=20_000)

    def focus(self, widget: QWidget) -> None:
        self.window.activateWindow()
        widget.setFocus()
        self.qtbot.waitUntil(widget.hasFocus)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier, widget: QWidget | None = None) -> None:
        """Press a key in a widget (the raw text by default) and wait for what it does."""
        target = widget if widget is not None else self.raw
        self.focus(target)
        if isinstance(key, str):
            QTest.keyClicks(target, key, modifier)
        else:
            QTest.keyClick(target, key, modifier)
        self.settle()

    def point(self, offset: int, text=None) -> QPoint:
        """Return where a character stands in a text's viewport."""
        text = text if text is not None else self.raw
        text.reveal(offset, offset)
        row = text.flow.row_of(offset)
        at = text.flow.rows[row]
        x = text.left_margin + text.flow.x_of(row, offset) + 1
        y = at.top + text.flow.face(row).row_height / 2 - text.verticalScrollBar().value()
        return QPoint(round(x), round(y))

    def click(self, offset: int, text=None) -> None:
        text = text if text is not None else self.raw
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=self.point(offset, text))

    def select(self, span: Span, text=None) -> None:
        """Select a span with the mouse."""
        text = text if text is not None else self.raw
        self.focus(text)
        view = text.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=self.point(span.start, text))
        QTest.mouseMove(view, self.point(span.end, text))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=self.point(span.end, text))

    def drag(self, start: QPoint, end: QPoint, steps: int = 4) -> None:
        """Drag over the raw text's viewport."""
        view = self.raw.viewport()
        QTest.mouseMove(view, start)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, steps + 1):
            QTest.mouseMove(view, start + (end - start) * step / steps)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
        self.settle()

    def close(self) -> None:
        """Close the window and have it deleted, so that the next test's changes of look do not reach it."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
