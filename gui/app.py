"""Start the program with its window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui.frame.view_desk import remember_look, restore_look
from gui.guard import FoldingHook
from gui.main_window import MainWindow
from gui.theme import appearance, font, load_fonts, palette_of


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, dressed: Fusion style, bundled fonts, the palette of the theme."""
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["jiaokan", *arguments])
    application.setApplicationName("jiaokan")
    application.setApplicationDisplayName("校勘")
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
    application = make_application()
    settings = QSettings("jiaokan", "jiaokan")
    restore_look(settings)
    window = MainWindow()
    sys.excepthook = FoldingHook(window.tell)
    recent = Recent(settings)
    window.session.collection_opened.connect(lambda path: recent.add(Path(path)))
    window.start_page.show_recent(recent.paths(), window.files.open_path)
    window.show()
    if arguments:
        window.files.take([Path(argument) for argument in arguments])
    elif recent.last is not None:
        window.files.open_path(recent.last)
    code = application.exec()
    remember_look(settings)
    return code


class Recent:
    """The collections opened last, the newest first; `last` is the one that was open when the program ended."""

    LIMIT = 6

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def paths(self) -> tuple[Path, ...]:
        """Return those that still exist."""
        stored = self._settings.value("recent", [])
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return tuple(path for path in map(Path, names) if path.is_file())

    @property
    def last(self) -> Path | None:
        """The one to open again."""
        return next(iter(self.paths()), None)

    def add(self, path: Path) -> None:
        """Put one first."""
        others = [known for known in self.paths() if known != path]
        self._settings.setValue("recent", [str(p) for p in (path, *others)][: self.LIMIT])
