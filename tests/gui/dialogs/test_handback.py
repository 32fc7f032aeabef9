from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.messages import LANGUAGES, message
from core.model.transfer import CellChange, CellProblem, HandBack
from gui.dialogs.handback import HandbackDialog
from gui.dialogs.handback_rows import COLUMNS
from gui.translate import translator

PLAIN = CellChange("稿件!J2", "article", 11, "kind", "feature", "消息", "通讯", "消息", 1, "修桥", "kind")
SINCE = CellChange("实体!F4", "mention", 5, "authority", "甲", "", "甲", "乙", 1, "甲某", "authority", "李眉")
FOUND = HandBack(Path("退回.xlsx"), (PLAIN, SINCE), (CellProblem("数据!C3", message("handback.problem.formula")),))


@pytest.fixture(autouse=True)
def _back_to_chinese() -> Iterator[None]:
    yield
    translator.set_language("zh")


def test_what_changed_here_since_is_not_ticked_at_first(qtbot: QtBot) -> None:
    dialog = HandbackDialog(FOUND, "王敏")
    qtbot.addWidget(dialog)
    assert dialog.model.chosen == (PLAIN,)
    assert "1" in dialog.go.text()
    dialog.all_button.click()
    assert dialog.model.chosen == (PLAIN, SINCE)
    dialog.none_button.click()
    assert not dialog.go.isEnabled()


def test_ticked_corrections_are_handed_on_in_the_archivists_name(qtbot: QtBot) -> None:
    dialog = HandbackDialog(FOUND)
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    dialog.author.setText(" 王敏 ")
    first, second = dialog.model.index(0, 0), dialog.model.index(1, 0)
    assert dialog.model.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.model.setData(second, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.go.click()
    assert taken.args == [(SINCE,), "王敏"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_old_new_and_who(language: str, qtbot: QtBot) -> None:
    translator.set_language(language)
    dialog = HandbackDialog(FOUND, "王敏")
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [dialog.model.index(1, place).data() for place in range(len(COLUMNS))]
    heading = message("handoff.column.authority").text(language)
    assert shown == ["实体!F4", "甲某", heading, "", "乙（李眉）", "甲"]
    assert dialog.model.index(0, COLUMNS.index("here")).data() == ""
    assert "数据!C3" in dialog.problems.toPlainText()
    assert not dialog.grab().isNull()


def test_nothing_to_take_over_is_said(qtbot: QtBot) -> None:
    dialog = HandbackDialog(HandBack(Path("退回.xlsx")))
    qtbot.addWidget(dialog)
    assert dialog.summary.text() == message("dialog.handback.same").text("zh")
    assert dialog.go.isHidden()
