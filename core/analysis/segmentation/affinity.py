"""How much two pieces of a page speak of the same things: shared pairs of characters, weighed by their rarity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, compress
from math import log, sqrt
from operator import add

_KEEP = re.compile(r"[\u3400-\u9fffA-Za-z0-9%\U00020000-\U000323af]+")
_PRIOR = 300.0
"""Pairs of the whole page that are mixed into a piece, so that short pieces say little."""


def pairs_of(text: str) -> list[str]:
    """Return the neighbouring pairs of characters of a text, marks and spaces left out."""
    plain = "".join(_KEEP.findall(text))
    return list(map(add, plain, plain[1:]))


class Vocabulary:
    """The pairs of characters of every piece of a page and of all its bodies together."""

    def __init__(self, texts: Sequence[str], is_body: Sequence[bool]) -> None:
        pairs = [pairs_of(text) for text in texts]
        self.counts = [Counter(some) for some in pairs]
        self.sizes = [len(some) for some in pairs]
        self.total = Counter(chain.from_iterable(compress(pairs, is_body)))
        self.pieces = Counter(chain.from_iterable(self.counts))
        self.size = max(1, self.total.total())

    def likeness(self, pairs: Iterable[str], pieces: Sequence[int]) -> float:
        """Return the log-likelihood ratio that a title's pairs come from some pieces rather than from the whole page.

        Above 0: they have more in common than chance. Pairs that stand in no piece of the page say nothing.
        """
        size = sum(self.sizes[i] for i in pieces)
        score = 0.0
        for pair in set(pairs):
            everywhere = self.total[pair]
            if everywhere:
                rate = everywhere / self.size
                here = sum(self.counts[i][pair] for i in pieces)
                score += log((here + _PRIOR * rate) / (size + _PRIOR) / rate)
        return score

    def has_shared(self, pairs: Iterable[str], pieces: Sequence[int]) -> bool:
        """Return whether any pair stands in any of the pieces."""
        return any(pair in self.counts[i] for pair in pairs for i in pieces)

    def kinship(self, some: Sequence[int], others: Sequence[int]) -> float:
        """Return how far two groups of pieces share rare pairs, for their size."""
        left, right = ({pair for i in group for pair in self.counts[i]} for group in (some, others))
        weight: float = sum(log((len(self.counts) + 1) / self.pieces[pair]) for pair in left & right)
        return weight / max(1.0, sqrt(len(left) * len(right)))

    def shared(self, i: int, j: int) -> float:
        """Return how far two pieces share pairs that few other pieces have; about 0 for strangers, above 1 for kin."""
        small, large = sorted((self.counts[i], self.counts[j]), key=len)
        if not small:
            return 0.0
        pieces = len(self.counts)
        weight: float = sum(log(pieces / (self.pieces[pair] - 1)) for pair in small if pair in large)
        return 10 * weight / sqrt(len(small) * len(large))
