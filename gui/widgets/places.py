"""Say where on a page an offset lies: its line and its article."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from core.model.article import Article
from core.model.page import PageView
from core.text.reflow import reflow


class Places:
    """Look places of one page up, each in the time of a binary search."""

    def __init__(self, view: PageView) -> None:
        ends = accumulate(len(line) + 1 for line in view.page.raw_text.split("\n"))
        self._newlines = [end - 1 for end in ends]
        parts = ((part.span, number) for number, article in enumerate(view.articles, 1) for part in article.parts)
        self._parts = sorted(parts)
        self._starts = [span.start for span, _ in self._parts]

    def line(self, offset: int) -> int:
        """Return the number of the printed line an offset lies in, counted from 1."""
        return bisect_right(self._newlines, offset - 1) + 1

    def article(self, offset: int) -> int | None:
        """Return the number of the article an offset lies in, counted from 1, or None."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and self._parts[at][0].holds(offset):
            return self._parts[at][1]
        return None


def headline_of(view: PageView, article: Article) -> str:
    """Return the headline group of an article in one line, or "" when it has none."""
    text = view.page.raw_text
    pieces = (reflow(text, part.span, view.corrections).text for part in article.title_parts())
    return " ".join(piece.replace("\n", " ") for piece in pieces)
