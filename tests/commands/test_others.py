"""Figures, corrections, lexicon, pages."""

from dataclasses import replace
from datetime import date

import pytest

from core.commands.corrections import AddCorrection, RemoveCorrection
from core.commands.figures import AddFigure, DecideFigures, EditFigure
from core.commands.lexicon import AddLexiconEntry, EditAuthority, RemoveLexiconEntry
from core.commands.mentions import SetMentionAuthority
from core.commands.pages import ImportPages, RemovePages, SetPageDetails, SetPageStatus
from core.errors import UserError
from core.model.figure import Figure
from core.model.kinds import Decision, PageStatus
from core.model.mention import LexiconEntry
from core.model.page import PageDetails
from tests.invented import PAGE, read_page, span_of


def key_of(workspace, command):
    with pytest.raises(UserError) as caught:
        workspace.do(command)
    return caught.value.key


def test_a_figure_by_hand_and_edited(analyzed):
    analyzed.do(AddFigure(1, Figure(0, span_of(PAGE, "一半"), "", "1/2")))
    added = next(f for f in analyzed.page(1).figures if f.text == "一半")
    assert added.decision is Decision.CORRECTED
    assert key_of(analyzed, AddFigure(1, added)) == "figure_exists"
    analyzed.do(EditFigure(replace(added, span=span_of(PAGE, "快了一半"), indicator="速度")))
    edited = next(f for f in analyzed.page(1).figures if f.id == added.id)
    assert (edited.text, edited.indicator) == ("快了一半", "速度")
    steps = len(analyzed.history())
    analyzed.do(EditFigure(edited))
    analyzed.do(DecideFigures((edited.id,)))
    assert len(analyzed.history()) == steps


def test_a_correction_changes_what_is_quoted_and_not_the_raw_text(analyzed):
    analyzed.do(AddCorrection(1, span_of(PAGE, "甲"), "申"))
    assert analyzed.page(1).mentions[0].text == "申县"
    assert analyzed.page(1).page.raw_text == PAGE
    assert analyzed.page(1).corrections[0].author == "tester"
    analyzed.do(AddCorrection(1, span_of(PAGE, "甲"), "田"))
    assert [c.replacement for c in analyzed.page(1).corrections] == ["田"]
    analyzed.do(RemoveCorrection(analyzed.page(1).corrections[0].id))
    assert analyzed.page(1).mentions[0].text == "甲县"


def test_corrections_do_not_overlap(analyzed):
    analyzed.do(AddCorrection(1, span_of(PAGE, "甲县"), "申县"))
    assert key_of(analyzed, AddCorrection(1, span_of(PAGE, "县昨天"), "县今天")) == "corrections_overlap"
    assert key_of(analyzed, AddCorrection(1, span_of(PAGE, "乙"), "乙")) == "correction_changes_nothing"


def test_words_are_taught_and_forgotten(workspace):
    workspace.do(AddLexiconEntry((LexiconEntry(" 青石 ", "LOC"), LexiconEntry("青石", "PER", is_rejected=True))))
    assert [(e.word, e.type) for e in workspace.lexicon()] == [("青石", "LOC"), ("青石", "PER")]
    workspace.do(RemoveLexiconEntry("青石", "PER"))
    assert [e.type for e in workspace.lexicon()] == ["LOC"]
    assert key_of(workspace, RemoveLexiconEntry("青石", "PER")) == "missing_word"
    assert key_of(workspace, AddLexiconEntry((LexiconEntry(" ", "PER"),))) == "word_empty"


def test_an_authority_takes_a_note(analyzed):
    analyzed.do(SetMentionAuthority((1,), "甲县"))
    analyzed.do(EditAuthority(1, ("甲", "甲", " "), "旧称"))
    (authority,) = analyzed.authorities()
    assert (authority.aliases, authority.note) == (("甲",), "旧称")


def test_page_details_and_status(workspace):
    details = PageDetails("青石晚报", date(2031, 5, 4), "A3", "乡土")
    workspace.do(SetPageDetails(1, details))
    workspace.do(SetPageStatus((1,), PageStatus.REVIEWED))
    (row,) = workspace.pages()
    assert (row.details, row.status) == (details, PageStatus.REVIEWED)
    assert workspace.page(1).page.details == details


def test_the_first_decision_begins_the_review(analyzed):
    assert analyzed.pages()[0].status is PageStatus.NEW
    analyzed.do(DecideFigures((1,)))
    assert analyzed.pages()[0].status is PageStatus.IN_REVIEW


def test_removed_pages_come_back_whole(analyzed):
    before = analyzed.page(1)
    analyzed.do(RemovePages((1,)))
    assert analyzed.pages() == []
    with pytest.raises(UserError):
        analyzed.page(1)
    analyzed.undo()
    assert replace(analyzed.page(1), revision=before.revision) == before
    assert analyzed.page(1).revision > before.revision


def test_a_text_that_is_not_what_was_read_is_refused(workspace):
    assert key_of(workspace, ImportPages((replace(read_page("别的文字"), text="另外的"),))) == "text_hash_differs"


def test_a_value_typed_in_words_is_read_and_nonsense_is_refused(analyzed):
    figure = analyzed.page(1).figures[0]
    analyzed.do(EditFigure(replace(figure, value="2.4万", unit="条")))
    edited = next(f for f in analyzed.page(1).figures if f.id == figure.id)
    assert (edited.value, edited.unit) == ("24000", "条")
    for nonsense in ("很多", "", "三千块豆腐和两条船"):
        assert key_of(analyzed, EditFigure(replace(figure, value=nonsense))) == "figure_value"
    assert key_of(analyzed, AddFigure(1, Figure(0, span_of(PAGE, "一半"), "", "一半吧"))) == "figure_value"


def test_a_typed_quantity_fills_unit_bounds_and_qualifier(analyzed):
    figure = replace(analyzed.page(1).figures[0], unit="公顷")
    typed = analyzed.typed_figure(figure, "近30")
    assert (typed.value, typed.unit, typed.qualifier, typed.base_unit) == ("30", "公顷", "近", "亩")
    ranged = analyzed.typed_figure(figure, "30-50")
    assert (ranged.value, str(ranged.lower), str(ranged.upper)) == ("30-50", "30", "50")
    assert analyzed.typed_figure(figure, "2.49万人次").unit == "人次"
    with pytest.raises(UserError):
        analyzed.typed_figure(figure, "不少")
