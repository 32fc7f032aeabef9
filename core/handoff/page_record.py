"""A page made ready for handing over: articles numbered, their clean text, the way from a span to a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from operator import le
from typing import TypeVar

from core.handoff.archive_number import Numbering
from core.model.article import Article
from core.model.figure import Figure
from core.model.kinds import Decision, Role
from core.model.mention import Mention
from core.model.page import PageDetails, PageView
from core.model.span import Span
from core.text.article_text import ArticleText, article_text
from core.text.reflow import CleanText

_SENTENCE = re.compile(r"[^。！？!?…]*[。！？!?…]*[”’」』）)》〉】］\]\"']*")
_LONGEST_SENTENCE = 200
_UNNUMBERED = Numbering("")
Spanned = TypeVar("Spanned", Mention, Figure)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article with its number in the handoff (page-article: 3-05), its clean text, and what the catalogue counts.

    `seq` is its place among all articles handed over, from 1.
    """

    number: str
    article: Article
    text: ArticleText
    seq: int = 0
    archive_number: str = ""

    @property
    def title(self) -> str:
        """Return its headline, or what stands in for one: kicker, sub-headline, column."""
        return self.text.headline or self.text.kicker or self.text.subheadline or self.of_role(Role.COLUMN)

    def of_role(self, *roles: Role) -> str:
        """Return the clean text of the parts that have one of the roles, one a line."""
        return "\n".join(clean.text for part, clean in self.text.parts if part.role in roles and clean.text)

    @property
    def length(self) -> int:
        """Return its characters that are not white space, in clean text."""
        return sum(len("".join(clean.text.split())) for _, clean in self.text.parts)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span is: its article (None: in none), the sentence around it and its line on the page, from 1."""

    article: ArticleRecord | None
    sentence: str
    line: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of clean text whose offsets never decrease, within one article."""

    start: int
    end: int
    clean: CleanText
    sentences: Sequence[int]
    article: ArticleRecord


class PageRecord:
    """A page with its number in the handoff, from 1; `numbering` gives its articles their archive numbers.

    `articles_before` is how many articles the pages before it have.
    """

    def __init__(
        self, number: int, view: PageView, numbering: Numbering = _UNNUMBERED, articles_before: int = 0
    ) -> None:
        self.number = number
        self.view = view
        self._places: dict[Span, Place] = {}
        details = view.page.details
        self.articles = [
            ArticleRecord(
                f"{number}-{i:02d}",
                article,
                article_text(view.page.raw_text, article, view.corrections),
                articles_before + i,
                numbering.next(details),
            )
            for i, article in enumerate((a for a in view.articles if a.parts), 1)
        ]

    @property
    def details(self) -> PageDetails:
        """Return what names the page."""
        return self.view.page.details

    def line(self, offset: int) -> int:
        """Return the printed line an offset lies in, from 1."""
        return bisect_right(self._line_starts, offset)

    def place(self, span: Span) -> Place:
        """Return where a span is."""
        if span not in self._places:
            self._places[span] = self._place(span)
        return self._places[span]

    def mentions_of(self, item: ArticleRecord) -> Sequence[Mention]:
        """Return the mentions in an article that nobody has rejected, in the order of the page."""
        return self._mentions.get(item.number, ())

    def figures_of(self, item: ArticleRecord) -> Sequence[Figure]:
        """Return the figures in an article that nobody has rejected, in the order of the page."""
        return self._figures.get(item.number, ())

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        return self._by_article(self.view.mentions)

    @cached_property
    def _figures(self) -> dict[str, list[Figure]]:
        return self._by_article(self.view.figures)

    def _by_article(self, records: Iterable[Spanned]) -> dict[str, list[Spanned]]:
        found: dict[str, list[Spanned]] = {}
        for each in sorted(records, key=lambda record: record.span):
            if each.decision is not Decision.REJECTED and (article := self.place(each.span).article):
                found.setdefault(article.number, []).append(each)
        return found

    def _place(self, span: Span) -> Place:
        stretches = self._stretches
        at = bisect_right(self._starts, span.start)
        for stretch in reversed(stretches[max(0, at - 12) : at]):
            if span.start < stretch.end:
                start, end = stretch.clean.clean_range(span)
                if start < end:
                    return Place(stretch.article, _sentence(stretch, start, end), self.line(span.start))
        return Place(None, self._raw_line(span), self.line(span.start))

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.view.page.raw_text
        return [0, *(found.end() for found in re.finditer("\n", text))]

    @cached_property
    def _stretches(self) -> list[_Stretch]:
        found = [stretch for article in self.articles for stretch in _stretches_of(article)]
        return sorted(found, key=lambda stretch: stretch.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self._stretches]

    def _raw_line(self, span: Span) -> str:
        text = self.view.page.raw_text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        return "".join(text[start : end if end >= 0 else len(text)].split("\n")).strip()[:_LONGEST_SENTENCE]


def _stretches_of(record: ArticleRecord) -> Iterator[_Stretch]:
    for paragraph in record.text.paragraphs:
        for clean in _ascending(paragraph.clean):
            if clean.text:
                yield _Stretch(clean.starts[0], max(clean.ends[-1], clean.ends[0]), clean, _cuts(clean.text), record)


def _ascending(clean: CleanText) -> Iterator[CleanText]:
    """Yield the pieces of a clean text in which offsets never decrease: one unless parts stand in another order."""
    starts = clean.starts
    if all(map(le, starts, islice(starts, 1, None))):
        yield clean
        return
    cuts = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(starts)) if b < a), len(starts)]
    for start, end in pairwise(cuts):
        yield CleanText(clean.text[start:end], starts[start:end], clean.ends[start:end])


def _cuts(text: str) -> list[int]:
    """Return where the sentences of a paragraph begin, and its end."""
    return [*(found.start() for found in _SENTENCE.finditer(text) if found[0]), len(text)]


def _sentence(stretch: _Stretch, start: int, end: int) -> str:
    """Return the sentence that holds a clean range, an overlong one cut around it."""
    cuts = stretch.sentences
    first = cuts[bisect_right(cuts, start) - 1]
    last = cuts[min(bisect_right(cuts, end - 1), len(cuts) - 1)]
    if last - first > _LONGEST_SENTENCE:
        room = max(0, _LONGEST_SENTENCE - (end - start)) // 2
        left, right = max(first, start - room), min(last, end + room)
        piece = stretch.clean.text[left:right].strip()
        return ("…" if left > first else "") + piece + ("…" if right < last else "")
    return stretch.clean.text[first:last].strip()
