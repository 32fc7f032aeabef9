"""Step 8: titles that stand together, away from their bodies, matched to the bodies that have none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.facts import Facts
from core.analysis.segmentation.grouping import extend_score
from core.analysis.segmentation.labels import AGAINST_DECISION
from core.analysis.segmentation.matching import freely, in_order
from core.analysis.segmentation.units import Unit

LONE = -2.5
BARE = -2.0
_WORDS = 1.5
"""What words count where position tells nothing."""
MOST = 40
"""Title groups that are matched at once; a page has fewer, and longer files must not take cubic time."""
FREE_GAIN = 3.0
"""So much better must a matching be that gives up the order."""
FAR = 400
"""Units; longer than any page, so that only a file of many pages is cut."""


def match_headlines(drafts: Sequence[Draft], facts: Facts) -> list[Draft]:
    """Return the drafts with titles that stand in clusters given to the bodies they fit best."""
    owners = {i: d for d in drafts for i in d.heads if not (facts.units[i].key and d.bodies)}
    bodied = sorted((d for d in drafts if d.bodies), key=lambda d: d.bodies[0])
    places = [d.bodies[0] for d in bodied]
    done = list(drafts)
    for cluster in _clusters(owners):
        near = bodied[bisect_left(places, cluster[0] - FAR) : bisect_left(places, cluster[-1] + FAR)]
        mine = {id(owners[i]) for i in cluster}
        bodies = [d for d in near if not d.heads or id(d) in mine]
        if len(cluster) <= MOST and any(not d.heads for d in bodies):
            done += _share_out(owners, bodies[-MOST:], cluster, facts)
    return [draft for draft in done if draft.all]


def weigh_matches(drafts: Iterable[Draft], facts: Facts, form: float) -> None:
    """Note how well the titles of each draft fit the body they stand next to; `form` is the page's habit."""
    for draft in drafts:
        if draft.heads and draft.bodies:
            way = 1 if draft.reason == "after" else -1
            draft.match = way * (form + sum(facts.leaning(i) for i in draft.heads) / len(draft.heads))


def _clusters(owners: Mapping[int, Draft]) -> list[list[int]]:
    """Return the runs of title units with nothing of a body between them, those only that hold several groups."""
    clusters: list[list[int]] = []
    for i in sorted(owners):
        if clusters and all(j in owners for j in range(clusters[-1][-1] + 1, i)):
            clusters[-1].append(i)
        else:
            clusters.append([i])
    return [c for c in clusters if len(c) > 1 and any(not owners[i].bodies for i in c)]


def _share_out(owners: Mapping[int, Draft], bodies: list[Draft], cluster: list[int], facts: Facts) -> list[Draft]:
    """Give the title groups of a cluster to bodies; return drafts of those that are left over."""
    for i in cluster:
        owners[i].heads.remove(i)
    groups = _groups(cluster, facts.units)
    worths = [[_worth(group, body, facts) for body in bodies] for group in groups]
    found, is_kept = _best(groups, bodies, worths, facts)
    lone = []
    for group, body, score in found:
        if body is None:
            lone.append(Draft(heads=list(group)))
        else:
            body.heads = sorted([*body.heads, *group])
            body.match, body.reason = score, "order" if is_kept else "shared_words"
    return lone


def _groups(cluster: Iterable[int], units: Sequence[Unit]) -> list[list[int]]:
    """Split a cluster at its blank lines."""
    groups: list[list[int]] = []
    for i in cluster:
        if groups and not units[i].blocks[0].gap:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _worth(group: Sequence[int], body: Draft, facts: Facts) -> float:
    keys = {facts.units[i].key for i in (*group, *body.all)} - {0}
    if len(keys) > 1:
        return AGAINST_DECISION
    return _WORDS * facts.vocabulary.likeness("\n".join(facts.units[i].text for i in group), body.bodies)


def _best(
    groups: list[list[int]], bodies: list[Draft], worths: list[list[float]], facts: Facts
) -> tuple[list[tuple[list[int], Draft | None, float]], bool]:
    """Choose between the matching that keeps the order and the free one; say whether the order was kept."""
    gaps = facts.gap_costs

    def worth(a: int, b: int, d: int) -> float:
        joins = sum(extend_score(facts.units, groups[g][0], 1, gaps[groups[g][0]]) for g in range(a + 1, b))
        return sum(worths[g][d] for g in range(a, b)) + joins

    lone, bare = [LONE] * len(groups), [BARE] * len(bodies)
    kept, triples = in_order(len(groups), len(bodies), worth, lone, bare)
    table = [row + [LONE - BARE] * len(groups) for row in worths]
    matched = [(g, d) for g, d in enumerate(freely(table)) if d < len(bodies)]
    total = sum(worths[g][d] for g, d in matched) + LONE * (len(groups) - len(matched))
    total += BARE * (len(bodies) - len(matched))
    is_kept = total <= kept + FREE_GAIN + 0.5 * len(groups)
    if not is_kept:
        triples = [(g, g + 1, d) for g, d in matched]
    found: list[tuple[list[int], Draft | None, float]] = []
    used: set[int] = set()
    for a, b, d in triples:
        used.update(range(a, b))
        others = [worth(a, b, other) for other in range(len(bodies)) if other != d]
        margin = worth(a, b, d) - max(others, default=0.0)
        found.append(([i for g in range(a, b) for i in groups[g]], bodies[d], margin))
    found += [(groups[g], None, 0.0) for g in range(len(groups)) if g not in used]
    return found, is_kept
