from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.commands.figures import DecideFigures, EditFigure
from core.model.kinds import Decision
from core.model.page import PageView
from gui.figures.model import COLUMNS, EDITABLE
from gui.figures.panel import FiguresPanel
from gui.figures.window import FigureWindow
from gui.translate import translator
from gui.widgets.hotkey_list import HOTKEYS
from tests.gui.fake_session import FakeSession
from tests.gui.panel_samples import EMPTY_VIEW, FIGURES, VIEW


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(VIEW)


@pytest.fixture
def panel(session: FakeSession, qtbot: QtBot) -> FiguresPanel:
    widget = FiguresPanel(session)  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.resize(330, 600)
    widget.show()
    return widget


def decided(ids: set[int], decision: Decision = Decision.CONFIRMED) -> PageView:
    figures = tuple(replace(f, decision=decision) if f.id in ids else f for f in FIGURES)
    return replace(VIEW, figures=figures, revision=VIEW.revision + 1)


def cell(panel: FiguresPanel, row: int, column: str) -> str:
    return str(panel.model.index(row, COLUMNS.index(column)).data())


def test_the_sheet_reads_like_a_fact_check_sheet(panel: FiguresPanel) -> None:
    columns = ("indicator", "qualifier", "value", "unit", "period", "line")
    assert [cell(panel, 1, column) for column in columns] == ["学员", "近", "300", "人", "", "4"]
    assert [cell(panel, 2, column) for column in columns] == ["路灯", "", "86", "盏", "上个月", "7"]
    assert panel.model.excerpt(FIGURES[2]).item == "86盏"


def test_confirming_goes_on_to_the_next_undecided(panel: FiguresPanel, session: FakeSession) -> None:
    assert panel.figure == FIGURES[0]
    assert panel.perform("confirm")
    session.answer(decided({31}))
    assert panel.figure is not None
    assert panel.figure.id == 32
    assert session.places[-1] == FIGURES[1].span
    panel.perform("reject")
    assert session.commands == [DecideFigures((31,)), DecideFigures((32,), Decision.REJECTED)]


def test_a_rejected_figure_leaves_the_list_and_the_next_one_is_current(
    panel: FiguresPanel, session: FakeSession
) -> None:
    panel.perform("reject")
    session.answer(decided({31}, Decision.REJECTED))
    assert panel.model.rowCount() == 2
    assert panel.figure is not None
    assert panel.figure.id == 32


def test_the_form_corrects_a_figure(panel: FiguresPanel, session: FakeSession, qtbot: QtBot) -> None:
    panel.perform("correct")
    panel.form.set_values({"value": "一堆"})
    panel.form.submit()
    assert session.commands == []
    assert panel.form.problem.isVisible()
    panel.form.set_values({"value": "15", "indicator": "夜间课堂班数"})
    qtbot.keyClick(panel.form.field("value"), Qt.Key.Key_Return)
    command = session.commands[0]
    assert isinstance(command, EditFigure)
    assert (command.figure.value, command.figure.indicator, command.figure.unit) == ("15", "夜间课堂班数", "个")


def test_with_room_it_is_a_table_at_the_same_row(panel: FiguresPanel) -> None:
    panel.perform("next_item")
    assert panel.sheet is panel.list
    panel.resize(900, 600)
    assert panel.sheet is panel.table
    assert panel.table.isVisible()
    assert panel.table.row == 1
    panel.resize(330, 600)
    assert panel.list.isVisible()


def test_a_cell_is_edited_in_place(panel: FiguresPanel, session: FakeSession, qtbot: QtBot) -> None:
    panel.resize(900, 600)
    panel.table.go_to(1)
    panel.perform("correct")
    editor = panel.table.findChild(QLineEdit)
    assert editor is not None
    assert not editor.property(HOTKEYS)
    editor.setText("三两百")
    panel.table.commitData(editor)
    assert session.commands == []
    assert "三两百" in panel.problem.text()
    editor.setText("310")
    panel.table.commitData(editor)
    command = session.commands[0]
    assert isinstance(command, EditFigure)
    assert (command.figure.id, command.figure.value) == (32, "310")


def test_only_fields_can_be_edited(panel: FiguresPanel) -> None:
    flags = {name: panel.model.flags(panel.model.index(0, n)) for n, name in enumerate(COLUMNS)}
    assert {name for name, flag in flags.items() if flag & Qt.ItemFlag.ItemIsEditable} == EDITABLE


def test_an_unchanged_cell_is_no_command(panel: FiguresPanel, session: FakeSession) -> None:
    assert panel.model.setData(panel.model.index(0, COLUMNS.index("unit")), "个")
    assert session.commands == []


def test_going_to_a_row_shows_its_place(panel: FiguresPanel, session: FakeSession, qtbot: QtBot) -> None:
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert session.places == [FIGURES[1].span]


def test_the_place_in_the_list_survives_a_refresh(panel: FiguresPanel, session: FakeSession) -> None:
    panel.perform("next_item")
    session.refresh(decided({31}, Decision.REJECTED))
    assert panel.figure is not None
    assert panel.figure.id == 32


def test_an_empty_page_says_what_to_do(panel: FiguresPanel, session: FakeSession) -> None:
    session.show(EMPTY_VIEW)
    assert panel.empty.isVisible()
    assert not panel.perform("confirm")
    session.show(VIEW)
    assert panel.list.isVisible()


def test_headings_follow_the_language(panel: FiguresPanel) -> None:
    translator.set_language("en")
    try:
        headings = [panel.model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(COLUMNS))]
        assert headings == ["State", "Indicator", "Qualifier", "Value", "Unit", "Period", "Text", "Line"]
    finally:
        translator.set_language("zh")


def test_both_forms_can_be_painted(panel: FiguresPanel, session: FakeSession) -> None:
    session.refresh(decided({31, 33}, Decision.CORRECTED))
    assert not panel.grab().isNull()
    panel.resize(900, 400)
    assert not panel.grab().isNull()


def test_the_sheet_opens_in_a_window_with_the_same_keys(
    panel: FiguresPanel, session: FakeSession, qtbot: QtBot
) -> None:
    window = panel.open_window()
    assert isinstance(window, FigureWindow)
    window.activateWindow()
    table = window.panel.table
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.go_to(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_U)
    assert session.commands == [DecideFigures((32,))]
    assert session.calls == ["undo"]
    window.close()


def test_an_input_method_is_kept_out_of_list_and_table_but_not_of_fields(panel: FiguresPanel, qtbot: QtBot) -> None:
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    panel.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert not panel.list.testAttribute(attribute)
    panel.resize(900, 600)
    panel.table.setFocus()
    qtbot.waitUntil(panel.table.hasFocus)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(panel.table, key)
        assert not panel.table.testAttribute(attribute)
    assert panel.filter.testAttribute(attribute)
    panel.perform("correct")
    editor = panel.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.testAttribute(attribute)
