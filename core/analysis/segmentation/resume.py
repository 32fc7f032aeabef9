"""Step 7: an article that another one interrupted, taken up again where its sentence goes on or its column returns."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.units import Unit
from core.text.characters import CLOSERS

REACH = 3
"""How many drafts may stand between the two halves."""


def resume(drafts: Sequence[Draft], units: Sequence[Unit], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts with interrupted articles put together again."""
    done: list[Draft] = []
    for draft in drafts:
        best = None
        if draft.bodies and not draft.bylines and not units[draft.bodies[0]].has_dateline:
            earlier = [d for d in done[-REACH - 1 :] if d.bodies]
            scored = [(resume_score(d, draft, earlier, units, vocabulary), n) for n, d in enumerate(earlier[:-1])]
            best = max(scored, default=None)
        if best is not None and best[0] > 0:
            earlier[best[1]].take(draft)
            earlier[best[1]].resumed = best[0]
        else:
            done.append(draft)
    return done


def resume_score(
    first: Draft, second: Draft, between: Sequence[Draft], units: Sequence[Unit], vocabulary: Vocabulary
) -> float:
    """Return the log-odds that a draft is the second half of an earlier one."""
    z, x = first.bodies[-1], second.bodies[0]
    end, start = units[z], units[x]
    if first.is_kept_from(second, units):
        return -9.0
    if end.tail.ends_article or first.signatures or (first.heads and second.heads):
        return -9.0
    score = 3.0 if not end.is_finished else -3.5 - any(units[i].tail.names for i in second.bodies)
    score += 2.0 if goes_on(end, start, vocabulary) else 0.0
    columns = [units[i].column for i in (z, x)]
    if all(columns):
        score += 1.5 if abs(columns[0] - columns[1]) <= 2 else -4.0
        inner = {units[i].column for d in between if d is not first for i in d.bodies if units[i].column}
        score += 1.0 if all(abs(column - columns[1]) > 3 for column in inner) else -0.5
    score += min(2.0, 1.5 * max(vocabulary.shared(i, x) for i in first.bodies[-3:])) - 1.5
    is_orphan = not any(units[i].tail.names for i in second.bodies) and not second.signatures
    score += 1.5 if is_orphan and second.size(units) > 150 else -0.5
    is_open = not first.heads and (first.bylines or units[first.bodies[0]].has_dateline)
    return score + (1.5 if is_open else -0.5)


def goes_on(end: Unit, start: Unit, vocabulary: Vocabulary) -> bool:
    """Return whether a sentence seems to run from the end of one unit into the start of another."""
    if end.is_finished:
        return False
    head = start.text[0]
    return head in CLOSERS or head in "，。、；：" or vocabulary.total[end.text[-1] + head] > 0
