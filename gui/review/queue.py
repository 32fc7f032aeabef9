"""Put what is left to decide on a page in the order in which a reviewer should meet it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from typing import NamedTuple

from core.messages import Message
from core.model.article import Article, Furniture, Part
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.page import PageView
from core.model.span import Span, trimmed, without
from gui.widgets.certainty import SURE


class Subject(IntEnum):
    """What a decision is about, in the order of review: structure before content.

    LOOSE is text that belongs neither to an article nor to the furniture.
    """

    BOUNDARY = 0
    LOOSE = 1
    FURNITURE = 2
    ARTICLE = 3
    MENTION = 4
    FIGURE = 5
    FINDING = 6


Key = tuple[Subject, int, int]
"""What tells one item from all others of a page: its subject, the id of its record, and where it stands."""


class Item(NamedTuple):
    """One decision that is left; a page can have thousands, and a tuple is made in a fraction of a dataclass's time.

    `article` is the number of the article it lies in, from 1, where it is known; `turn` is 0 for a fresh item and
    counts the skipped ones from 1 in the order in which they come back.
    """

    subject: Subject
    id: int
    span: Span
    record: Part | Furniture | Article | Mention | Figure | Finding
    confidence: float = 1.0
    reason: Message | None = None
    article: int | None = None
    turn: int = 0

    @property
    def key(self) -> Key:
        """What tells it from all others of the page."""
        return (self.subject, self.id, self.span.start)

    @property
    def is_suspect(self) -> bool:
        """Whether the program itself doubts it."""
        return self.confidence < SURE

    @property
    def rank(self) -> tuple[int, bool, Subject, int, int]:
        """Where it stands in the queue: suspects first, then by subject, then down the page; skipped ones last."""
        return (self.turn, not self.is_suspect, self.subject, self.span.start, self.id)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many decisions of a page are made and how many are left."""

    decided: int
    left: int

    @property
    def total(self) -> int:
        """All decisions the page asks for."""
        return self.decided + self.left


_PLACE = attrgetter("span.start", "id")


def queue(view: PageView, skipped: Sequence[Key] = ()) -> tuple[Item, ...]:
    """Return what is left to decide: suspects first, skipped ones at the end in the order they were skipped."""
    turns = {key: turn for turn, key in enumerate(skipped, 1)}
    late: list[Item] = []
    fresh: dict[tuple[bool, Subject], list[Item]] = {}
    for item in _open_items(view):
        if turns and item.key in turns:
            late.append(item._replace(turn=turns[item.key]))
        else:
            fresh.setdefault((item.confidence >= SURE, item.subject), []).append(item)
    for group in fresh.values():
        group.sort(key=_PLACE)
    ordered = (item for _, group in sorted(fresh.items()) for item in group)
    return (*ordered, *sorted(late, key=attrgetter("turn")))


def tally(view: PageView) -> Tally:
    """Count the decisions of a page; what a reviewer has corrected counts as decided, however sure it was."""
    global _counted  # noqa: PLW0603 - half the window asks for the count of the same picture
    known = _counted
    if known is None or known[0] is not view:
        marks = list(_marks(view))
        _counted = known = (view, Tally(sum(marks), len(marks) - sum(marks)))
    return known[1]


_counted: tuple[PageView, Tally] | None = None


def following(items: Sequence[Item], gone: Item | None, pending: Collection[Key] = ()) -> Item | None:
    """Return the item that comes after one which has just been decided or skipped; None when nothing is left.

    Items in `pending` are on their way out and passed over. Fresh ones come before any that was skipped.
    """
    around: Item | None = None
    itself: Item | None = None
    for item in items:
        if item.key in pending:
            continue
        if gone is None:
            return item
        if item.key == gone.key:
            itself = item
        elif item.rank > gone.rank and (around is None or item.turn == 0 or gone.turn > 0):
            return item
        else:
            around = around or item
    return around or itself


