"""What a first-time user meets: an empty collection, a small screen, dialogs of Qt."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from core.workspace import Workspace
from gui.app import first_size
from gui.frame.files import _documents
from gui.frame.qt_words import QtWords
from gui.translate import translator


def test_an_empty_collection_offers_to_import(empty_driver, tmp_path):
    Workspace.create(tmp_path / "空.jiaokan").close()
    empty_driver.session.open_collection(tmp_path / "空.jiaokan")
    empty_driver.settle()
    empty = empty_driver.window.raw_column.empty
    assert empty.title.text() == "文库里还没有版面"
    assert empty.other.isVisible()
    QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    (dialog,) = empty_driver.window.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.close()


def test_files_are_asked_for_among_the_documents_or_at_home():
    assert _documents().is_dir()
    assert _documents() != Path.cwd()


def test_the_first_size_fits_the_screen_with_its_frame(empty_driver):
    window = empty_driver.window
    window.resize(5000, 5000)
    screen = window.screen().availableGeometry().size()
    size = first_size(window)
    assert size.width() <= screen.width()
    assert size.height() < screen.height()
    window.resize(400, 300)
    assert first_size(window) == window.size().boundedTo(QSize(screen.width(), screen.height()))


def test_words_of_qt_follow_the_language(dressed):
    words = QtWords(dressed)
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
        translator.set_language("en")
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    finally:
        words.follow("en")
        translator.language_changed.disconnect(words.follow)
        words.deleteLater()
