"""Commands about what an article is: its kind, authors, order of parts, and whether it is as it should be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.commands.command import Command
from core.commands.layout import Layout, corrected, touched
from core.errors import UserError
from core.messages import Message, message
from core.model.article import Article, Furniture, Part
from core.model.kinds import Decision, Kind
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class SetKind(Command):
    """Say what sort of article it is."""

    article_id: int
    kind: Kind

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.set_kind", kind=message(f"term.kind.{self.kind.value}"))

    def apply(self, unit: Unit) -> Span:
        """Set the kind."""
        return _edit(unit, self.article_id, kind=self.kind)


@dataclass(frozen=True, slots=True)
class SetAuthors(Command):
    """Name the authors of an article, in order."""

    article_id: int
    authors: tuple[str, ...]

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.set_authors")

    def apply(self, unit: Unit) -> Span:
        """Set the authors; empty names and repeats are left out."""
        names = tuple(dict.fromkeys(name.strip() for name in self.authors if name.strip()))
        return _edit(unit, self.article_id, authors=names)


def _edit(unit: Unit, article_id: int, **values: Any) -> Span:
    article = unit.get(Article, article_id)
    changed = replace(article, **values)
    if changed != article:
        unit.put(replace(touched(changed), edited=tuple(sorted({*article.edited, *values}))))
    return article.parts[0].span


@dataclass(frozen=True, slots=True)
class ReorderParts(Command):
    """Read the parts of an article in another order; `starts` are the starts of their spans in that order."""

    article_id: int
    starts: tuple[int, ...]

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.reorder_parts")

    def apply(self, unit: Unit) -> Span:
        """Put the parts in order."""
        article = unit.get(Article, self.article_id)
        parts = {part.span.start: part for part in article.parts}
        if sorted(parts) != sorted(self.starts):
            raise UserError("parts_differ")
        ordered = tuple(parts[start] for start in self.starts)
        if ordered != article.parts:
            unit.put(replace(touched(article), parts=tuple(corrected(part) for part in ordered)))
        return ordered[0].span


@dataclass(frozen=True, slots=True)
class DecideArticles(Command):
    """Decide on articles as they are. Confirming confirms all their parts; rejecting leaves their text unassigned."""

    article_ids: tuple[int, ...]
    decision: Decision = Decision.CONFIRMED

    def label(self) -> Message:
        """Return what the step is called."""
        return message(f"command.decide_articles.{self.decision.value}", count=len(self.article_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Decide on each."""
        focus = None
        for article_id in dict.fromkeys(self.article_ids):
            article = unit.get(Article, article_id)
            focus = focus or article.parts[0].span
            if self.decision is Decision.REJECTED:
                unit.remove(Article, article_id)
            else:
                parts = tuple(_decided(part, self.decision) for part in article.parts)
                unit.put(replace(article, decision=self.decision, parts=parts))
        return focus


@dataclass(frozen=True, slots=True)
class DecideParts(Command):
    """Decide on single parts of an article, named by the starts of their spans: on their boundaries and roles."""

    article_id: int
    starts: tuple[int, ...]
    decision: Decision = Decision.CONFIRMED

    def label(self) -> Message:
        """Return what the step is called."""
        return message(f"command.decide_parts.{self.decision.value}", count=len(self.starts))

    def apply(self, unit: Unit) -> Span | None:
        """Decide on each; a rejected part leaves the article, its text unassigned."""
        layout = Layout.of_article(unit, self.article_id)
        article = layout.article(self.article_id)
        wanted = set(self.starts)
        if not wanted or not wanted <= {part.span.start for part in article.parts}:
            raise UserError("parts_differ")
        if self.decision is Decision.REJECTED:
            parts = [part for part in article.parts if part.span.start not in wanted]
        else:
            parts = [_decided(p, self.decision) if p.span.start in wanted else p for p in article.parts]
        layout.set_parts(article, parts)
        layout.save()
        return next(part.span for part in article.parts if part.span.start in wanted)


def _decided(part: Part, decision: Decision) -> Part:
    """Return a part with a decision; what was corrected before does not become merely confirmed."""
    if decision is Decision.CONFIRMED and part.decision is Decision.CORRECTED:
        return part
    return replace(part, decision=decision)


@dataclass(frozen=True, slots=True)
class DecideFurniture(Command):
    """Decide on furniture as it is; rejecting it leaves its text unassigned."""

    furniture_ids: tuple[int, ...]
    decision: Decision = Decision.CONFIRMED

    def label(self) -> Message:
        """Return what the step is called."""
        return message(f"command.decide_furniture.{self.decision.value}", count=len(self.furniture_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Decide on each."""
        focus = None
        for furniture_id in dict.fromkeys(self.furniture_ids):
            furniture = unit.get(Furniture, furniture_id)
            focus = focus or furniture.span
            if self.decision is Decision.REJECTED:
                unit.remove(Furniture, furniture_id)
            else:
                unit.put(replace(furniture, decision=self.decision))
        return focus
