from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.dialogs.palette import PaletteDialog, entries, found
from gui.dialogs.pinyin import initials

ALL = entries()


@pytest.mark.parametrize(
    ("words", "letters"), [("合并稿件", "hbgj"), ("撤销", "cx"), ("导入 TXT", "drtxt"), ("（校勘）", "jk"), ("𠮷", "")]
)
def test_initials_come_from_the_order_of_the_character_set(words: str, letters: str) -> None:
    assert initials(words) == letters


def test_every_action_of_the_table_is_there() -> None:
    assert [entry.id for entry in found(ALL, "")] == [entry.id for entry in ALL]
    assert len(ALL) > 60


@pytest.mark.parametrize("typed", ["撤销", "undo", "cx", "CX"])
def test_an_action_is_found_by_chinese_english_and_initials(typed: str) -> None:
    assert found(ALL, typed)[0].id == "undo"


def test_an_action_is_found_by_its_key() -> None:
    assert "analyze" in [entry.id for entry in found(ALL, "F5")]


def test_what_begins_with_the_words_comes_first() -> None:
    names = [entry.en.casefold() for entry in found(ALL, "merge")]
    assert names
    assert names[0].startswith("merge")


def test_nonsense_finds_nothing() -> None:
    assert found(ALL, "zzzzzz") == []


def test_enter_takes_the_current_one_and_arrows_move(qtbot: QtBot) -> None:
    dialog = PaletteDialog()
    qtbot.addWidget(dialog)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    dialog.show()
    qtbot.keyClicks(dialog.field, "undo")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen == ["undo"]
    assert not dialog.isVisible()


def test_what_cannot_be_done_now_is_not_offered(qtbot: QtBot) -> None:
    dialog = PaletteDialog(lambda action_id: action_id != "undo")
    qtbot.addWidget(dialog)
    dialog.field.setText("undo")
    assert "undo" not in [entry.id for entry in dialog.model.rows]
    dialog.field.setText("zzzzzz")
    assert not dialog.nothing.isHidden()
