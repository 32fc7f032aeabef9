"""Articles: ordered parts that need not be neighbours on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.messages import Message
from core.model.kinds import TITLE_ROLES, Decision, Kind, Role
from core.model.span import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A span with a role. `confidence` (0 to 1) and `reason` are those of the boundary before it and of its role."""

    span: Span
    role: Role
    confidence: float = 1.0
    reason: Message | None = None
    decision: Decision = Decision.UNDECIDED


@dataclass(frozen=True, slots=True)
class Article:
    """Parts in reading order. `id` is 0 for a proposal that is not stored yet.

    `title_confidence` is how sure the match of headline and body is (1.0 when there is nothing to match).
    `edited` names the fields (`kind`, `authors` …) that a reviewer has set and no analysis may overwrite.
    """

    id: int
    parts: tuple[Part, ...]
    kind: Kind = Kind.NEWS
    authors: tuple[str, ...] = ()
    dateline: str = ""
    jump: str = ""
    confidence: float = 1.0
    title_confidence: float = 1.0
    title_reason: Message | None = None
    decision: Decision = Decision.UNDECIDED
    edited: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """Where on the page its earliest character stands."""
        return min(part.span.start for part in self.parts)

    def parts_of(self, *roles: Role) -> tuple[Part, ...]:
        """Return the parts that have one of the roles, in reading order."""
        return tuple(part for part in self.parts if part.role in roles)

    def title_parts(self) -> tuple[Part, ...]:
        """Return the parts of the headline group, in reading order."""
        return tuple(part for part in self.parts if part.role in TITLE_ROLES)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span that belongs to no article: page header, slogan, caption of a QR code."""

    id: int
    span: Span
    confidence: float = 1.0
    reason: Message | None = None
    decision: Decision = Decision.UNDECIDED


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A page taken apart: articles (in the order in which they are met on the page) and furniture."""

    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()

    def decided(self) -> Segmentation:
        """Return only what a reviewer has decided: the constraint for a new analysis.

        An article stays with its decided parts (all of them when the article itself is decided), others go. One of
        which only fields were edited stays with its headline, or failing that its first part.
        """
        articles = []
        for article in self.articles:
            whole = article.decision.is_made
            parts = tuple(p for p in article.parts if whole or p.decision.is_made)
            if not parts and article.edited:
                parts = article.title_parts() or article.parts[:1]
            if parts:
                articles.append(replace_parts(article, parts))
        return Segmentation(tuple(articles), tuple(f for f in self.furniture if f.decision.is_made))


def replace_parts(article: Article, parts: Iterable[Part]) -> Article:
    """Return the article with other parts."""
    return replace(article, parts=tuple(parts))
