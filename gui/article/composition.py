"""Compose the articles of a page as one running text with its map to raw text: pure reckoning, done on the worker."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.model.article import Article
from core.model.correction import Correction
from core.model.kinds import Role
from core.model.page import PageView
from core.model.span import Span
from core.text.article_text import ArticleText, Paragraph, article_text

Cache = dict[tuple[object, ...], ArticleText]
"""Clean texts of articles by what they depend on; only the worker thread touches it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of the composition: [start, end) of its text; `is_first` when it opens its article."""

    start: int
    end: int
    role: Role
    article: Article
    number: int
    is_first: bool


@dataclass(frozen=True)
class Composition:
    """All articles of a page in one text, paragraphs apart by a line end.

    Character i comes from raw [starts[i], ends[i]); raw character k became [first[k], last[k]], -1 where it is not
    shown.
    """

    text: str
    entries: tuple[Entry, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    first: Sequence[int]
    last: Sequence[int]

    def ranges(self, span: Span) -> list[tuple[int, int]]:
        """Return the ranges of this text that a raw span became, in the order of the raw text."""
        if span.end <= len(self.first):
            start, end = self.first[span.start], self.last[span.end - 1] + 1
            if 0 <= start < end <= start + len(span):  # in one piece, as nearly all names and figures are
                return [(start, end)]
        found: list[tuple[int, int]] = []
        for offset in range(span.start, min(span.end, len(self.first))):
            start, end = self.first[offset], self.last[offset] + 1
            if start < 0:
                continue
            if found and self._goes_on(found[-1], start):
                found[-1] = (found[-1][0], max(found[-1][1], end))
            else:
                found.append((start, end))
        return found

    def place(self, offset: int) -> int | None:
        """Return where the nearest shown raw character at or behind an offset stands, or None."""
        for at in range(max(0, offset), len(self.first)):
            if self.first[at] >= 0:
                return self.first[at]
        return None

    def raw_span(self, start: int, end: int) -> Span | None:
        """Return the raw span of a range, or None when it is not one stretch of raw text."""
        while start < end and self.starts[start] == self.ends[start]:
            start += 1
        while end > start and self.starts[end - 1] == self.ends[end - 1]:
            end -= 1
        if start >= end or self.ends[end - 1] <= self.starts[start]:
            return None
        span = Span(self.starts[start], self.ends[end - 1])
        return span if all(self._is_within(a, b, start, end, span) for a, b in self.ranges(span)) else None

    def _is_within(self, a: int, b: int, start: int, end: int, span: Span) -> bool:
        """Whether [a, b) lies in [start, end), the rest of a correction that is cut through left aside."""
        return (start <= a or self.starts[a] == span.start) and (b <= end or self.ends[b - 1] == span.end)

    def raw_offset(self, at: int) -> int:
        """Return the raw offset of a place of this text."""
        if at < len(self.starts):
            return self.starts[at]
        return self.ends[-1] if len(self.ends) else 0

    def entry_at(self, at: int) -> Entry | None:
        """Return the paragraph at a place (its end included)."""
        low, high = 0, len(self.entries)
        while low < high:
            middle = (low + high) // 2
            if self.entries[middle].end < at:
                low = middle + 1
            else:
                high = middle
        return self.entries[low] if low < len(self.entries) and self.entries[low].start <= at else None

    def _goes_on(self, before: tuple[int, int], start: int) -> bool:
        if before[0] <= start <= before[1]:
            return True
        return start == before[1] + 1 and self.starts[before[1]] == self.ends[before[1]]


EMPTY = Composition("", (), array("l"), array("l"), array("l"), array("l"))


def compose(view: PageView, cache: Cache | None = None) -> Composition:
    """Return the composition of a page; articles whose parts and corrections did not change come from the cache."""
    texts = {} if cache is None else cache
    raw = view.page.raw_text
    builder = _Builder(len(raw))
    used: Cache = {}
    for number, article in enumerate(view.articles, 1):
        key = _key(view, article)
        text = texts.get(key) or article_text(raw, article, _fixes(view.corrections, article))
        used[key] = text
        for is_first, paragraph in _flagged(text.paragraphs):
            builder.add(paragraph, article, number, is_first)
    texts.clear()
    texts.update(used)
    return builder.done()


def _flagged(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[bool, Paragraph]]:
    shown = [paragraph for paragraph in paragraphs if paragraph.text]
    return ((index == 0, paragraph) for index, paragraph in enumerate(shown))


def _fixes(corrections: Iterable[Correction], article: Article) -> tuple[Correction, ...]:
    return tuple(c for c in corrections if any(part.span.covers(c.span) for part in article.parts))


def _key(view: PageView, article: Article) -> tuple[object, ...]:
    parts = tuple((part.span, part.role) for part in article.parts)
    return (view.page.id, parts, _fixes(view.corrections, article))


class _Builder:
    def __init__(self, raw_length: int) -> None:
        self.texts: list[str] = []
        self.length = 0
        self.entries: list[Entry] = []
        self.starts = array("l")
        self.ends = array("l")
        self.first = array("l", [-1]) * raw_length
        self.last = array("l", [-1]) * raw_length

    def add(self, paragraph: Paragraph, article: Article, number: int, is_first: bool) -> None:
        """Put a paragraph behind what there is."""
        if self.texts:
            self._break()
        start = self.length
        clean = paragraph.clean
        self.texts.append(clean.text)
        self.starts.extend(clean.starts)
        self.ends.extend(clean.ends)
        self.length += len(clean.text)
        self._map(start)
        self.entries.append(Entry(start, self.length, paragraph.role, article, number, is_first))

    def _break(self) -> None:
        self.texts.append("\n")
        self.starts.append(self.ends[-1])
        self.ends.append(self.ends[-1])
        self.length += 1

    def _map(self, start: int) -> None:
        first, last = self.first, self.last
        for at in range(start, self.length):
            for raw in range(self.starts[at], self.ends[at]):
                if first[raw] < 0:
                    first[raw] = at
                last[raw] = at

    def done(self) -> Composition:
        return Composition("".join(self.texts), tuple(self.entries), self.starts, self.ends, self.first, self.last)
