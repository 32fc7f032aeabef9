"""Step 11: drafts to articles: parts with roles, names, dateline, jump, kind, confidence and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.analysis.segmentation.authors import authors_of, dateline_of
from core.analysis.segmentation.calibration import confidence
from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.evidence import Evidence
from core.analysis.segmentation.kinds import kind_of
from core.analysis.segmentation.title_roles import title_roles
from core.analysis.segmentation.units import Unit
from core.messages import message
from core.model.article import Article, Part
from core.model.kinds import Role
from core.model.span import Span

TEASER, UNTITLED = -5.0, -8.0
"""Raw log-odds that a title without a body, and a body without a title or a signature, are whole."""


class Builder:
    """Makes articles of the drafts of one page."""

    def __init__(self, text: str, units: Sequence[Unit], evidence: Sequence[Evidence]) -> None:
        self.text = text
        self.units = units
        self.evidence = evidence

    def article(self, draft: Draft, following: Draft | None) -> Article:
        """Return the article of a draft; the one that follows on the page shows how sure its end is."""
        jump = next((self.units[i].tail.jump for i in draft.bodies if self.units[i].tail.jump), "")
        odds = self._match_odds(draft)
        return Article(
            id=0,
            parts=tuple(self._parts(draft)),
            kind=kind_of(draft, self.units),
            authors=authors_of(draft, self.units),
            dateline=dateline_of(draft, self.units),
            jump=jump,
            confidence=confidence("article", self.article_odds(draft, following)),
            title_confidence=confidence("match", odds) if draft.heads and draft.bodies else 1.0,
            title_reason=message(f"reason.title.{draft.reason or 'alone'}") if draft.heads else None,
        )

    def _match_odds(self, draft: Draft) -> float:
        return draft.match if draft.match is not None else 0.0

    def article_odds(self, draft: Draft, following: Draft | None) -> float:
        """Return the odds of the weakest boundary or join of a draft."""
        ends = following.bodies[:1] if following else []
        odds = [self.evidence[i].odds for i in (*draft.bodies, *ends)]
        if not draft.bodies:
            odds.append(TEASER)
        elif not draft.heads and not self.units[draft.bodies[-1]].tail.ends_article:
            odds.append(UNTITLED)
        if draft.resumed is not None:
            odds.append(draft.resumed)
        if draft.heads and draft.bodies:
            odds.append(self._match_odds(draft) + 2.0)
        return min(odds, default=0.0)

    def _parts(self, draft: Draft) -> list[Part]:
        """Return the parts in reading order."""
        parts = list(self._title_parts(draft))
        parts += [self._part(i, Role.BYLINE, "byline") for i in draft.bylines]
        parts += [self._part(i, Role.LEAD, "start") for i in draft.leads]
        for i in draft.bodies:
            if i in draft.subheadings:
                parts.append(self._part(i, Role.SUBHEADING, "subheading"))
            else:
                parts.append(self._part(i, Role.JUMP if self.units[i].is_jump_line else Role.BODY, "start"))
        parts += [self._part(i, Role.CAPTION, "start") for i in draft.captions]
        for i in draft.signatures:
            parts.append(self._part(i, Role.CREDIT if self.units[i].tail.is_credit else Role.BYLINE, "byline"))
        return list(self._joined(parts))

    def _title_parts(self, draft: Draft) -> Iterable[Part]:
        units = [self.units[i] for i in draft.heads]
        odds = {row.start: self.evidence[i].odds for i in draft.heads for b in self.units[i].blocks for row in b.rows}
        yield from (unit.fixed.part for unit in units if unit.fixed and unit.fixed.part)
        for span, role in title_roles([unit for unit in units if not unit.fixed]):
            yield Part(span, role, confidence("title", odds[span.start]), message("reason.boundary.title"))

    def _part(self, i: int, role: Role, curve: str) -> Part:
        unit, evidence = self.units[i], self.evidence[i]
        if unit.fixed is not None and unit.fixed.part is not None:
            return unit.fixed.part
        return Part(Span(unit.start, unit.end), role, confidence(curve, evidence.odds), evidence.reason)

    def _joined(self, parts: Iterable[Part]) -> Iterable[Part]:
        """Join neighbouring parts of body that only white space separates; decided ones stay as they are."""
        last: Part | None = None
        for part in parts:
            if last is not None and self._may_join(last, part):
                last = replace(last, span=Span(last.span.start, part.span.end))
                continue
            if last is not None:
                yield last
            last = part
        if last is not None:
            yield last

    def _may_join(self, last: Part, part: Part) -> bool:
        if part.role is not last.role or part.role is not Role.BODY:
            return False
        if part.decision.is_made or last.decision.is_made or last.span.end > part.span.start:
            return False
        return not self.text[last.span.end : part.span.start].strip()
