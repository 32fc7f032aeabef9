"""Marks over a text: what is drawn under, around or behind a range of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from enum import IntEnum
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtGui import QColor

from core.model.kinds import Decision
from core.model.page import PageView
from gui.theme import Theme


class Ink(IntEnum):
    """How a mark is drawn, from the ground up."""

    MENTION = 0
    """An underline: dotted while undecided, solid with a pale fill when confirmed."""
    FIGURE = 1
    """A thin box, bold when confirmed."""
    FINDING = 2
    """A wavy line."""
    CORRECTION = 3
    """A dashed underline: the raw text reads otherwise."""


class Mark(NamedTuple):
    """A range [start, end) of a canvas's text with its ink. `record` is what it stands for."""

    start: int
    end: int
    ink: Ink
    colour: QColor
    is_firm: bool
    record: object


class MarkIndex:
    """Marks in the order of the text, found by range."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=itemgetter(0, 1))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)

    def __len__(self) -> int:
        return len(self._marks)

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that share a character with [start, end)."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end - 1)
        return (mark for mark in self._marks[first:last] if mark.end > start)

    def at(self, offset: int) -> list[Mark]:
        """Return the marks over a character, the shortest first."""
        return sorted(self.within(offset, offset + 1), key=lambda mark: (mark.end - mark.start, mark.ink))


def raw_marks(view: PageView, theme: Theme) -> list[Mark]:
    """Return what is to be marked on a page, in offsets of its raw text. What was rejected is not shown."""
    colours = {name: theme.entity(name) for name in {mention.type for mention in view.mentions}}
    figure, finding, correction = (theme.colour(name) for name in ("figure", "finding", "attention"))
    # Members are looked up once: that takes longer than anything else here.
    hidden, undecided, mention_ink, figure_ink = Decision.REJECTED, Decision.UNDECIDED, Ink.MENTION, Ink.FIGURE
    marks = [
        Mark(m.span.start, m.span.end, mention_ink, colours[m.type], m.decision is not undecided, m)
        for m in view.mentions
        if m.decision is not hidden
    ]
    marks += [
        Mark(f.span.start, f.span.end, figure_ink, figure, f.decision is not undecided, f)
        for f in view.figures
        if f.decision is not hidden
    ]
    marks += [
        Mark(span.start, span.end, Ink.FINDING, finding, False, doubt)
        for doubt in view.findings
        if not doubt.is_dismissed
        for span in (doubt.span, *doubt.others)
    ]
    marks += [Mark(c.span.start, c.span.end, Ink.CORRECTION, correction, True, c) for c in view.corrections]
    return marks
