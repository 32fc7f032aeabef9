"""What the collection has learned from decisions: words to propose again, and words never to propose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import log

from core.analysis.entities.tokens import Candidate, Token
from core.analysis.entities.words import Dictionary
from core.model.kinds import EntityType
from core.model.mention import LexiconEntry
from core.model.span import Span
from core.text.characters import is_cjk

_LEARNED = log(1 / 200)
_OVER_WORD = 1.0
_COMMON = -12.5
"""Log frequency from which on a word (高峰, 江河) is met more often as itself than as somebody's name."""
_LEVELS = frozenset({"县域", "市域", "区域", "镇域", "乡域", "省域", "州域"})
FOUND_BY_RULES = frozenset({EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.TIME, EntityType.DOC})
"""Types that share the text out among them; other types may lie over them."""


class Learned:
    """The lexicon, prepared to be looked up."""

    def __init__(self, lexicon: Iterable[LexiconEntry] = ()) -> None:
        entries = list(lexicon)
        self.rejected = frozenset((bare(e.word), e.type) for e in entries if e.is_rejected)
        self.accepted = {bare(e.word): e for e in entries if not e.is_rejected and bare(e.word)}
        words = sorted(self.accepted, key=len, reverse=True)
        self._pattern = re.compile(f"(?=({'|'.join(map(_loose, words))}))") if words else None

    def rejected_in(self, text: str) -> dict[str, list[Span]]:
        """Return for each type where words stand that are never to be proposed as such, nor any part of them."""
        found: dict[str, list[Span]] = {}
        for word, kind in self.rejected:
            found.setdefault(kind, []).extend(Span(m.start(), m.end()) for m in re.finditer(_loose(word), text))
        return found

    def spelt(self, text: str) -> list[Token]:
        """Return learned words that hold more than Chinese characters, such as digits or a space, longest first."""
        places = [(s, e, x.type) for s, e, x in self._places(text) if x.type in FOUND_BY_RULES]
        found = [Token(s, e, text[s:e], kind, "lexicon") for s, e, kind in places if not all(map(is_cjk, text[s:e]))]
        return sorted(found, key=lambda token: token.start - token.end)

    def candidates(self, text: str, words: Dictionary) -> list[Candidate]:
        """Return where learned words of the types found by rules stand.

        A person whose name is a common word is left to the rules, which want a post or a verb beside it; a county whose
        last character goes with the next (县域) is no county.
        """
        found = []
        for start, end, entry in self._places(text):
            score = words.score(text[start:end])
            is_common = entry.type == EntityType.PER and score > _COMMON and words.is_word(text[start:end])
            is_level = entry.type == EntityType.LOC and text[end - 1 : end + 1] in _LEVELS
            if entry.type in FOUND_BY_RULES and not is_common and not is_level:
                found.append(Candidate(start, end, entry.type, max(_LEARNED, score + _OVER_WORD), "lexicon"))
        return found

    def overlays(self, text: str, tokens: Sequence[Token]) -> list[Token]:
        """Return learned words of all other types, where they begin and end with words of the text; longest first."""
        starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
        found: list[Token] = []
        for start, end, entry in self._places(text):
            if entry.type in FOUND_BY_RULES or start not in starts or end not in ends:
                continue
            if not any(other.type == entry.type and start < other.end and other.start < end for other in found):
                found.append(Token(start, end, text[start:end], entry.type, "lexicon"))
        return found

    def _places(self, text: str) -> list[tuple[int, int, LexiconEntry]]:
        if self._pattern is None:
            return []
        found = []
        for match in self._pattern.finditer(text):
            start, end = match.start(1), match.end(1)
            if not _cuts_latin(text, start) and not _cuts_latin(text, end):
                found.append((start, end, self.accepted[bare(match[1])]))
        return found


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def _loose(word: str) -> str:
    """Return the pattern of a word: a two-character one may be set apart by a space."""
    return f"{re.escape(word[0])} ?{re.escape(word[1])}" if len(word) == 2 else re.escape(word)


def _cuts_latin(text: str, at: int) -> bool:
    """Judge whether a place lies inside a number or a Latin word."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return (left.isdigit() and right.isdigit()) or (
        left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
    )
