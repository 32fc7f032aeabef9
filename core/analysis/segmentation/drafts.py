"""Step 6: the labels of the parser put together to drafts of articles."""

from __future__ import annotations

from bisect import bisect_left
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

    `bodies` holds body and sub-headings in reading order. `match` is the log-odds that title and body belong together
    and `reason` the sign for it; `resumed` the log-odds that its two halves do.
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
    resumed: float | None = None

    @property
    def all(self) -> list[int]:
        """Return all units in page order."""
        return sorted([*self.heads, *self.bylines, *self.bodies, *self.signatures, *self.leads, *self.captions])

    def take(self, other: Draft) -> None:
        """Take in all units of another draft; its bodies follow."""
        if other.heads and other.match is not None:
            self.match, self.reason = other.match, other.reason
        self.heads = sorted([*self.heads, *other.heads])
        self.bylines += other.bylines
        self.bodies += other.bodies
        self.subheadings |= other.subheadings
        self.signatures += other.signatures
        self.leads += other.leads
        self.captions += other.captions

    def key(self, units: Sequence[Unit]) -> int:
        """Return the number of the article that a reviewer put any of its units in, 0 for none."""
        return next((units[i].key for i in self.all if units[i].key), 0)

    def is_kept_from(self, other: Draft, units: Sequence[Unit]) -> bool:
        """Return whether a reviewer put the two into different articles."""
        keys = {self.key(units), other.key(units)} - {0}
        return len(keys) > 1

    def size(self, units: Sequence[Unit]) -> int:
        """Return the number of characters of its bodies."""
        return sum(units[i].end - units[i].start for i in self.bodies)


def drafts_of(labels: Sequence[Label], vocabulary: Vocabulary) -> tuple[list[Draft], list[int]]:
    """Return the drafts in page order and the units that are furniture."""
    drafts: list[Draft] = []
    furniture: list[int] = []
    captions: list[int] = []
    waits = False
    for i, label in enumerate(labels):
        if label is Label.FURNITURE:
            furniture.append(i)
        elif label is Label.CAPTION:
            captions.append(i)
        else:
            if not drafts or _opens_draft(drafts[-1], label, waits):
                drafts.append(Draft())
            _put(drafts[-1], i, label)
            waits = label in (Label.TITLE_BEFORE, Label.BYLINE) or (waits and label is Label.MORE)
    for draft in drafts:
        if draft.heads and draft.bodies:
            draft.reason = "before" if draft.heads[0] < draft.bodies[0] else "after"
    _put_captions(drafts, captions, vocabulary)
    return drafts, furniture


def _apart(draft: Draft, units: Sequence[Unit]) -> list[Draft]:
    """Return a draft, or one for each article that a reviewer put its units in."""
    keys = list(dict.fromkeys(units[i].key for i in draft.all if units[i].key))
    if len(keys) < 2:
        return [draft]
    return [_only(draft, {i for i in draft.all if units[i].key == key or (key == keys[0] and not units[i].key)})
            for key in keys]  # fmt: skip


def _only(draft: Draft, kept: set[int]) -> Draft:
    """Return a draft of some units of another."""
    return Draft(
        heads=[i for i in draft.heads if i in kept],
        bylines=[i for i in draft.bylines if i in kept],
        bodies=[i for i in draft.bodies if i in kept],
        subheadings=draft.subheadings & kept,
        signatures=[i for i in draft.signatures if i in kept],
        leads=[i for i in draft.leads if i in kept],
        captions=[i for i in draft.captions if i in kept],
        match=draft.match,
        reason=draft.reason,
    )


def _opens_draft(last: Draft, label: Label, waits: bool) -> bool:
    """Return whether a label begins a new draft; `waits`: title or byline of the last one still wait for a body."""
    if label is Label.OPENS or label is Label.BYLINE:
        return not waits
    if label is Label.TITLE_BEFORE:
        return not waits or bool(last.heads)
    return label is Label.LONE


def _put_captions(drafts: list[Draft], captions: Sequence[int], vocabulary: Vocabulary) -> None:
    """Give each caption to the article it has most in common with, or let it stand alone."""
    owners = [draft for draft in drafts if draft.bodies]
    places = [draft.bodies[0] for draft in owners]
    for i in captions:
        near = owners[bisect_left(places, i - REACH) : bisect_left(places, i + REACH)]
        scored = [(vocabulary.likeness(vocabulary.texts[i], draft.bodies), -n) for n, draft in enumerate(near)]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            near[-best[1]].captions.append(i)
        else:
            drafts.append(Draft(captions=[i]))
    drafts.sort(key=lambda draft: draft.all[0])


def gather(drafts: Sequence[Draft], units: Sequence[Unit]) -> list[Draft]:
    """Join drafts that a reviewer put into one article, and part what a reviewer put into two."""
    done: list[Draft] = []
    owners: dict[int, Draft] = {}
    for draft in (piece for whole in drafts for piece in _apart(whole, units)):
        key = draft.key(units)
        if key in owners:
            owners[key].take(draft)
        else:
            done.append(draft)
            if key:
                owners[key] = draft
    return done


def _put(draft: Draft, i: int, label: Label) -> None:
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
