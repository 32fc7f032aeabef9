"""Who owns which stretch of the page: parts, furniture, and what belongs to nobody, in the order of the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.model.article import Article, Furniture, Part
from core.model.kinds import Role
from core.model.page import PageView
from core.model.span import Span, trimmed, without
from gui.canvas.colours import colours_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with one owner. `article` is None for furniture and for what is unassigned (`is_furniture` tells).

    `number` is the article's number on the page, from 1; `colour` its colour index.
    """

    span: Span
    article: Article | None = None
    part: Part | None = None
    furniture: Furniture | None = None
    number: int = 0
    colour: int = 0

    @property
    def is_furniture(self) -> bool:
        """Whether it was put aside as furniture."""
        return self.furniture is not None

    @property
    def article_id(self) -> int:
        """The article's id, 0 for none."""
        return self.article.id if self.article is not None else 0

    @property
    def role(self) -> Role | None:
        """The part's role, None outside articles."""
        return self.part.role if self.part is not None else None

    def has_owner_of(self, other: Piece) -> bool:
        """Return whether both belong to the same article, or both to none in the same way."""
        return (self.article_id, self.is_furniture) == (other.article_id, other.is_furniture)


class Pieces:
    """All pieces of a page, found by offset."""

    def __init__(self, view: PageView) -> None:
        colours = colours_of(view.articles)
        found = [
            Piece(part.span, article, part, number=number, colour=colours[article.id])
            for number, article in enumerate(view.articles, 1)
            for part in article.parts
        ]
        found += [Piece(furniture.span, furniture=furniture) for furniture in view.furniture]
        text = view.page.raw_text
        whole = trimmed(text, 0, len(text))
        gaps = without(whole, [piece.span for piece in found]) if whole is not None else []
        for gap in gaps:
            rest = trimmed(text, gap.start, gap.end)
            if rest is not None:
                found.append(Piece(rest))
        self.all = sorted(found, key=lambda piece: piece.span)
        self._starts = [piece.span.start for piece in self.all]

    def at(self, offset: int) -> Piece | None:
        """Return the piece that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.all[index] if index >= 0 and self.all[index].span.holds(offset) else None

    def near(self, offset: int) -> Piece | None:
        """Return the piece that holds an offset, or else the last one before it, or else the first."""
        index = bisect_right(self._starts, offset) - 1
        return self.all[max(0, index)] if self.all else None

    def within(self, start: int, end: int) -> Sequence[Piece]:
        """Return the pieces that share a character with [start, end)."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, max(start, end - 1))
        return [piece for piece in self.all[first:last] if piece.span.end > start and piece.span.start < end]

    def before(self, piece: Piece) -> Piece | None:
        """Return the piece before another on the page."""
        index = bisect_right(self._starts, piece.span.start) - 2
        return self.all[index] if index >= 0 else None
