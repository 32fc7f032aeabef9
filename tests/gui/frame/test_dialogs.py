from datetime import date

import pytest
from PySide6.QtCore import Qt

from core.model.page import PageDetails
from gui.frame.details import CorrectionDialog, DetailsDialog
from gui.frame.figure_dialog import FigureDialog, value_and_unit
from gui.frame.find_bar import found_spans
from gui.frame.keys import KeysDialog
from gui.frame.words import page_words, short_page_words
from tests.gui.small_page import span_of


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        return dialog

    return show


def test_details_are_taken_and_a_bad_date_is_told(shown):
    dialog = shown(DetailsDialog(PageDetails("山湾报", date(2023, 5, 6), "3", "本地")))
    taken = []
    dialog.chosen.connect(taken.append)
    dialog.day.setText("五月六日")
    dialog.take()
    assert taken == []
    assert "2023-11-14" in dialog.problem.text()
    dialog.day.setText("2023-05-07")
    dialog.section.setText(" 综合 ")
    dialog.take()
    assert taken == [PageDetails("山湾报", date(2023, 5, 7), "3", "综合")]


def test_a_page_without_details_is_called_by_its_file():
    assert page_words(PageDetails(), "甲.txt") == "甲.txt"
    assert page_words(PageDetails("", date(2023, 5, 6), "3", ""), "甲.txt") == "3版 2023-05-06"
    assert short_page_words(PageDetails("山湾报", date(2023, 5, 6)), "甲.txt") == "甲.txt"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("20公里", "20", "公里"), ("2.49万人次", "24900", "人次"), ("许多人", "", ""), ("30-50亩", "30-50", "亩")],
)
def test_what_can_be_read_from_a_quantity_is_filled_in(text, value, unit):
    assert value_and_unit(text) == (value, unit)


def test_a_figure_needs_a_value(shown):
    dialog = shown(FigureDialog(span_of("20公里"), "二十来里"))
    taken = []
    dialog.chosen.connect(taken.append)
    dialog.value.setText("很多")
    dialog.take()
    assert taken == []
    assert dialog.problem.text()
    dialog.value.setText("2万")
    dialog.unit.setText("里")
    dialog.take()
    assert (taken[0].value, taken[0].unit) == ("20000", "里")


def test_found_over_line_ends_and_signs_are_only_signs():
    assert [span.start for span in found_spans("甲乙\n丙a.b", "乙丙")] == [1]
    assert [span.start for span in found_spans("a.b axb", "a.b")] == [0]
    assert found_spans("甲乙", "  ") == []


def test_the_cheat_sheet_shows_every_key(shown):
    from PySide6.QtWidgets import QLabel

    from gui.actions import ACTIONS

    dialog = shown(KeysDialog())
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert all(spec.keys_text() in words for spec in ACTIONS if spec.key)


def test_a_correction_changes_the_clean_text_only(driver):
    driver.select(span_of("梨园小学", nth=1))
    driver.window.actions_table["correct_text"].trigger()
    dialog = driver.window.findChild(CorrectionDialog)
    assert dialog.new.text() == "梨园小学"
    dialog.new.setText("犁园小学")
    dialog.take()
    driver.settle()
    assert "犁园小学" in driver.window.articles.flow.text
    assert "犁园小学" not in driver.raw.flow.text


def test_a_selection_becomes_a_figure(driver):
    driver.select(span_of("二十里"))
    driver.key("#", Qt.KeyboardModifier.ShiftModifier)
    dialog = driver.window.findChild(FigureDialog)
    dialog.value.setText("20")
    dialog.unit.setText("里")
    dialog.take()
    driver.settle()
    assert ("二十里", "20", "里") in [(f.text, f.value, f.unit) for f in driver.view.figures]
