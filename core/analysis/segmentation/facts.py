"""Step 4: what can be said of the units of a page before it is read as a whole, worked out once and only when asked."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.segmentation.affinity import Vocabulary, pairs_of
from core.analysis.segmentation.bounds import Bound, bound_between
from core.analysis.segmentation.grouping import gap_costs, may_be_caption, titles_in_place
from core.analysis.segmentation.labels import NO_WORD
from core.analysis.segmentation.units import Unit

_FAR = 16
"""Units; a title is compared with bodies no further away."""


class Facts:
    """The units of one page with what was worked out about them."""

    def __init__(self, units: Sequence[Unit], vocabulary: Vocabulary) -> None:
        self.units = list(units)
        self.vocabulary = vocabulary
        self.title = titles_in_place(self.units, vocabulary)
        self.may_be_caption = [may_be_caption(self.units, i) for i in range(len(units))]
        self.is_marked = sum(unit.heading > 0 for unit in units) > 2
        self.gap_costs = gap_costs(self.units)
        self._bounds: dict[tuple[int, int], Bound] = {}
        self._likeness: dict[int, tuple[float, float]] = {}
        self._fits: dict[int, tuple[float, float]] = {}

    def bound(self, i: int, j: int) -> Bound:
        """Return the bound between two units of body, i before j."""
        found = self._bounds.get((i, j))
        if found is None:
            found = self._bounds[i, j] = bound_between(self.units, self.vocabulary, i, j)
        return found

    def likeness(self, i: int) -> tuple[float, float]:
        """Return how much a title has in common with the body before it and with the body behind it."""
        found = self._likeness.get(i)
        if found is None:
            pairs = pairs_of(self.units[i].text)
            sides = [self._neighbours(i, step) for step in (-1, 1)]
            behind, ahead = (self.vocabulary.likeness(self.units[i].text, side) if side else -1.0 for side in sides)
            fits = [0.0 if self.vocabulary.has_shared(pairs, side) else NO_WORD for side in sides]
            self._fits[i] = (fits[0], fits[1])
            found = self._likeness[i] = (behind, ahead)
        return found

    def leaning(self, i: int) -> float:
        """Return how much more a title has in common with the body before it than with that behind it, as log-odds."""
        behind, ahead = self.likeness(i)
        return max(-4.0, min(4.0, 0.6 * (behind - ahead)))

    def fits(self, i: int) -> tuple[float, float]:
        """Return what it costs that a title has nothing in common with the body before it and behind it."""
        self.likeness(i)
        return self._fits[i]

    def _neighbours(self, i: int, step: int) -> list[int]:
        """Return the units of body next to a title on one side, as far as they seem to be one article."""
        found: list[int] = []
        at = i + step
        while 0 <= at < len(self.units) and len(found) < 6 and abs(at - i) < _FAR:
            if self.units[at].is_body:
                if found and self.bound(min(at, found[-1]), max(at, found[-1])).score > 0:
                    break
                found.append(at)
            at += step
        return found
