"""An article as running text with its mentions and figures at offsets of that text, for the forms of language work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.handoff.page_record import ArticleRecord, PageRecord
from core.model.figure import Figure
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.page import PageView
from core.text.reflow import PARAGRAPH

_SENTENCE = re.compile(r"[^\s。！？!?…][^。！？!?…\n]*[。！？!?…]*[”’」』）)》〉】\"']*")
FIGURE = "FIGURE"
"""The type of figures among entity types."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention or figure at [start, end) in code points of an article's text."""

    start: int
    end: int
    type: str
    record: Mention | Figure

    @property
    def note(self) -> str:
        """Return the agreed name of a mention, or value and unit of a figure."""
        if isinstance(self.record, Mention):
            return self.record.authority
        return f"{self.record.value}{self.record.unit}"


@dataclass(slots=True)
class AnnotatedText:
    """The text of an article, its sentences as ranges, and what is marked in it, in order."""

    item: ArticleRecord
    record: PageRecord
    text: str = ""
    marked: list[Marked] = field(default_factory=list)

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Return the ranges of the sentences; a title is one of its own."""
        return [found.span() for found in _SENTENCE.finditer(self.text)]

    def without_overlap(self) -> list[Marked]:
        """Return what is marked so that nothing overlaps: of two the one that begins first, then the longer."""
        kept: list[Marked] = []
        for each in sorted(self.marked, key=lambda mark: (mark.start, -mark.end)):
            if not kept or each.start >= kept[-1].end:
                kept.append(each)
        return kept


def annotated(views: Iterable[PageView], *, with_figures: bool = True) -> Iterator[AnnotatedText]:
    """Yield the articles of pages; rejected mentions and figures are left out."""
    for number, view in enumerate(views, 1):
        record = PageRecord(number, view)
        marks: list[Mention | Figure] = [m for m in view.mentions if m.decision is not Decision.REJECTED]
        if with_figures:
            marks += [f for f in view.figures if f.decision is not Decision.REJECTED]
        for item in record.articles:
            yield _one(item, record, marks)


def _one(item: ArticleRecord, record: PageRecord, marks: list[Mention | Figure]) -> AnnotatedText:
    found = AnnotatedText(item, record)
    for paragraph in item.text.paragraphs:
        if not paragraph.text:
            continue
        at = len(found.text) + (len(PARAGRAPH) if found.text else 0)
        clean = paragraph.clean
        first, last = min(clean.starts), max(clean.ends)
        for mark in marks:
            if first <= mark.span.start < last:
                start, end = clean.clean_range(mark.span)
                if start < end and clean.starts[start] >= mark.span.start and clean.ends[end - 1] <= mark.span.end:
                    kind = mark.type if isinstance(mark, Mention) else FIGURE
                    found.marked.append(Marked(at + start, at + end, str(kind), mark))
        found.text += (PARAGRAPH if found.text else "") + paragraph.text
    found.marked.sort(key=lambda mark: (mark.start, mark.end))
    return found
