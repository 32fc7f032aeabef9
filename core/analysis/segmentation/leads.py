"""Step 8: headline, byline and lead that stand apart from a long body without any of them, joined to it."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.units import Unit

LONGEST_LEAD = 520
"""Characters."""
NEAR = 20
"""Drafts; a lead is compared with so many on either side."""
WIDER = 1.5
"""A lead that stands apart is set over several columns: so many times as wide as the body."""


def join_leads(drafts: list[Draft], units: Sequence[Unit], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts with leads that stand apart joined to the body next to them that has no byline."""
    done: list[Draft] = []
    skip = False
    for n, draft in enumerate(drafts):
        if skip:
            skip = False
            continue
        near = drafts[max(0, n - NEAR) : n + NEAR]
        before = done[-1] if done else None
        after = drafts[n + 1] if n + 1 < len(drafts) else None
        if before is not None and _is_lead(draft, before, near, units, vocabulary):
            done[-1] = _joined(draft, before)
        elif after is not None and _is_lead(draft, after, near, units, vocabulary):
            done.append(_joined(draft, after))
            skip = True
        else:
            done.append(draft)
    return done


def _is_lead(lead: Draft, body: Draft, drafts: Sequence[Draft], units: Sequence[Unit], vocabulary: Vocabulary) -> bool:
    """Return whether a draft is headline, byline and lead of another that follows or precedes it."""
    if not (lead.heads and lead.bylines and lead.bodies and body.bodies):
        return False
    if lead.is_kept_from(body, units):
        return False
    if lead.subheadings or len(lead.bodies) > 3 or lead.size(units) > LONGEST_LEAD:
        return False
    if body.bylines or body.signatures or body.size(units) < 1.5 * lead.size(units):
        return False
    first = units[body.bodies[0]]
    if first.has_dateline or units[lead.bodies[0]].has_dateline:
        return False
    widths = [units[i].column or max(row.cells for row in units[i].blocks[0].rows) for i in lead.bodies]
    columns = [units[i].column for i in body.bodies if units[i].column]
    if not columns or max(widths) < WIDER * sorted(columns)[len(columns) // 2]:
        return False
    own = [*lead.heads, *lead.bodies]
    kin = [vocabulary.kinship(own, draft.bodies) for draft in drafts if draft.bodies and draft is not lead]
    return vocabulary.kinship(own, body.bodies) >= max(kin)


def _joined(lead: Draft, body: Draft) -> Draft:
    """Return one draft of both: what stood over the body as its title is its first sub-heading now."""
    return Draft(
        heads=lead.heads,
        bylines=lead.bylines,
        leads=lead.bodies,
        captions=lead.captions + body.captions,
        bodies=[*body.heads, *body.bodies],
        subheadings=body.subheadings | set(body.heads),
    )
