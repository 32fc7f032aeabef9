"""Write pictures of the window with a collection in it: for the demo, the documentation, and our own eyes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from gui.app import make_application
from gui.main_window import MainWindow
from gui.theme import appearance
from gui.translate import translator

PATIENCE = 60_000
"""Milliseconds to wait for the worker before giving up."""


def write_screenshots(
    collection: Path,
    folder: Path,
    languages: Sequence[str] = ("zh",),
    themes: Sequence[str] = ("light", "dark"),
    sizes: Sequence[tuple[int, int]] = ((1280, 800),),
) -> list[Path]:
    """Write one picture of the review window for each language, theme and size, and return their files.

    Works without a display. Raises what opening the collection raised.
    """
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    before = qInstallMessageHandler(_without_idle_warnings)
    try:
        return _write(collection, folder, languages, themes, sizes)
    finally:
        qInstallMessageHandler(before)


def _without_idle_warnings(_kind: QtMsgType, _context: QMessageLogContext, words: str | None) -> None:
    """Pass Qt's messages on, but for those that only say that there is no real screen."""
    if words and not words.startswith("This plugin does not support"):
        sys.stderr.write(f"{words}\n")


def _write(
    collection: Path, folder: Path, languages: Sequence[str], themes: Sequence[str], sizes: Sequence[tuple[int, int]]
) -> list[Path]:
    make_application()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        window = MainWindow(settings=Settings(Path(scratch) / "settings.json"))
        try:
            _open(window, collection)
            return [
                _picture(window, folder, language, theme, size)
                for language in languages
                for theme in themes
                for size in sizes
            ]
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _open(window: MainWindow, collection: Path) -> None:
    """Open the collection and go to a place worth seeing: the second article of its first page."""
    failures: list[BaseException] = []
    window.session.failed.disconnect(window.tell)
    window.session.failed.connect(failures.append)
    window.show()
    window.session.open_collection(collection)
    _wait(lambda: not window.session.is_busy)
    if failures:
        raise failures[0]
    view = window.session.view
    if view is not None and view.articles:
        article = view.articles[min(1, len(view.articles) - 1)]
        window.session.show_span(article.parts[0].span)
        _wait(lambda: not window.session.is_busy)


def _picture(window: MainWindow, folder: Path, language: str, theme: str, size: tuple[int, int]) -> Path:
    translator.set_language(language)
    appearance.set_theme(theme)
    window.resize(*size)
    window.view_desk.set_widths()
    _wait(lambda: not window.session.is_busy)
    file = folder / f"window-{language}-{theme}-{size[0]}x{size[1]}.png"
    if not window.grab().save(str(file)):
        raise OSError(f"cannot write {file}")
    return file


def _wait(is_done: Callable[[], bool]) -> None:
    """Let the window work until something holds and everything is shown."""
    deadline = QDeadlineTimer(PATIENCE)
    loop = QEventLoop()
    waker = QTimer()
    waker.start(20)
    while not is_done():
        if deadline.hasExpired():
            raise TimeoutError("the window did not come to rest")
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(3):
        QCoreApplication.processEvents()
