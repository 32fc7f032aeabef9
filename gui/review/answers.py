"""From an answer to an item of the queue to the command that carries it out. Without Qt."""

from __future__ import annotations

from core.commands.command import Command
from core.commands.figures import DecideFigures
from core.commands.findings import DismissFindings
from core.commands.mentions import DecideMentions, SetMentionSpan, SetMentionType
from core.commands.whole_article import ConfirmWholeArticle
from core.model.article import Article, Furniture, Part
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.page import PageView
from core.model.span import Span
from gui.review import structure
from gui.review.queue import Item, Subject, same_mentions, sure_contents


def confirm(view: PageView, item: Item) -> Command | None:
    """Return the command that says yes to an item; a finding has been looked at then."""
    return _decided(item, Decision.CONFIRMED) or structure.confirmed(view, item)


def reject(view: PageView, item: Item) -> Command | None:
    """Return the command that says no to an item."""
    return _decided(item, Decision.REJECTED) or structure.rejected(view, item)


def confirm_all(view: PageView, item: Item) -> Command | None:
    """Return the command that confirms "all of these".

    For a mention: all undecided ones of the page that are the same. For an article: it and what is sure in it.
    """
    if isinstance(item.record, Article):
        return ConfirmWholeArticle(item.id, *sure_contents(view, item.record))
    if not isinstance(item.record, Mention):
        return None
    return DecideMentions(tuple(mention.id for mention in same_mentions(view, item.record)))


def give_value(view: PageView, item: Item, value: str) -> Command | None:
    """Return the command that gives an item another entity type, role or kind.

    A mention that is of this type already is confirmed.
    """
    if isinstance(item.record, Mention):
        return DecideMentions((item.id,)) if item.record.type == value else SetMentionType((item.id,), value)
    return structure.valued(view, item, value)


def give_to(view: PageView, item: Item, target: str) -> Command | None:
    """Return the command that gives the text of a boundary, of furniture or of nothing to `target`.

    See `structure.assigned`.
    """
    if isinstance(item.record, Part):
        return structure.assigned(view, item.span, target, item.record.role)
    return structure.assigned(view, item.span, target) if isinstance(item.record, Furniture) else None


def reshape(view: PageView, item: Item, start: int, end: int) -> Command | None:
    """Return the command that moves the ends of a mention by some characters, white space passed over."""
    if not isinstance(item.record, Mention):
        return None
    text = view.page.raw_text
    first = _moved(text, item.span.start, start)
    last = _moved(text, item.span.end - 1, end) + 1
    return SetMentionSpan(item.id, Span(first, last)) if first < last else None


def fields_of(item: Item) -> list[tuple[str, str]]:
    """Return the fields in which an item can be corrected, as (name, value); none where its place must be looked at."""
    record = item.record
    if isinstance(record, Mention):
        return [("authority", record.authority or record.text)]
    if isinstance(record, Article):
        return [("authors", "、".join(record.authors))]
    if isinstance(record, Figure):
        return [(name, str(getattr(record, name))) for name in ("indicator", "qualifier", "value", "unit", "period")]
    return []


def _decided(item: Item, decision: Decision) -> Command | None:
    if item.subject is Subject.MENTION:
        return DecideMentions((item.id,), decision)
    if item.subject is Subject.FIGURE:
        return DecideFigures((item.id,), decision)
    return DismissFindings((item.id,)) if isinstance(item.record, Finding) else None


def _moved(text: str, offset: int, by: int) -> int:
    step = 1 if by > 0 else -1
    for _ in range(abs(by)):
        there = offset + step
        while 0 <= there < len(text) and text[there].isspace():
            there += step
        if not 0 <= there < len(text):
            return offset
        offset = there
    return offset
