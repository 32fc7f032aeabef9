"""Commands that rearrange articles: assign, split, merge, move a boundary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from core.commands.command import Command
from core.commands.layout import Layout, corrected, reading_place, touched
from core.errors import UserError
from core.messages import Message, message
from core.model.article import Article, Furniture, Part
from core.model.kinds import TITLE_ROLES, Decision, Role
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


class Target(StrEnum):
    """Where a span can be assigned to."""

    ARTICLE = "article"
    NEW_ARTICLE = "new_article"
    FURNITURE = "furniture"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class AssignSpan(Command):
    """Give a span of a page to an article, a new one, the furniture or nothing. It leaves whatever held it.

    `article_id` counts for `Target.ARTICLE` only, `role` for both article targets.
    """

    page_id: int
    span: Span
    target: Target = Target.NEW_ARTICLE
    article_id: int = 0
    role: Role = Role.BODY

    def label(self) -> Message:
        """Return what the step is called."""
        return message(f"command.assign_span.{self.target.value}")

    def apply(self, unit: Unit) -> Span:
        """Cut the span out and put it where it belongs."""
        layout = Layout(unit, self.page_id)
        span = layout.bare(self.span)
        if self.target is Target.ARTICLE:
            goal = layout.article(self.article_id)
        layout.cut(span)
        part = Part(span, self.role, decision=Decision.CORRECTED)
        if self.target is Target.ARTICLE:
            layout.place(layout.articles.get(goal.id, replace(touched(goal), parts=())), part)
        elif self.target is Target.NEW_ARTICLE:
            layout.add_article(Article(0, (part,)))
        elif self.target is Target.FURNITURE:
            layout.add_furniture(Furniture(0, span, decision=Decision.CORRECTED))
        layout.save()
        return span


@dataclass(frozen=True, slots=True)
class SetRole(Command):
    """Give a stretch of an article another role; parts that it cuts through are split."""

    article_id: int
    span: Span
    role: Role

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.set_role", role=message(f"term.role.{self.role.value}"))

    def apply(self, unit: Unit) -> Span:
        """Split the parts at the edges and change what is inside."""
        layout = Layout.of_article(unit, self.article_id)
        article = layout.article(self.article_id)
        span = layout.bare(self.span)
        inside = [p for part in article.parts for p in self._inside(layout, part, span)]
        if not inside:
            raise UserError("span_not_in_article", start=span.start, end=span.end)
        if all(part.role is self.role for part in inside):
            return span
        article = touched(article)
        kept = [p for part in article.parts for p in self._split(layout, part, span)]
        stays = [part for part in kept if not span.covers(part.span) or not _changes_group(part, self.role)]
        moves = [part for part in kept if span.covers(part.span) and _changes_group(part, self.role)]
        parts = [self._changed(part) if span.covers(part.span) else part for part in stays]
        for part in moves:
            new = self._changed(part)
            parts.insert(reading_place(parts, new), new)
        layout.set_parts(article, parts)
        layout.save()
        return span

    def _changed(self, part: Part) -> Part:
        return replace(corrected(part), role=self.role)

    def _inside(self, layout: Layout, part: Part, span: Span) -> list[Part]:
        return [p for p in self._split(layout, part, span) if span.covers(p.span)]

    def _split(self, layout: Layout, part: Part, span: Span) -> list[Part]:
        if not part.span.overlaps(span) or span.covers(part.span):
            return [part]
        middle = layout.bare(Span(max(part.span.start, span.start), min(part.span.end, span.end)))
        spans = sorted([middle, *layout.pieces(part.span, middle)])
        return [replace(part, span=s) for s in spans]


def _changes_group(part: Part, role: Role) -> bool:
    return (part.role in TITLE_ROLES) != (role in TITLE_ROLES)


@dataclass(frozen=True, slots=True)
class SplitArticle(Command):
    """Begin a new article at an offset: what is read from there on goes to it."""

    article_id: int
    offset: int

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.split_article")

    def apply(self, unit: Unit) -> Span:
        """Split the part that holds the offset and move the rest."""
        layout = Layout.of_article(unit, self.article_id)
        article = layout.article(self.article_id)
        at = _index_at(article.parts, self.offset)
        left, right = _halves(layout, article.parts[at], self.offset)
        before = [*article.parts[:at], *left]
        after = [*right, *article.parts[at + 1 :]]
        if not before or not after:
            raise UserError("nothing_to_split")
        before[-1], after[0] = corrected(before[-1]), corrected(after[0])
        layout.set_parts(touched(article), before)
        layout.add_article(Article(0, tuple(after), article.kind))
        layout.save()
        return after[0].span


def _index_at(parts: tuple[Part, ...], offset: int) -> int:
    """Return the part that holds an offset, or the next one on the page. Raises UserError when there is none."""
    behind = [i for i, part in enumerate(parts) if part.span.end > offset]
    if not behind:
        raise UserError("nothing_to_split")
    return min(behind, key=lambda i: parts[i].span)


def _halves(layout: Layout, part: Part, offset: int) -> tuple[list[Part], list[Part]]:
    if offset <= part.span.start:
        return [], [part]
    left = layout.bare(Span(part.span.start, offset))
    return [replace(part, span=left)], [replace(part, span=layout.bare(Span(offset, part.span.end)))]


@dataclass(frozen=True, slots=True)
class MergeArticles(Command):
    """Make one article of several on one page; the first one named stays and takes in the others."""

    article_ids: tuple[int, ...]

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.merge_articles", count=len(self.article_ids))

    def apply(self, unit: Unit) -> Span:
        """Put headlines first, then the bodies as they stand on the page, and unite the authors."""
        ids = tuple(dict.fromkeys(self.article_ids))
        if len(ids) < 2:
            raise UserError("nothing_to_merge")
        layout = Layout.of_article(unit, ids[0])
        articles = [layout.article(article_id) for article_id in ids]
        kept, *others = articles
        parts = [corrected(part) for article in articles for part in article.title_parts()]
        for article in sorted(articles, key=_first_of_body):
            parts += [corrected(part) for part in article.parts if part.role not in TITLE_ROLES]
        for article in others:
            del layout.articles[article.id]
        layout.set_parts(_united(kept, others), parts)
        layout.save()
        return others[0].parts[0].span


def _first_of_body(article: Article) -> int:
    return min((part.span.start for part in article.parts if part.role not in TITLE_ROLES), default=article.first)


def _united(kept: Article, others: list[Article]) -> Article:
    everyone = [kept, *others]
    is_decided = any(article.decision.is_made for article in everyone)
    return replace(
        kept,
        authors=tuple(dict.fromkeys(author for article in everyone for author in article.authors)),
        dateline=next((article.dateline for article in everyone if article.dateline), ""),
        jump=next((article.jump for article in everyone if article.jump), ""),
        edited=tuple(sorted({name for article in everyone for name in article.edited})),
        decision=Decision.CORRECTED if is_decided else Decision.UNDECIDED,
    )


@dataclass(frozen=True, slots=True)
class MoveBoundary(Command):
    """Move the border between two neighbours on a page (parts, furniture or unassigned text) to another offset."""

    page_id: int
    offset_from: int
    offset_to: int

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.move_boundary")

    def apply(self, unit: Unit) -> Span:
        """Take what lies between the offsets from one neighbour and give it to the other."""
        layout = Layout(unit, self.page_id)
        left, right = self._neighbours(layout)
        self._check(layout, left, right)
        moved = layout.bare(Span(*sorted((self.offset_from, self.offset_to))))
        gains = left if self.offset_to > self.offset_from else right
        loses = right if gains is left else left
        if loses is not None:
            _reshape(layout, loses, layout.pieces(loses, moved)[0])
        if gains is not None:
            _reshape(layout, gains, Span(min(gains.start, moved.start), max(gains.end, moved.end)))
        layout.save()
        return moved

    def _neighbours(self, layout: Layout) -> tuple[Span | None, Span | None]:
        holders = sorted(_holders(layout))
        if any(span.start < self.offset_from < span.end for span in holders):
            raise UserError("no_boundary_here")
        left = max((span for span in holders if span.end <= self.offset_from), default=None)
        right = min((span for span in holders if span.start >= self.offset_from), default=None)
        if left is not None and layout.text[left.end : self.offset_from].strip():
            left = None
        if right is not None and layout.text[self.offset_from : right.start].strip():
            right = None
        if left is None and right is None:
            raise UserError("no_boundary_here")
        return left, right

    def _check(self, layout: Layout, left: Span | None, right: Span | None) -> None:
        """Raise UserError when a neighbour would vanish or a third one would be reached."""
        holders = _holders(layout)
        low = left.start if left else max((s.end for s in holders if s.end <= self.offset_from), default=0)
        high = right.end if right else min((s.start for s in holders if s.start >= self.offset_from), default=None)
        stop = high if high is not None else len(layout.text)
        inside = low < self.offset_to < stop or (
            (left is None and self.offset_to == low) or (right is None and self.offset_to == stop)
        )
        if not inside or self.offset_to == self.offset_from:
            raise UserError("boundary_too_far")


def _holders(layout: Layout) -> list[Span]:
    parts = [part.span for article in layout.articles.values() for part in article.parts]
    return parts + [furniture.span for furniture in layout.furniture.values()]


def _reshape(layout: Layout, old: Span, new: Span) -> None:
    """Give the part or furniture at a span another span."""
    for furniture in layout.furniture.values():
        if furniture.span == old:
            layout.furniture[furniture.id] = replace(furniture, span=new, decision=Decision.CORRECTED)
            return
    for article in layout.articles.values():
        if any(part.span == old for part in article.parts):
            parts = [replace(corrected(part), span=new) if part.span == old else part for part in article.parts]
            layout.articles[article.id] = replace(touched(article), parts=tuple(parts))
            return