def same_mentions(view: PageView, mention: Mention) -> tuple[Mention, ...]:
    """Return all undecided mentions of the page with the same text and type, the given one included."""
    return tuple(
        other
        for other in view.mentions
        if other.text == mention.text and other.type == mention.type and not other.decision.is_made
    )


def sure_contents(view: PageView, article: Article) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the ids of the undecided mentions and figures in an article that the program is sure of."""
    first = min(part.span.start for part in article.parts)
    last = max(part.span.end for part in article.parts)

    def ids(records: Sequence[Mention] | Sequence[Figure]) -> tuple[int, ...]:
        return tuple(
            record.id
            for record in records
            if first <= record.span.start < last
            and record.confidence >= SURE
            and not record.decision.is_made
            and any(part.span.covers(record.span) for part in article.parts)
        )

    return ids(view.mentions), ids(view.figures)


def same_count(view: PageView, item: Item) -> int:
    """Return how many decisions "all of these" makes for an item, 0 when it is not offered."""
    if isinstance(item.record, Mention):
        same = len(same_mentions(view, item.record))
        return same if same > 1 else 0
    if isinstance(item.record, Article):
        return sum(map(len, sure_contents(view, item.record)))
    return 0


def loose_text(view: PageView) -> tuple[Span, ...]:
    """Return the stretches that belong to nothing; none while the page has not been taken apart at all."""
    text = view.page.raw_text
    whole = trimmed(text, 0, len(text))
    taken = [part.span for article in view.articles for part in article.parts]
    taken += [furniture.span for furniture in view.furniture]
    if whole is None or not taken:
        return ()
    gaps = (trimmed(text, gap.start, gap.end) for gap in without(whole, taken))
    return tuple(gap for gap in gaps if gap is not None)


def _open_items(view: PageView) -> Iterator[Item]:
    for number, article in enumerate(view.articles, 1):
        yield from _structure(article, number)
    for span in loose_text(view):
        yield Item(Subject.LOOSE, 0, span, Furniture(0, span), 0.0)
    for furniture in view.furniture:
        if furniture.confidence < SURE and not furniture.decision.is_made:
            yield _item(Subject.FURNITURE, furniture)
    undecided, subject = Decision.UNDECIDED, Subject.MENTION  # looking a member up takes longer than comparing it
    for mention in view.mentions:
        if mention.decision is undecided:
            yield _item(subject, mention)
    for figure in view.figures:
        if not figure.decision.is_made:
            yield _item(Subject.FIGURE, figure)
    for finding in view.findings:
        if not finding.is_dismissed:
            yield Item(Subject.FINDING, finding.id, finding.span, finding, reason=finding.message)


def _structure(article: Article, number: int) -> Iterator[Item]:
    if article.decision.is_made:
        return
    for part in article.parts:
        if part.confidence < SURE and not part.decision.is_made:
            yield Item(Subject.BOUNDARY, article.id, part.span, part, part.confidence, part.reason, number)
    first = (article.title_parts() or article.parts)[0].span
    sure = min(article.confidence, article.title_confidence)
    yield Item(Subject.ARTICLE, article.id, first, article, sure, article.title_reason, number)


def _item(subject: Subject, record: Furniture | Mention | Figure) -> Item:
    return Item(subject, record.id, record.span, record, record.confidence, record.reason)


def _marks(view: PageView) -> Iterator[bool]:
    """Yield for every decision of the page whether it is made."""
    for article in view.articles:
        whole = article.decision.is_made
        yield whole
        for part in article.parts:
            if part.confidence < SURE or part.decision is Decision.CORRECTED:
                yield whole or part.decision.is_made
    yield from (False for _ in loose_text(view))
    for furniture in view.furniture:
        if furniture.confidence < SURE or furniture.decision is Decision.CORRECTED:
            yield furniture.decision.is_made
    undecided = Decision.UNDECIDED
    yield from (mention.decision is not undecided for mention in view.mentions)
    yield from (figure.decision.is_made for figure in view.figures)
    yield from (finding.is_dismissed for finding in view.findings)
