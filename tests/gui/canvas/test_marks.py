from PySide6.QtGui import QColor

from core.model.kinds import Decision
from gui.canvas.marks import Ink, Mark, MarkIndex, raw_marks
from gui.theme import load_theme
from tests.gui.small_page import MENTIONS, small_view


def mark(start, end):
    return Mark(start, end, Ink.MENTION, QColor("red"), False, None)


def test_marks_are_found_by_range_also_long_ones_that_begin_far_before():
    index = MarkIndex([mark(0, 100), mark(10, 12), mark(50, 60), mark(70, 71)])
    assert [(m.start, m.end) for m in index.within(55, 65)] == [(0, 100), (50, 60)]
    assert [(m.start, m.end) for m in index.at(11)] == [(10, 12), (0, 100)]
    assert not list(index.within(100, 200))


def test_what_was_rejected_is_hidden_and_what_was_decided_is_firm():
    from dataclasses import replace

    rejected = replace(MENTIONS[0], decision=Decision.REJECTED)
    confirmed = replace(MENTIONS[1], decision=Decision.CONFIRMED)
    view = replace(small_view(), mentions=(rejected, confirmed, MENTIONS[2]))
    marks = raw_marks(view, load_theme("light"))
    rows = {mark.record.id: mark.is_firm for mark in marks if mark.ink is Ink.MENTION}
    assert rows == {2: True, 3: False}
