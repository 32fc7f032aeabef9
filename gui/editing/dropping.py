"""What letting a part go over a place would do: to which owner it goes, or where in its own article."""

from __future__ import annotations

from dataclasses import dataclass

from core.commands.article_fields import ReorderParts
from core.commands.articles import AssignSpan, Target
from core.commands.command import Command
from core.messages import Message, message
from core.model.article import Article, Part
from core.model.kinds import Role
from core.model.page import PageView
from core.model.span import Span
from gui.canvas.pieces import Piece


@dataclass(frozen=True, slots=True)
class Drop:
    """What a drop would do, and how to say so before the button is released."""

    command: Command
    words: Message


def drop_of(view: PageView, carried: Piece, goal: Piece) -> Drop | None:
    """Return what letting a piece go over another would do, None when nothing."""
    if carried.span == goal.span or (carried.has_owner_of(goal) and goal.article is None):
        return None
    if goal.article is not None and carried.part is not None and carried.article_id == goal.article_id:
        return _within(goal.article, carried.part, goal.part)
    lines = _lines(view.page.raw_text, carried.span)
    return Drop(_given(view.page.id, carried, goal), _words(lines, goal))


def moved_part(article: Article, part: Part, by: int) -> Command | None:
    """Return the command that reads a part of an article some places earlier or later, None at the ends."""
    starts = [p.span.start for p in article.parts]
    at = starts.index(part.span.start)
    if not 0 <= at + by < len(starts):
        return None
    starts.insert(at + by, starts.pop(at))
    return ReorderParts(article.id, tuple(starts))


def _within(article: Article, part: Part, goal: Part | None) -> Drop | None:
    if goal is None:
        return None
    starts = [p.span.start for p in article.parts]
    by = starts.index(goal.span.start) - starts.index(part.span.start)
    command = moved_part(article, part, by)
    key = "raw.drop.before" if by < 0 else "raw.drop.after"
    words = message(key, role=message(f"role_short.{part.role.value}"), other=message(f"role_short.{goal.role.value}"))
    return Drop(command, words) if command is not None else None


def _given(page_id: int, carried: Piece, goal: Piece) -> Command:
    if goal.article is not None:
        return AssignSpan(page_id, carried.span, Target.ARTICLE, goal.article_id, _role(carried, goal.article))
    return AssignSpan(page_id, carried.span, Target.FURNITURE if goal.is_furniture else Target.NOTHING)


def _role(carried: Piece, article: Article) -> Role:
    """Return the role a piece has in its new article: its own, or that of what the article lacks."""
    if carried.role is not None:
        return carried.role
    return Role.BODY if article.title_parts() else Role.HEADLINE


def _words(lines: Message, goal: Piece) -> Message:
    if goal.article is not None:
        return message("raw.drag.to_article", lines=lines, number=goal.number)
    return message("raw.drag.to_furniture" if goal.is_furniture else "raw.drag.to_nobody", lines=lines)


def _lines(text: str, span: Span) -> Message:
    first = text.count("\n", 0, span.start) + 1
    last = text.count("\n", 0, span.end) + 1
    return message("raw.lines.one" if first == last else "raw.lines.many", first=first, last=last)
