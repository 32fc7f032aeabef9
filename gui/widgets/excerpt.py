"""Cut the sentence around a place out of a page, as clean text, with the place marked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from core.model.page import PageView
from core.model.span import Span, trimmed, without
from core.text.characters import CLOSERS, SENTENCE_END
from core.text.reflow import PARAGRAPH, CleanText, reflow

ELLIPSIS = "…"
WINDOW = 300
"""How many characters of raw text on each side are made clean when a part is long, or the place not within one."""
LONG = 3000
"""From how many characters on a part is long."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of clean text: what stands before a place, the place itself, and what stands behind it."""

    before: str
    item: str
    after: str

    @property
    def text(self) -> str:
        """The whole piece."""
        return self.before + self.item + self.after


class Excerpts:
    """Cut excerpts out of one page; each part is made clean at most once, and only when it is asked for."""

    def __init__(self, view: PageView, before: Excerpts | None = None) -> None:
        """Prepare for a page; what an earlier picture of the same text has made clean is taken over."""
        self._raw = view.page.raw_text
        self._corrections = view.corrections
        self._regions = _regions(view)
        self._starts = [region.start for region in self._regions]
        is_same = before is not None and (before._raw, before._corrections) == (self._raw, self._corrections)
        self._clean: dict[Span, CleanText] = before._clean if before is not None and is_same else {}

    def around(self, span: Span, reach: int = 40) -> Excerpt:
        """Return the beginning of a long span with what stands before and behind it, whole sentences or not."""
        clean = self.text(span)
        before = self._raw[max(0, span.start - 2 * reach) : span.start].split()
        tail = "".join(before)[-reach:]
        head, rest = clean[:reach], clean[reach : 2 * reach]
        more = ELLIPSIS if len(clean) > 2 * reach else ""
        return Excerpt(ELLIPSIS + tail if tail else "", _one_line(head), _one_line(rest) + more)

    def of(self, span: Span, reach: int = 40) -> Excerpt:
        """Return the sentence a span stands in, cut to `reach` characters on each side."""
        clean = self._clean_around(span)
        start, end = clean.clean_range(span)
        if start == end:
            return Excerpt("", span.of(self._raw).strip(), "")
        return cut(clean.text, start, end, reach)

    def text(self, span: Span) -> str:
        """Return the clean text of a span."""
        clean = self._clean_around(span)
        start, end = clean.clean_range(span)
        return clean.text[start:end]

    def _clean_around(self, span: Span) -> CleanText:
        region = self._region_of(span)
        if region not in self._clean:
            self._clean[region] = reflow(self._raw, region, self._corrections)
        return self._clean[region]

    def _region_of(self, span: Span) -> Span:
        at = bisect_right(self._starts, span.start) - 1
        region = self._regions[at] if at >= 0 else span
        if not region.covers(span):
            region = Span(0, len(self._raw))
        elif len(region) <= LONG:
            return region
        return Span(max(region.start, span.start - WINDOW), min(region.end, span.end + WINDOW))


def cut(text: str, start: int, end: int, reach: int) -> Excerpt:
    """Return text [start, end) with the rest of its sentence, at most `reach` characters on each side."""
    first = _sentence_start(text, start, max(0, start - reach))
    last = _sentence_end(text, end, min(len(text), end + reach))
    before = text[first:start].lstrip()
    after = text[end:last].rstrip()
    if first and not _is_break(text, first):
        before = ELLIPSIS + before
    if last < len(text) and not _is_break(text, last):
        after += ELLIPSIS
    return Excerpt(_one_line(before), _one_line(text[start:end]), _one_line(after))


def _regions(view: PageView) -> list[Span]:
    text = view.page.raw_text
    taken = [part.span for article in view.articles for part in article.parts]
    taken += [furniture.span for furniture in view.furniture]
    whole = trimmed(text, 0, len(text))
    return sorted([*taken, *without(whole, taken)] if whole else taken)


def _sentence_start(text: str, at: int, limit: int) -> int:
    while at > limit and not _is_break(text, at):
        at -= 1
    return at


def _sentence_end(text: str, at: int, limit: int) -> int:
    while at < limit and not _is_break(text, at):
        at += 1
    return at


def _is_break(text: str, at: int) -> bool:
    """Judge whether a sentence ends or begins between `at - 1` and `at`."""
    if at <= 0 or at >= len(text) or text[at - 1] == PARAGRAPH or text[at] == PARAGRAPH:
        return True
    if text[at] in CLOSERS or text[at] in SENTENCE_END:
        return False
    back = at - 1
    while back > 0 and text[back] in CLOSERS:
        back -= 1
    return text[back] in SENTENCE_END


def _one_line(text: str) -> str:
    return text.replace(PARAGRAPH, " ")
