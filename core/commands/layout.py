"""The parts of a page while a command rearranges them: cut out, put in, join; then store what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import UserError
from core.model.article import Article, Furniture, Part, replace_parts
from core.model.kinds import TITLE_ROLES, Decision
from core.model.span import Span, trimmed, without

if TYPE_CHECKING:
    from core.storage.unit import Unit


class Layout:
    """The articles and furniture of one page, changed in memory and stored by `save`."""

    def __init__(self, unit: Unit, page_id: int) -> None:
        self.unit = unit
        self.page_id = page_id
        self.text = unit.text(page_id)
        self.articles = {article.id: article for article in unit.of(Article, page_id)}
        self.furniture = {furniture.id: furniture for furniture in unit.of(Furniture, page_id)}

    @classmethod
    def of_article(cls, unit: Unit, article_id: int) -> Layout:
        """Return the layout of the page that an article is on. Raises UserError when there is no such article."""
        return cls(unit, unit.page_of(Article, article_id))

    def article(self, article_id: int) -> Article:
        """Return an article of the page. Raises UserError when it is not on it."""
        if article_id not in self.articles:
            raise UserError("missing_record", id=article_id)
        return self.articles[article_id]

    def bare(self, span: Span) -> Span:
        """Return a span without the white space at its ends. Raises UserError when it is outside or blank."""
        if span.end > len(self.text):
            raise UserError("span_outside", page=self.page_id, start=span.start, end=span.end)
        bare = trimmed(self.text, span.start, span.end)
        if bare is None:
            raise UserError("part_blank", page=self.page_id, start=span.start, end=span.end)
        return bare

    def cut(self, hole: Span) -> None:
        """Take a span out of whatever holds it; what is left of a part stays where it was in the reading order."""
        for article in list(self.articles.values()):
            if any(part.span.overlaps(hole) for part in article.parts):
                self._set(touched(article), [p for part in article.parts for p in self._left(part, hole)])
        for furniture in list(self.furniture.values()):
            if furniture.span.overlaps(hole):
                del self.furniture[furniture.id]
                for span in self.pieces(furniture.span, hole):
                    self.add_furniture(replace(furniture, span=span))

    def pieces(self, span: Span, hole: Span) -> list[Span]:
        """Return what is left of a span outside a hole, blank pieces dropped."""
        found = (trimmed(self.text, piece.start, piece.end) for piece in without(span, [hole]))
        return [piece for piece in found if piece is not None]

    def set_parts(self, article: Article, parts: Iterable[Part]) -> None:
        """Give an article other parts, neighbours of one role joined; without any it vanishes."""
        self._set(article, joined(self.text, list(parts)))

    def place(self, article: Article, part: Part) -> None:
        """Put a part into an article where a reader would look for it."""
        at = reading_place(article.parts, part)
        self.set_parts(article, [*article.parts[:at], part, *article.parts[at:]])

    def add_article(self, article: Article) -> int:
        """Store a new article and return its id."""
        article_id = self.unit.add(article, self.page_id)
        self.articles[article_id] = replace(article, id=article_id)
        return article_id

    def add_furniture(self, furniture: Furniture) -> int:
        """Store new furniture and return its id."""
        furniture_id = self.unit.add(furniture, self.page_id)
        self.furniture[furniture_id] = replace(furniture, id=furniture_id)
        return furniture_id

    def save(self) -> None:
        """Store what differs."""
        for article in self.unit.of(Article, self.page_id):
            if article.id not in self.articles:
                self.unit.remove(Article, article.id)
        for furniture in self.unit.of(Furniture, self.page_id):
            if furniture.id not in self.furniture:
                self.unit.remove(Furniture, furniture.id)
        for noun in (*self.articles.values(), *self.furniture.values()):
            self.unit.put(noun)

    def _left(self, part: Part, hole: Span) -> list[Part]:
        if not part.span.overlaps(hole):
            return [part]
        return [replace(touched_part(part), span=span) for span in self.pieces(part.span, hole)]

    def _set(self, article: Article, parts: Sequence[Part]) -> None:
        if parts:
            self.articles[article.id] = replace_parts(article, parts)
        else:
            self.articles.pop(article.id, None)


def touched(article: Article) -> Article:
    """Return an article that was decided as corrected; one that was not stays undecided."""
    return replace(article, decision=Decision.CORRECTED) if article.decision.is_made else article


def touched_part(part: Part) -> Part:
    """Return a part that was decided as corrected; one that was not stays undecided."""
    return replace(part, decision=Decision.CORRECTED) if part.decision.is_made else part


def corrected(part: Part) -> Part:
    """Return a part as a reviewer wants it: sure, and no analysis may change it."""
    return replace(part, confidence=1.0, reason=None, decision=Decision.CORRECTED)


def reading_place(parts: Sequence[Part], part: Part) -> int:
    """Return where in the reading order a part belongs: headlines first, then as on the page among its like."""
    is_title = part.role in TITLE_ROLES
    after = [i for i, other in enumerate(parts) if (other.role in TITLE_ROLES) == is_title and other.span < part.span]
    if after:
        return max(after, key=lambda i: parts[i].span) + 1
    if is_title:
        return 0
    return next((i for i, other in enumerate(parts) if other.role not in TITLE_ROLES), len(parts))


def joined(text: str, parts: Sequence[Part]) -> list[Part]:
    """Return parts with those of one role joined that follow each other in the text with only white space between.

    At least one of two must be a reviewer's, so that what the analysis kept apart stays apart.
    """
    done: list[Part] = []
    for part in parts:
        before = done[-1] if done else None
        if before and _belong_together(text, before, part):
            done[-1] = corrected(replace(before, span=Span(before.span.start, part.span.end)))
        else:
            done.append(part)
    return done


def _belong_together(text: str, before: Part, part: Part) -> bool:
    is_reviewed = Decision.CORRECTED in (before.decision, part.decision)
    if before.role is not part.role or not is_reviewed or before.span.end > part.span.start:
        return False
    return not text[before.span.end : part.span.start].strip()
