import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget

from core.messages import LANGUAGES, catalogue
from core.model.kinds import EntityType, Role
from gui.actions import ACTIONS, HOTKEYS, MENUS, SPECS, Actions, conflicts, printed
from gui.translate import translator


def test_no_key_means_two_things():
    assert conflicts() == []


def test_every_letter_key_has_a_twin_for_input_methods():
    assert [spec.id for spec in ACTIONS if spec.key and not spec.twins] == []
    for spec in ACTIONS:
        for twin in spec.twins:
            assert twin.startswith(("Ctrl", "Alt", "Shift+F", "F")), twin
            assert not QKeySequence(twin).isEmpty()


def test_every_action_has_words_and_a_menu():
    assert len(SPECS) == len(ACTIONS)
    assert {spec.menu for spec in ACTIONS} == set(MENUS)
    for language in LANGUAGES:
        for spec in ACTIONS:
            assert catalogue(language)[f"action.{spec.id}"]


def test_every_role_and_type_can_be_given():
    assert {f"role_{role}" for role in Role} <= SPECS.keys()
    assert {f"tag_{entity_type}" for entity_type in EntityType} <= SPECS.keys()


def test_keys_are_printed_as_on_the_keyboard():
    assert printed("Ctrl+Return") == "Ctrl+↵"
    assert printed("+") == "+"
    assert SPECS["confirm"].keys_text() == "↵  Ctrl+↵"


class Performer(QWidget):
    def __init__(self, parent, wanted):
        super().__init__(parent)
        self.wanted, self.done = wanted, []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def perform(self, action_id):
        self.done.append(action_id)
        return action_id in self.wanted


@pytest.fixture
def table(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    body = QWidget()
    window.setCentralWidget(body)
    near, far = Performer(body, {"confirm"}), Performer(None, {"split_here", "confirm"})
    qtbot.addWidget(far)
    near.setProperty(HOTKEYS, True)
    field = QLineEdit(body)
    actions = Actions(window, lambda: [far])
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return actions, near, far, field


def test_the_focused_widget_is_asked_first_then_the_others(table, qtbot):
    _actions, near, far, _field = table
    near.setFocus()
    qtbot.waitUntil(near.hasFocus)
    QTest.keyClick(near, Qt.Key.Key_Return)
    QTest.keyClick(near, "/")
    assert near.done == ["confirm", "split_here"]
    assert far.done == ["split_here"]


def test_single_keys_are_letters_in_a_field(table, qtbot):
    _actions, near, far, field = table
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "m/?")
    assert field.text() == "m/?"
    assert not near.done + far.done


def test_a_twin_works_from_a_field(table, qtbot):
    _actions, _near, far, field = table
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert far.done == ["split_here"]


def test_a_greyed_action_is_not_carried_out(table, qtbot):
    actions, near, far, _field = table
    actions["confirm"].setEnabled(False)
    near.setFocus()
    qtbot.waitUntil(near.hasFocus)
    QTest.keyClick(near, Qt.Key.Key_Return)
    assert not near.done + far.done


def test_words_follow_the_language_and_show_the_keys(table):
    actions, *_ = table
    assert actions["merge_next"].text() == "与下一篇合并\tM  Ctrl+M"
    translator.set_language("en")
    assert actions["merge_next"].iconText() == "Merge with next"
    assert actions["merge_next"].toolTip() == "Merge with next（M  Ctrl+M）"
