import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from core.settings import Settings
from gui.actions import SPECS, conflicts, holder_of
from gui.dialogs.key_editor import KeyEditor
from gui.dialogs.key_rows import rows_of
from gui.frame.keys import KeysDialog
from gui.frame.look import apply_look
from gui.keymap import can_be_used, from_lines, is_single, keymap, normal, pressed, to_lines
from tests.gui.small_page import span_of


@pytest.fixture(autouse=True)
def _own_keys():
    yield
    keymap.use({})


@pytest.fixture
def editor(qtbot, dressed, tmp_path):
    editor = KeyEditor(Settings(tmp_path / "settings.json"))
    editor.finished.disconnect(editor.deleteLater)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitExposed(editor)
    editor.activateWindow()
    return editor


def press(editor, action_id, key, modifier=Qt.KeyboardModifier.NoModifier):
    editor.choose(action_id)
    editor.change.click()
    QTest.keyClick(editor.field, key, modifier)


def test_keys_survive_the_settings():
    keys = {"correct_text": ("=", "Ctrl+R"), "shrink": (",",), "undo": ()}
    assert from_lines(to_lines(keys), SPECS) == keys
    assert from_lines(["nobody=X", "undo", "undo=Left Esc Ctrl+Alt+U"], SPECS) == {"undo": ("Ctrl+Alt+U",)}


@pytest.mark.parametrize(
    ("key", "single", "usable"),
    [("M", True, True), ("Shift+U", True, True), ("Return", True, True), ("F5", False, True), ("Ctrl+M", False, True),
     ("Left", True, False), ("Shift+Left", True, False), ("Ctrl+Home", False, False), ("Alt+Left", False, True),
     ("Ctrl+PgUp", False, True), ("Tab", True, False), ("Escape", True, False), ("", False, False)],
)  # fmt: skip
def test_which_keys_are_single_and_which_can_be_given(key, single, usable):
    assert (is_single(key), can_be_used(key)) == (single, usable)


def test_all_keys_that_actions_have_of_themselves_can_be_given():
    assert [(spec.id, key) for spec in SPECS.values() for key in spec.default_keys if not can_be_used(key)] == []


def test_a_modifier_alone_is_no_key():
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert pressed(event) == ""


def test_a_free_key_holds_at_once_and_is_stored(editor, tmp_path):
    press(editor, "merge_next", "1", Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier)
    assert SPECS["merge_next"].keys == ("M", "Ctrl+Alt+1")
    assert Settings(tmp_path / "settings.json").items("keys") == ("merge_next=M Ctrl+Alt+1",)
    assert not editor.field.isVisible()
    assert "Ctrl+Alt+1" in editor.note.text()


def test_a_key_that_is_taken_says_by_whom_and_changes_hands_when_wished(editor):
    press(editor, "split_here", Qt.Key.Key_M)
    assert "与下一篇合并" in editor.note.text()
    assert SPECS["split_here"].keys == ("/", "Ctrl+/")
    editor.keep.click()
    assert holder_of("M") == "merge_next"
    press(editor, "split_here", Qt.Key.Key_M)
    editor.take.click()
    assert SPECS["split_here"].keys == ("M", "Ctrl+/")
    assert SPECS["merge_next"].keys == ("Ctrl+M",)
    assert conflicts() == []


def test_keys_of_the_caret_are_refused(editor):
    press(editor, "split_here", Qt.Key.Key_Left)
    assert SPECS["split_here"].keys == ("/", "Ctrl+/")
    assert editor.field.isVisible()
    QTest.keyClick(editor.field, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert not editor.field.isVisible()


def test_restoring_takes_a_key_back(editor):
    press(editor, "split_here", Qt.Key.Key_M)
    editor.take.click()
    editor.choose("merge_next")
    editor.restore()
    assert SPECS["merge_next"].keys == ("M", "Ctrl+M")
    assert SPECS["split_here"].keys == ("Ctrl+/",)
    editor.clear()
    assert SPECS["merge_next"].keys == ()
    editor.restore_all()
    assert keymap.changes == {}


def test_rows_are_found_by_name_menu_and_key(editor):
    assert [row.id for row in rows_of("拆成")] == ["split_here"]
    assert "undo" in [row.id for row in rows_of("ctrl+z")]
    editor.filter.setText("拆成")
    assert [row.id for row in editor.model.rows] == ["split_here"]
    keymap.use({"skip": ("M",)})
    assert [row.id for row in rows_of("重复")] == ["merge_next", "skip"]


def test_a_key_of_two_actions_in_the_settings_is_shown(editor):
    keymap.use({"skip": ("M",)})
    row = next(row for row in rows_of() if row.id == "skip")
    assert row.shared == (normal("M"),)
    assert editor.model.spoken(row).endswith("M 重复")


def test_texts_menus_tool_tips_and_sheets_follow(driver, tmp_path):
    settings = Settings(tmp_path / "other.json")
    settings.set({"keys": ("merge_previous=Q Ctrl+Alt+Q", "role_headline=Shift+Q")})
    apply_look(settings)
    table = driver.window.actions_table
    assert table["merge_previous"].text() == "与上一篇合并\tQ  Ctrl+Alt+Q"
    assert table["merge_previous"].toolTip().endswith("（Q  Ctrl+Alt+Q）")
    assert [s.toString() for s in table["merge_previous"].shortcuts()] == ["Ctrl+Alt+Q"]
    driver.click(span_of("3000册").start)
    driver.key("M", Qt.KeyboardModifier.ShiftModifier)
    assert len(driver.view.articles) == 2
    driver.key("q")
    assert len(driver.view.articles) == 1
    sheet = KeysDialog(driver.window)
    assert "Q  Ctrl+Alt+Q" in [label.text() for label in sheet.findChildren(QLabel)]
    sheet.deleteLater()


def test_answers_carry_the_present_keys(driver):
    keymap.use({"confirm": ("Space", "Ctrl+Return")})
    review = driver.window.panels[0][1]
    assert review.card.buttons["confirm"].text().endswith("Space")
