"""The words of Qt's own dialogs (files, colours, buttons) in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from gui.translate import translator

_FILES = {"zh": "qtbase_zh_CN"}
"""Which of Qt's catalogues a language needs; what is missing stays English."""


class QtWords(QObject):
    """Keep Qt's translation in step with ours."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: QTranslator | None = None
        translator.language_changed.connect(self.follow)
        self.follow(translator.language)

    def follow(self, language: str) -> None:
        """Use Qt's catalogue of a language, where there is one."""
        if self._installed is not None:
            self._application.removeTranslator(self._installed)
            self._installed = None
        found = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language in _FILES and found.load(_FILES[language], folder):
            self._application.installTranslator(found)
            self._installed = found
