"""The whole window, its columns, each panel, and the dialogs everybody meets: light and dark, Chinese and English."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QSize

from core.messages import LANGUAGES
from core.workspace import Workspace
from gui.frame.keys import KeysDialog
from gui.theme import THEMES, appearance
from gui.translate import translator
from tests.gui.small_page import span_of
from tests.gui.window_driver import Driver

SIZE = QSize(1280, 800)
TWO_LOOKS = ("zh-light", "en-dark")
"""Enough for what is large and made of the same parts."""
LAYING_OUT = 60
"""Milliseconds within which a window has found its layout."""
PANELS = ("review", "entities", "figures", "findings", "history")


@pytest.fixture(params=[(language, theme) for language in LANGUAGES for theme in THEMES], ids="-".join)
def look(request, dressed):
    """Every language in every theme."""
    language, theme = request.param
    translator.set_language(language)
    appearance.set_theme(theme)
    return f"{language}-{theme}"


@pytest.fixture
def timeless(monkeypatch):
    """Let every step be done by the same person at the same time, whoever and whenever takes the pictures."""
    when, history = datetime(2026, 5, 6, 9, 30).astimezone(), Workspace.history

    def same(workspace, limit=200):
        return [replace(step, author="李砚", time=when) for step in history(workspace, limit)]

    monkeypatch.setattr(Workspace, "history", same)


@pytest.fixture
def driver(qtbot, look, timeless, no_thread_left, collection, tmp_path):
    """The window with the small page open, nothing under the mouse and no caret blinking."""
    driver = Driver(qtbot, tmp_path, collection)
    driver.window.resize(SIZE)
    driver.click(span_of("孩子们").start)
    driver.session.select_article(driver.view.articles[1].id)
    driver.window.setFocus()
    driver.settle()
    qtbot.wait(LAYING_OUT)
    yield driver
    driver.close()
    assert not driver.failures


def test_the_window(driver, album, look):
    album.compare(driver.window.grab(), f"window-{look}")


def test_the_texts_and_the_worklist(driver, album, look):
    window = driver.window
    for name, widget in (
        ("raw", window.raw_column),
        ("articles", window.article_column),
        ("worklist", window.work_column),
    ):
        album.compare(widget.grab(), f"{name}-{look}")


def test_each_panel(driver, album, look):
    names = [name for name, _panel in driver.window.panels]
    assert set(names) == set(PANELS)
    for index, name in enumerate(names):
        driver.window.tabs.setCurrentIndex(index)
        driver.settle()
        driver.qtbot.wait(LAYING_OUT)
        album.compare(driver.window.side.grab(), f"panel-{name}-{look}")


def test_the_start_page(qtbot, look, no_thread_left, album, tmp_path):
    driver = Driver(qtbot, tmp_path)
    driver.window.resize(SIZE)
    driver.qtbot.wait(LAYING_OUT)
    album.compare(driver.window.start_page.grab(), f"start-{look}")
    driver.close()


def test_the_cheat_sheet(qtbot, look, album):
    if look not in TWO_LOOKS:
        return
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    album.compare(dialog.grab(), f"keys-{look}")


def test_the_window_at_150_percent(driver, album, look):
    if look not in TWO_LOOKS:
        return
    appearance.set_scale(150)
    driver.qtbot.wait(LAYING_OUT)
    album.compare(driver.window.grab(), f"large-{look}")
