"""Step 6: the labels of the parser put together to drafts of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.labels import Label
from core.analysis.segmentation.units import Unit


REACH = 60
"""Units; a caption stands no further from the body it belongs to."""


@dataclass
class Draft:
    """An article in the making, by the numbers of its units.

    `bodies` holds body and sub-headings in reading order; `heads` the title groups, each a list of units.
    """

    heads: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    subheadings: set[int] = field(default_factory=set)
    signatures: list[int] = field(default_factory=list)
    leads: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    match: float | None = None
    reason: str = ""

    @property
    def all(self) -> list[int]:
        """Return all units in page order."""
        return sorted([*self.heads, *self.bylines, *self.bodies, *self.signatures, *self.leads, *self.captions])

    def size(self, units: Sequence[Unit]) -> int:
        """Return the number of characters of its bodies."""
        return sum(units[i].end - units[i].start for i in self.bodies)


def drafts_of(units: Sequence[Unit], labels: Sequence[Label], vocabulary: Vocabulary) -> tuple[list[Draft], list[int]]:
    """Return the drafts in page order and the units that are furniture."""
    drafts: list[Draft] = []
    furniture: list[int] = []
    captions: list[int] = []
    waiting: Draft | None = None
    target: Draft | None = None
    for i, label in enumerate(labels):
        if label is Label.FURNITURE:
            furniture.append(i)
            continue
        if label is Label.CAPTION:
            captions.append(i)
            continue
        if label is Label.TITLE_BEFORE or (label is Label.BYLINE and (waiting is None or target is not waiting)):
            if waiting is not None and label is Label.TITLE_BEFORE and not waiting.heads:
                target = waiting
            else:
                waiting = target = Draft()
                drafts.append(target)
        elif label is Label.OPENS:
            if waiting is None:
                target = Draft()
                drafts.append(target)
            waiting = None
        elif label is Label.LONE or target is None:
            target, waiting = Draft(), None
            drafts.append(target)
        assert target is not None
        _put(target, i, label, units)
    _put_captions(drafts, captions, vocabulary)
    return drafts, furniture


def _put_captions(drafts: list[Draft], captions: Sequence[int], vocabulary: Vocabulary) -> None:
    """Give each caption to the article it has most in common with, or let it stand alone."""
    owners = [draft for draft in drafts if draft.bodies]
    for i in captions:
        near = [draft for draft in owners if abs(draft.bodies[0] - i) < REACH]
        pairs = set(vocabulary.counts[i])
        scored = [(vocabulary.likeness(pairs, draft.bodies), -n) for n, draft in enumerate(near)]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            near[-best[1]].captions.append(i)
        else:
            drafts.append(Draft(captions=[i]))
    drafts.sort(key=lambda draft: draft.all[0])


def _put(draft: Draft, i: int, label: Label, units: Sequence[Unit]) -> None:
    if label in (Label.OPENS, Label.GOES_ON):
        draft.bodies.append(i)
    elif label is Label.SUBHEADING:
        draft.bodies.append(i)
        draft.subheadings.add(i)
    elif label is Label.BYLINE:
        draft.bylines.append(i)
    elif label is Label.SIGNATURE:
        draft.signatures.append(i)
    else:
        draft.heads.append(i)
