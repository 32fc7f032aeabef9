"""How much two pieces of a page speak of the same things: shared characters and pairs of them, weighed by rarity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, compress
from math import log, sqrt
from operator import add

_KEEP = re.compile(r"[\u3400-\u9fffA-Za-z0-9%\U00020000-\U000323af]+")
_PRIOR = 300.0
"""Pairs of the whole page that are mixed into a piece, so that short pieces say little."""
_EVIDENCE = 0.4
"""What the ratio counts: a shared word is counted by its characters and its pairs, and comes again in one article."""
_EMPTY = dict.fromkeys(map(ord, "的了在是我有和就不人都一上也很到说要去你会着没看好自己这年月日个市县为与中大小"))
"""Characters that stand in any text."""


def pairs_of(text: str) -> list[str]:
    """Return the neighbouring pairs of characters of a text, marks and spaces left out."""
    plain = "".join(_KEEP.findall(text))
    return list(map(add, plain, plain[1:]))


def letters_of(text: str) -> list[str]:
    """Return the characters of a text that can tell what it is about."""
    return list("".join(_KEEP.findall(text)).translate(_EMPTY))


class Vocabulary:
    """The pairs of characters of every piece of a page and of all its bodies together."""

    def __init__(self, texts: Sequence[str], is_body: Sequence[bool]) -> None:
        pairs = [pairs_of(text) for text in texts]
        self.counts = [Counter(some) for some in pairs]
        self.total = Counter(chain.from_iterable(compress(pairs, is_body)))
        self.pieces = Counter(chain.from_iterable(self.counts))
        self.texts = list(texts)
        self.is_body = list(is_body)

    @cached_property
    def _letters(self) -> list[Counter[str]]:
        return [Counter(letters_of(text)) for text in self.texts]

    @cached_property
    def _all_letters(self) -> Counter[str]:
        all_letters: Counter[str] = Counter()
        for letters in compress(self._letters, self.is_body):
            all_letters.update(letters)
        return all_letters

    def likeness(self, text: str, pieces: Sequence[int]) -> float:
        """Return the log-likelihood ratio that a title comes from some pieces rather than from the whole page.

        Above 0: they have more in common than chance. What stands in no piece of the page says nothing. Characters
        count beside pairs because headlines shorten and turn words about, but keep their characters.
        """
        pairs = _ratio(set(pairs_of(text)), self.counts, self.total, pieces)
        return _EVIDENCE * (pairs + _ratio(set(letters_of(text)), self._letters, self._all_letters, pieces))

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


def _ratio(words: Iterable[str], counts: Sequence[Counter[str]], total: Counter[str], pieces: Sequence[int]) -> float:
    """Return the log-likelihood ratio of words coming from some pieces rather than from all."""
    mine = [counts[i] for i in pieces]
    least = sum([sum(some.values()) for some in mine]) + _PRIOR
    everything = max(1, sum(total.values()))
    score = 0.0
    for word in words:
        if everywhere := total.get(word):
            rate = everywhere / everything
            here = sum([some.get(word, 0) for some in mine])
            score += log((here + _PRIOR * rate) / least / rate)
    return score
