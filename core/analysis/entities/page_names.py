"""What a page itself tells: its datelines, its bylines, and the names it has used before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from core.analysis.entities.gazetteer import Gazetteer, stem
from core.analysis.entities.persons import COMMON_SURNAME, is_name_shaped
from core.analysis.entities.places import run_on
from core.analysis.entities.tokens import Candidate, Token
from core.analysis.entities.words import Dictionary
from core.text.patterns.bylines import POST
from core.text.patterns.names import BYLINE_NAME, DATELINE, SIGNATURE, SOUNDS

_KNOWN = log(1 / 3000)
_COMMON_WORD = 500
_EDGES = frozenset("后前口到至在从自赴上下里外内处")
_BYLINE = re.compile(rf"{POST} ?[:：]? ?(?P<names>{BYLINE_NAME}(?:[ 、]{BYLINE_NAME})*)")
_BYLINE_END = re.compile(rf"[）)]| {POST}")
_ONE_NAME = re.compile(BYLINE_NAME)


def byline_names(text: str, lists: Gazetteer, words: Dictionary) -> list[Token]:
    """Return the persons of bylines such as 记者 甲 通讯员 乙 丙."""
    found = []
    groups = [m.span("names") for m in _BYLINE.finditer(text)]
    groups += [m.span(m.lastgroup or 0) for m in SIGNATURE.finditer(text) if _is_signature(m[m.lastgroup or 0], lists)]
    for start, stop in groups:
        for name in _ONE_NAME.finditer(text, start, stop):
            end = name.end() - _kind_of_work(name[0])
            shown = text[name.start() : end]
            is_bracketed = _is_bracketed(text, name.start(), end, shown, words)
            is_usual = is_bracketed or lists.surnames.get(shown[0], -20.0) > COMMON_SURNAME or not words.is_word(shown)
            if (
                is_usual
                and (is_bracketed or is_name_shaped(shown, lists))
                and words.counts.get(shown, 0) < _COMMON_WORD
            ):
                found.append(Token(name.start(), end, shown, "PER", "byline"))
    return found


def _is_bracketed(text: str, start: int, end: int, shown: str, words: Dictionary) -> bool:
    """Judge whether a name alone stands between a post and a closing bracket: a name whatever its surname."""
    is_foreign = len(shown) > 3 and all(char in SOUNDS for char in shown)
    if text[start - 1 : start] != " " or words.is_word(shown):
        return False
    return bool(_BYLINE_END.match(text, end)) or (is_foreign and text[end : end + 1] in ("", "\n"))


def _kind_of_work(name: str) -> int:
    """Return how many characters behind a name say what its bearer did: 摄; 文 and 图 may belong to the name."""
    size = len(name.replace(" ", ""))
    return int((name[-1] == "摄" and size > 2) or (name[-1] in "文图" and size > 3))


def _is_signature(names: str, lists: Gazetteer) -> bool:
    """Judge whether all words of a signature are shaped like names."""
    return all(is_name_shaped(name, lists) for name in _ONE_NAME.findall(names))


def dateline_places(text: str) -> list[Token]:
    """Return the places of datelines such as 本报甲地3月1日讯."""
    return [Token(m.start("place"), m.end("place"), m["place"], "LOC", "dateline") for m in DATELINE.finditer(text)]


@dataclass
class PageNames:
    """Names met on a page and how sure they are, to find them again.

    `everywhere` maps a name to its type; `in_article` holds, for each article, names that are ordinary words elsewhere.
    """

    everywhere: dict[str, str] = field(default_factory=dict)
    in_article: dict[int | None, dict[str, str]] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    _pattern: re.Pattern[str] | None = None

    def learn(self, tokens: Iterable[Token], article: int | None, words: Dictionary) -> None:
        """Take in the names of one block."""
        for token in tokens:
            if token.type not in ("PER", "LOC", "ORG"):
                continue
            name = token.text.replace(" ", "")
            if token.type == "PER" and words.is_word(name) and words.counts[name] > 3:
                self.in_article.setdefault(article, {})[name] = token.type
                continue
            self.everywhere.setdefault(name, token.type)
            (self.guessed if token.rule in ("name", "ending") else self.sure).add(name)
            short = stem(name) if token.type == "LOC" else name
            if short != name and (words.counts.get(short, 0) < _COMMON_WORD or words.tags.get(short) == "ns"):
                self.everywhere.setdefault(short, "LOC")

    def candidates(self, text: str, article: int | None, words: Dictionary) -> list[Candidate]:
        """Return where known names may stand again in a text."""
        found = []
        here = self.in_article.get(article, {})
        for match in self._all().finditer(text):
            name = match[1]
            kind = here.get(name) or self.everywhere.get(name)
            if kind is not None:
                score = max(_KNOWN, words.score(name) + 0.5)
                if kind == "LOC":
                    score += run_on(text, match.start() + len(name), len(text), words)
                found.append(Candidate(match.start(), match.start() + len(name), kind, score, "again"))
        return found

    def contradicts(self, text: str, name: Candidate) -> bool:
        """Judge whether a doubtful name is only a name of the page with a character too many: 后 + 东埠, 石渡 + 雪."""
        return name.rule in ("name", "ending") and self._is_too_long(text[name.start : name.end], name.type)

    def _is_too_long(self, name: str, kind: str) -> bool:
        if kind == "PER":
            return len(name) > 2 and self.everywhere.get(name[:-1]) == "LOC"
        is_pair = name[-1] in "村庄屯"  # 前王村 and 王村 are two
        return kind == "LOC" and name[0] in _EDGES and not is_pair and self.everywhere.get(name[1:]) == "LOC"

    def _all(self) -> re.Pattern[str]:
        if self._pattern is None:
            names = set(self.everywhere).union(*self.in_article.values())
            doubtful = self.guessed - self.sure
            names -= {name for name in doubtful if self._is_too_long(name, self.everywhere.get(name, ""))}
            ordered = sorted(names, key=len, reverse=True)
            self._pattern = re.compile(rf"(?=({'|'.join(map(re.escape, ordered))}))" if ordered else r"(?!)()")
        return self._pattern
