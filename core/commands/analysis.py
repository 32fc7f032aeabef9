"""Commands that take in proposals: what was undecided makes room, what a reviewer decided stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from core.commands.agreed_names import AgreedNames
from core.commands.command import Command
from core.commands.kept_findings import replace_findings
from core.commands.layout import reading_place
from core.messages import Message, message
from core.model.article import Article, Furniture, Part, Segmentation, replace_parts
from core.model.figure import Figure
from core.model.kinds import Decision
from core.model.mention import Authority, Mention
from core.model.page import PageAnalysis
from core.model.span import Span, trimmed, without

if TYPE_CHECKING:
    from core.storage.unit import Unit

Proposal = TypeVar("Proposal", Mention, Figure)


@dataclass(frozen=True, slots=True)
class ApplyAnalysis(Command):
    """Replace all undecided proposals of a page by new ones and keep everything decided."""

    page_id: int
    analysis: PageAnalysis
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.apply_analysis", count=1)

    def apply(self, unit: Unit) -> None:
        """Store the proposals around what is decided."""
        apply_analysis(unit, self.page_id, self.analysis)

    def to_journal(self) -> dict[str, Any]:
        """Return which page it was; the proposals stand in the changes."""
        return {"command": "ApplyAnalysis", "page_id": self.page_id}


def apply_analysis(unit: Unit, page_id: int, analysis: PageAnalysis, agreed: AgreedNames | None = None) -> None:
    """Store the proposals for a page around what is decided, under the names agreed on (None: looked up)."""
    names = agreed or AgreedNames(authority for _, authority in unit.find_all(Authority))
    _Segments(unit, page_id).replace(analysis.segmentation)
    _replace(unit, page_id, Mention, map(names.named, analysis.mentions))
    _replace(unit, page_id, Figure, analysis.figures)
    replace_findings(unit, page_id, analysis.findings)


class _Segments:
    """The segmentation of a page while proposals come in."""

    def __init__(self, unit: Unit, page_id: int) -> None:
        self.unit = unit
        self.page_id = page_id
        self.text = unit.text(page_id)
        self.stored = {article.id: article for article in unit.of(Article, page_id)}
        decided = Segmentation(tuple(self.stored.values()), unit.of(Furniture, page_id)).decided()
        self.decided = {article.id: article for article in decided.articles}
        self.taken = [part.span for article in decided.articles for part in article.parts]
        self.taken += [furniture.span for furniture in decided.furniture]
        self.free = {i: article for i, article in self.stored.items() if i not in self.decided}

    def replace(self, proposed: Segmentation) -> None:
        """Store the proposed articles and furniture in what is not decided."""
        for article in proposed.articles:
            self._take(article)
        for kept in self.decided.values():
            self.unit.put(kept)
        for left in self.free:
            self.unit.remove(Article, left)
        self._replace_furniture(proposed.furniture)

    def _take(self, article: Article) -> None:
        kept = self._decided_one(article)
        order = self._order(article.parts, kept)
        if not order:
            return
        if kept is not None:
            self.unit.put(_merged(kept, replace_parts(article, order)))
            return
        new = replace(article, id=0, parts=tuple(order), decision=Decision.UNDECIDED, edited=())
        same = next((i for i, old in self.free.items() if old.parts[0].span == order[0].span), None)
        if same is None:
            self.unit.add(new, self.page_id)
        else:
            del self.free[same]
            self.unit.put(replace(new, id=same))

    def _decided_one(self, article: Article) -> Article | None:
        """Return the decided article that a proposal continues: by its id, else the one whose text it shares most."""
        if article.id in self.decided:
            return self.decided.pop(article.id)
        shared = {i: _shared(article, kept) for i, kept in self.decided.items()}
        best = max(shared, key=lambda i: shared[i], default=None)
        return self.decided.pop(best) if best is not None and shared[best] else None

    def _order(self, parts: Sequence[Part], kept: Article | None) -> list[Part]:
        """Return the parts of an article: decided ones as they are, proposed ones cut to what is free."""
        decided = {part.span: part for part in kept.parts} if kept is not None else {}
        order: list[Part] = []
        for part in parts:
            if part.span in decided:
                order.append(decided.pop(part.span))
            else:
                order += self._cut(part)
        for part in decided.values():
            order.insert(reading_place(order, part), part)
        return order

    def _cut(self, part: Part) -> list[Part]:
        spans = self._free_spans(part.span)
        self.taken += spans
        return [replace(part, span=span, decision=Decision.UNDECIDED) for span in spans]

    def _free_spans(self, span: Span) -> list[Span]:
        pieces = (trimmed(self.text, piece.start, piece.end) for piece in without(span, self.taken))
        return [piece for piece in pieces if piece is not None]

    def _replace_furniture(self, proposed: Iterable[Furniture]) -> None:
        old = {f.span: f for f in self.unit.of(Furniture, self.page_id) if not f.decision.is_made}
        for furniture in proposed:
            for span in self._free_spans(furniture.span):
                self.taken.append(span)
                new = replace(furniture, span=span, decision=Decision.UNDECIDED)
                same = old.pop(span, None)
                if same is None:
                    self.unit.add(replace(new, id=0), self.page_id)
                else:
                    self.unit.put(replace(new, id=same.id))
        for left in old.values():
            self.unit.remove(Furniture, left.id)


def _shared(one: Article, other: Article) -> int:
    """Return how many code points two articles share."""
    overlaps = (min(a.span.end, b.span.end) - max(a.span.start, b.span.start) for a in one.parts for b in other.parts)
    return sum(overlap for overlap in overlaps if overlap > 0)


def _merged(kept: Article, proposed: Article) -> Article:
    """Return a decided article with the proposed parts; its own fields stay when decided or edited."""
    if kept.decision.is_made:
        return replace_parts(kept, proposed.parts)
    fields = {name: getattr(kept, name) for name in kept.edited}
    return replace(proposed, id=kept.id, decision=kept.decision, edited=kept.edited, **fields)


def _replace(unit: Unit, page_id: int, kind: type[Proposal], proposed: Iterable[Proposal]) -> None:
    """Replace undecided mentions or figures; a proposal that a decision has answered already is left out."""
    stored = unit.of(kind, page_id)
    decided = _Decided([noun for noun in stored if noun.decision.is_made])
    old = {_place(noun): noun for noun in stored if not noun.decision.is_made}
    seen = set()
    for noun in proposed:
        place = _place(noun)
        if place in seen or decided.answers(noun):
            continue
        seen.add(place)
        same = old.pop(place, None)
        new = replace(noun, id=same.id if same else 0, decision=Decision.UNDECIDED)
        if same is None:
            unit.add(new, page_id)
        else:
            unit.put(new)
    for left in old.values():
        unit.remove(kind, left.id)


def _place(noun: Mention | Figure) -> tuple[Span, str]:
    return noun.span, noun.type if isinstance(noun, Mention) else ""


class _Decided:
    """What reviewers decided of a page's mentions or figures."""

    def __init__(self, nouns: Sequence[Mention | Figure]) -> None:
        self.rejected = {_place(noun) for noun in nouns if noun.decision is Decision.REJECTED}
        self.standing = [noun.span for noun in nouns if noun.decision is not Decision.REJECTED]

    def answers(self, noun: Mention | Figure) -> bool:
        """Return whether a proposal was rejected before, or overlaps what stands."""
        return _place(noun) in self.rejected or any(span.overlaps(noun.span) for span in self.standing)
