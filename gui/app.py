"""Start the program with its window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMargins, QSize
from PySide6.QtWidgets import QApplication, QStyle

from core.diagnostics import Crash, Run
from core.settings import Settings
from gui.dialogs.notice import Notice
from gui.frame.look import LookKeeper, apply_look
from gui.frame.qt_words import QtWords
from gui.garbage import Housekeeper
from gui.guard import FoldingHook
from gui.main_window import MainWindow
from gui.theme import appearance, font, load_fonts, palette_of
from gui.translate import tr

RECENT = 6
"""How many collections are remembered."""


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, dressed: Fusion style, bundled fonts, the palette of the theme."""
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["jiaokan", *arguments])
    application.setApplicationName("jiaokan")
    application.setStyle("Fusion")
    load_fonts()
    appearance.changed.connect(_dress)
    _dress()
    return application


def _dress() -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setPalette(palette_of(appearance.theme))
        application.setFont(font())


def run(arguments: Sequence[str] = ()) -> int:
    """Open the window, with a collection or pages when paths are given, and return the exit code."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    # The worker reckons in Python too: let it hand the interpreter over soon, or every frame waits for it.
    sys.setswitchinterval(0.001)
    application = make_application()
    settings = Settings()
    apply_look(settings)
    window = MainWindow(settings=settings)
    keeper = LookKeeper(settings, window)
    QtWords(application)
    sys.excepthook = FoldingHook(window.tell)
    diary = Run()
    crash = diary.begin()
    window.session.author = settings.text("author") or None
    window.session.collection_opened.connect(lambda path: _remember(settings, Path(path)))
    known = recent(settings)
    window.start_page.show_recent(known, window.files.open_path)
    window.resize(first_size(window))
    window.restoreGeometry(QByteArray.fromBase64(settings.text("window").encode()))
    window.show()
    if crash is not None:
        tell_crash(crash, window).open()
    housekeeper = Housekeeper(application)
    if arguments:
        window.files.take([Path(argument) for argument in arguments])
    elif known and settings.is_on("opens_last"):
        window.files.open_path(known[0])
    code = application.exec()
    housekeeper.stop()
    settings.set({"window": bytes(window.saveGeometry().toBase64().data()).decode()})
    keeper.deleteLater()
    diary.end()
    return code


def tell_crash(crash: Crash, window: MainWindow) -> Notice:
    """Return the dialog that says what became of the last run."""
    words = [tr("dialog.crashed.ours" if crash.trace else "dialog.crashed.unknown"), tr("dialog.crashed.safe")]
    return Notice(tr("dialog.crashed.title"), words, window, crash.report() if crash.trace else "")


def first_size(window: MainWindow) -> QSize:
    """Return the size the window wishes for, kept within the screen with its title bar and borders."""
    style = window.style()
    title = style.pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    border = 2 * style.pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth)
    room = window.screen().availableGeometry().size().shrunkBy(QMargins(border, title + border, border, border))
    return window.size().boundedTo(room)


def recent(settings: Settings) -> tuple[Path, ...]:
    """Return the collections opened last that still exist, the newest first."""
    return tuple(path for path in map(Path, settings.items("recent")) if path.is_file())


def _remember(settings: Settings, path: Path) -> None:
    names = [str(path), *(str(known) for known in recent(settings) if known != path)]
    settings.set({"recent": tuple(names[:RECENT])})
