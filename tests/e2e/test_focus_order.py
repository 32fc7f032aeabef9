"""The window without a mouse: Tab reaches everything, in the order in which it is read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from core.messages import LANGUAGES
from gui.actions import ACTIONS
from gui.frame.keys import KeysDialog
from gui.panels import PANELS
from gui.translate import translator

ROUND = 60
"""More than there are stops."""


def stops(window):
    """Return the widgets at which Tab stops, from the raw text on, until it comes round."""
    found = []
    for _ in range(ROUND):
        focused = window.focusWidget()
        if focused in found:
            return found
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize("panel", [name for name, _make in PANELS])
def test_tab_goes_round_and_leaves_nothing_out(driver, panel):
    window = driver.window
    window.tabs.setCurrentIndex([name for name, _widget in window.panels].index(panel))
    driver.settle()
    driver.focus(driver.raw)
    found = stops(window)
    assert len(found) < ROUND
    wanted = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is window
    ]
    assert [(type(w).__name__, w.accessibleName()) for w in wanted if w not in found] == []


def test_tab_goes_from_left_to_right_through_the_columns(driver):
    window = driver.window
    driver.focus(window.worklist.filter)
    found = stops(window)
    order = (window.worklist.filter, window.worklist.list, window.raw, window.articles, window.tabs.tabBar())
    places = [found.index(widget) for widget in order]
    assert places == sorted(places)


def test_the_focus_can_be_seen_wherever_it_is(driver):
    window = driver.window
    driver.focus(driver.raw)
    for widget in stops(window):
        widget.clearFocus()
        plain = widget.grab().toImage()
        driver.focus(widget)
        assert widget.grab().toImage() != plain, (type(widget).__name__, widget.accessibleName())


def test_every_action_with_a_key_stands_in_the_cheat_sheet(qtbot, dressed):
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert [spec.id for spec in ACTIONS if spec.keys and spec.keys_text() not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cheat_sheet_is_as_wide_as_its_words(language, qtbot, dressed):
    translator.set_language(language)
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
