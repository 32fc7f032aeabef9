"""An input method at work: what is being composed is neither an action nor an answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.actions import HOTKEYS
from gui.frame.details import DetailsDialog
from tests.gui.small_page import span_of

ENABLED = Qt.WidgetAttribute.WA_InputMethodEnabled


def compose(field, letters):
    """Type letters that the input method shows as a preedit; it takes the keys for itself."""
    for end in range(1, len(letters) + 1):
        QApplication.sendEvent(field, QInputMethodEvent(letters[:end], []))


def commit(field, words):
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def test_no_input_method_takes_the_letters_where_they_are_actions(driver):
    hot = [widget for widget in driver.window.findChildren(QWidget) if widget.property(HOTKEYS)]
    assert driver.raw in hot
    assert [type(widget).__name__ for widget in hot if widget.testAttribute(ENABLED)] == []


def test_composing_in_the_find_bar_searches_only_when_done(driver):
    driver.click(span_of("孩子们").start)
    driver.window.actions_table["find"].trigger()
    field, revision = driver.window.find_bar.field, driver.view.revision
    driver.focus(field)
    compose(field, "mudr")
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.is_composing
    assert driver.window.find_bar.isVisible()
    assert driver.raw.lit == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert driver.window.find_bar.isVisible()
    commit(field, "围着")
    assert field.text() == "围着"
    QTest.keyClick(field, Qt.Key.Key_Return)
    place = span_of("围着")
    assert driver.raw.lit == [(place.start, place.end)]
    driver.settle()
    assert driver.view.revision == revision


def test_a_dialog_is_not_answered_while_composing(driver):
    driver.window.actions_table["page_details"].trigger()
    dialog = driver.window.findChild(DetailsDialog)
    field = dialog.publication
    driver.qtbot.waitUntil(dialog.isVisible)
    field.clear()
    compose(field, "shanwan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    commit(field, "山湾晚报")
    QTest.keyClick(field, Qt.Key.Key_Return)
    driver.settle()
    assert driver.view.page.details.publication == "山湾晚报"


def test_letters_are_actions_again_once_the_field_is_left(driver):
    field = driver.window.worklist.filter
    driver.focus(field)
    compose(field, "m")
    assert len(driver.view.articles) == 2
    commit(field, "")
    driver.click(span_of("3000册").start)
    driver.key("M", Qt.KeyboardModifier.ShiftModifier)
    assert len(driver.view.articles) == 1
