"""What the walk along a chain of words knows: the text, the lists, and which words are brands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.analysis.entities.gazetteer import Gazetteer, gazetteer
from core.analysis.entities.tokens import Token
from core.analysis.entities.words import Dictionary
from core.text.characters import is_cjk

LEVELS = frozenset("省市县区镇乡")
SELDOM, _COMMON = 100, 2000


@cache
def chain_words(name: str) -> frozenset[str]:
    """Return one of the sets of `chain_words.tsv`."""
    return gazetteer().chain_words[name]


@dataclass(frozen=True, slots=True)
class Page:
    """What the walk needs to know: the text, its tokens, the word lists."""

    text: str
    tokens: Sequence[Token]
    lists: Gazetteer
    words: Dictionary


def is_rare(word: str, lists: Gazetteer, words: Dictionary) -> bool:
    """Judge whether a word is more likely a brand or a place than an ordinary word."""
    if word in lists.industries or word in lists.organisation_words or word in lists.organisation_endings:
        return False
    if words.counts.get(word, 0) > _COMMON:
        return False
    return words.tags.get(word) in ("nz", "nr", "nrt", "ns") or (len(word) < 4 and words.counts.get(word, 0) < SELDOM)


def is_boundary(page: Page, token: Token | None) -> bool:
    """Judge whether a name may begin behind a token: a mark, a verb, a preposition, nothing at all."""
    if token is None or token.type or not is_cjk(token.text[-1]) or token.text in chain_words("function"):
        return True
    return page.words.tags.get(token.text) in ("v", "p", "vn", "d", "f", "r")
