"""What a reviewer has decided: spans whose role and article are given, around which the rest is proposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.analysis.segmentation.blocks import Shape
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.kinds import TITLE_ROLES, Role
from core.model.span import Span

CERTAIN = 20.0
"""The title score of what is a title for certain."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A decided span. `key` is the number of its article from 1 on, 0 for furniture.

    `is_closed`: the whole article is decided; nothing may join it.
    """

    span: Span
    key: int
    part: Part | None
    furniture: Furniture | None = None
    is_closed: bool = False

    @property
    def role(self) -> Role | None:
        """Return the role of the part."""
        return self.part.role if self.part else None

    @property
    def is_out(self) -> bool:
        """Return whether it takes no part in what is proposed: furniture, and articles decided as a whole."""
        return self.is_closed or self.furniture is not None

    @property
    def shape(self) -> Shape:
        """Return the shape that leads the parser to the decided role."""
        return Shape.BYLINE if self.role is Role.BYLINE else Shape.TEXT

    @property
    def title(self) -> float:
        """Return the title score that leads the parser to the decided role."""
        return CERTAIN if self.role in TITLE_ROLES or self.role in (Role.COLUMN, Role.SUBHEADING) else -CERTAIN


def fixed_spans(decided: Segmentation) -> list[Fixed]:
    """Return the decided spans in page order."""
    found = [Fixed(furniture.span, 0, None, furniture) for furniture in decided.furniture]
    for key, article in enumerate(decided.articles, 1):
        is_closed = article.decision.is_made
        found += [Fixed(part.span, key, part, None, is_closed) for part in article.parts]
    return sorted(found, key=lambda fixed: fixed.span)


def under_decided_id(article: Article, keys: Iterable[int], decided: Segmentation) -> Article:
    """Return a proposed article under the id of the decided article whose parts it holds, if it holds any.

    The fields that a reviewer edited stay as they are.
    """
    key = next((key for key in keys if key), 0)
    if not key:
        return article
    known = decided.articles[key - 1]
    kept = {name: getattr(known, name) for name in known.edited}
    return replace(article, id=known.id, edited=known.edited, **kept)


def closed_articles(decided: Segmentation) -> list[Article]:
    """Return the articles that are decided as a whole."""
    return [article for article in decided.articles if article.decision.is_made]
