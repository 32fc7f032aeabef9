"""From an answer about articles, boundaries or furniture to the command that carries it out. Without Qt."""

from __future__ import annotations

from core.commands.article_fields import DecideArticles, DecideFurniture, DecideParts, SetKind
from core.commands.articles import AssignSpan, MergeArticles, SetRole, SplitArticle, Target
from core.commands.command import Command
from core.model.article import Article, Furniture, Part
from core.model.kinds import TITLE_ROLES, Decision, Kind, Role
from core.model.page import PageView
from core.model.span import Span
from gui.review.queue import Item, Subject


def confirmed(view: PageView, item: Item) -> Command | None:
    """Return the command that takes a proposal about structure as it is."""
    if item.subject is Subject.BOUNDARY:
        return DecideParts(item.id, (item.span.start,))
    if item.subject is Subject.LOOSE:
        return AssignSpan(view.page.id, item.span, Target.FURNITURE)
    if item.subject is Subject.FURNITURE:
        return DecideFurniture((item.id,))
    return DecideArticles((item.id,)) if item.subject is Subject.ARTICLE else None


def rejected(view: PageView, item: Item) -> Command | None:
    """Return the command that says no to a proposal about structure.

    A boundary: nothing new begins here, the text goes on with what stands before it. A headline: it is not that of
    this body, the two are parted. An untitled article: it is none. Furniture: it belongs somewhere else. Loose text:
    it is an article of its own.
    """
    if item.subject is Subject.BOUNDARY and isinstance(item.record, Part):
        return continued(view, item.id, item.record)
    if item.subject is Subject.LOOSE:
        return AssignSpan(view.page.id, item.span, Target.NEW_ARTICLE)
    if item.subject is Subject.FURNITURE:
        return DecideFurniture((item.id,), Decision.REJECTED)
    if isinstance(item.record, Article):
        return _parted(view, item.record)
    return None


def continued(view: PageView, article_id: int, part: Part) -> Command:
    """Return the command that makes a part go on with what stands before it on the page.

    At the top of the page nothing stands before it; then it is furniture.
    """
    article, before = _before(view, part.span)
    if before is None or isinstance(before, Furniture):
        return AssignSpan(view.page.id, part.span, Target.FURNITURE)
    if article == article_id:
        return SetRole(article_id, part.span, before.role)
    own = next((other for other in view.articles if other.id == article_id), None)
    if own is not None and len(own.parts) == 1 and part.role is before.role:
        return MergeArticles((article, article_id))
    return AssignSpan(view.page.id, part.span, Target.ARTICLE, article, before.role)


def assigned(view: PageView, span: Span, target: str, role: Role = Role.BODY) -> Command | None:
    """Return the command that gives a span to article number `target` ("1" …), or to "new", "furniture", "nothing"."""
    kinds = {"new": Target.NEW_ARTICLE, "furniture": Target.FURNITURE, "nothing": Target.NOTHING}
    if target in kinds:
        return AssignSpan(view.page.id, span, kinds[target], role=role)
    number = int(target) if target.isdecimal() else 0
    if not 1 <= number <= len(view.articles):
        return None
    return AssignSpan(view.page.id, span, Target.ARTICLE, view.articles[number - 1].id, role)


def valued(view: PageView, item: Item, value: str) -> Command | None:
    """Return the command that gives a boundary another role, loose text a role of its own, an article another kind."""
    if isinstance(item.record, Part):
        same = item.record.role == value
        return DecideParts(item.id, (item.span.start,)) if same else SetRole(item.id, item.span, Role(value))
    if isinstance(item.record, Furniture):
        return AssignSpan(view.page.id, item.span, Target.NEW_ARTICLE, role=Role(value))
    return SetKind(item.id, Kind(value)) if isinstance(item.record, Article) else None


def _parted(view: PageView, article: Article) -> Command:
    titles = article.title_parts()
    body = next((part for part in article.parts if part.role not in TITLE_ROLES), None)
    if not titles or body is None:
        return DecideArticles((article.id,), Decision.REJECTED)
    if article.parts[0] in titles:
        return SplitArticle(article.id, body.span.start)
    return AssignSpan(view.page.id, titles[0].span, Target.NEW_ARTICLE, role=titles[0].role)


def _before(view: PageView, span: Span) -> tuple[int, Part | Furniture | None]:
    """Return what stands right before a span, and its article's id (0 for none)."""
    holders: list[tuple[int, Part | Furniture]] = [
        *((article.id, part) for article in view.articles for part in article.parts),
        *((0, furniture) for furniture in view.furniture),
    ]
    ahead = [holder for holder in holders if holder[1].span.end <= span.start]
    return max(ahead, key=lambda holder: holder[1].span, default=(0, None))
