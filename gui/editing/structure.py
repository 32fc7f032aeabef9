"""From an action on the structure of a page to the command that carries it out."""

from __future__ import annotations

from core.commands.article_fields import DecideArticles
from core.commands.articles import AssignSpan, MergeArticles, MoveBoundary, SetRole, SplitArticle, Target
from core.commands.command import Command
from core.model.article import Article
from core.model.kinds import Role
from core.model.span import Span
from gui.editing.dropping import moved_part
from gui.editing.spot import Spot
from gui.page.boundary import Shift

_TITLE_ROUND = (Role.HEADLINE, Role.KICKER, Role.SUBHEADLINE)
"""What Q goes round."""


def structure_command(action_id: str, spot: Spot) -> Command | None:
    """Return the command of an action at a spot, None when it does not apply there."""
    if action_id.startswith("assign_") and action_id != "assign_new":
        return assign(spot, int(action_id.removeprefix("assign_")))
    if action_id.startswith("role_"):
        return set_role(spot, Role(action_id.removeprefix("role_")))
    makers = {
        "assign_new": lambda: _assign_to(spot, Target.NEW_ARTICLE),
        "furniture": lambda: _assign_to(spot, Target.FURNITURE),
        "unassign": lambda: _assign_to(spot, Target.NOTHING),
        "split_here": lambda: split(spot),
        "merge_next": lambda: merge(spot, 1),
        "merge_previous": lambda: merge(spot, -1),
        "part_earlier": lambda: _move_part(spot, -1),
        "part_later": lambda: _move_part(spot, 1),
        "confirm_article": lambda: _confirm(spot),
    }
    return makers[action_id]() if action_id in makers else None


def assign(spot: Spot, number: int) -> Command | None:
    """Give what is at the spot to the article of a number."""
    if not 1 <= number <= len(spot.view.articles):
        return None
    goal = spot.view.articles[number - 1]
    if spot.selection is None and goal == spot.article:
        return None
    return _assign_to(spot, Target.ARTICLE, goal.id)


def _assign_to(spot: Spot, target: Target, article_id: int = 0) -> Command | None:
    span = spot.span
    if span is None:
        return None
    return AssignSpan(spot.view.page.id, span, target, article_id, spot.role)


def set_role(spot: Spot, role: Role) -> Command | None:
    """Give what is at the spot a role; headline goes round its group when pressed again."""
    span, article = spot.span, spot.article
    if span is None:
        return None
    if role is Role.HEADLINE and spot.role in _TITLE_ROUND and spot.selection is None:
        role = _TITLE_ROUND[(_TITLE_ROUND.index(spot.role) + 1) % len(_TITLE_ROUND)]
    if article is None:
        return AssignSpan(spot.view.page.id, span, Target.NEW_ARTICLE, 0, role)
    if not any(part.span.overlaps(span) and _holds(article, span) for part in article.parts):
        return AssignSpan(spot.view.page.id, span, Target.ARTICLE, article.id, role)
    return SetRole(article.id, span, role)


def _holds(article: Article, span: Span) -> bool:
    """Return whether both ends of a span are the article's."""
    ends = (span.start, span.end - 1)
    return all(any(part.span.holds(end) for part in article.parts) for end in ends)


def split(spot: Spot) -> Command | None:
    """Begin a new article at the selection, or else at the line of the caret."""
    piece = spot.piece
    if piece is None or piece.article is None:
        return None
    if spot.selection is not None:
        return SplitArticle(piece.article_id, spot.selection.start)
    first = piece.article.parts[0]
    if piece.part is not first:
        return SplitArticle(piece.article_id, max(spot.line_start, piece.span.start))
    # Never within a line: what stands before the caret would be torn off in the middle of a word.
    return SplitArticle(piece.article_id, spot.line_start) if spot.line_start > first.span.start else None


def merge(spot: Spot, by: int) -> Command | None:
    """Merge the article at the spot with the next one (by 1) or the one before (by -1)."""
    if spot.article is None:
        return None
    at = spot.number_of(spot.article.id) - 1 + by
    if not 0 <= at < len(spot.view.articles):
        return None
    other = spot.view.articles[at]
    ids = (spot.article.id, other.id) if by > 0 else (other.id, spot.article.id)
    return MergeArticles(ids)


def _move_part(spot: Spot, by: int) -> Command | None:
    piece = spot.piece
    if piece is None or piece.article is None or piece.part is None:
        return None
    return moved_part(piece.article, piece.part, by)


def _confirm(spot: Spot) -> Command | None:
    return DecideArticles((spot.article.id,)) if spot.article is not None else None


def drag(page_id: int, shift: Shift) -> Command:
    """Return the command of a boundary that was dragged; one that swallows its neighbour whole takes all of it."""
    loser = shift.boundary.upper if shift.goes_up else shift.boundary.lower
    if shift.span.covers(loser.span):
        return _take_all(page_id, shift, loser.span)
    start = shift.boundary.lower.span.start
    if shift.goes_up:
        return MoveBoundary(page_id, start, shift.span.start)
    return MoveBoundary(page_id, start, shift.span.end)


def _take_all(page_id: int, shift: Shift, span: Span) -> Command:
    to = shift.to
    if to.article is not None:
        return AssignSpan(page_id, span, Target.ARTICLE, to.article_id, to.role or Role.BODY)
    return AssignSpan(page_id, span, Target.FURNITURE if to.is_furniture else Target.NOTHING)
