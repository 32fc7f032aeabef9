"""Think of places: known ones, and unknown ones by the word for what they are."""

from __future__ import annotations

import re
from functools import cache
from math import log

from core.analysis.entities.gazetteer import Gazetteer, gazetteer
from core.analysis.entities.tokens import Candidate
from core.text.characters import is_cjk

_KNOWN = log(0.02 / 2500)
_UNKNOWN = log(0.012)
_LENGTHS = {1: log(0.06), 2: log(0.62), 3: log(0.24), 4: log(0.06)}
_RARE = log(1 / 12000)
_NEVER = frozenset(
    "的了是在和与及等说对从把将被就也还都不没有这那个们着过到去来为以于由向往经赴至全各该本我每某两几多数首第另其此据或但而令让使并所"
    "市县区镇乡村省里座条家位名年月日时"
)
_AFTER_PLACE = frozenset("的在举召，。、；：）)\n 有是地将和与及")
_BEFORE_PLACE = frozenset("在于到从自赴往位、，。（(“\n 达住")
_NO_ONE_CHARACTER = frozenset(
    {"路", "山", "河", "湖", "街", "区", "桥", "塔", "寺", "港", "沟", "湾", "江", "渠", "岛", "庄", "旗", "峰", "岭"}
)


@cache
def _ending_pattern() -> re.Pattern[str]:
    """Return the pattern of endings; matches are empty, so that longer and shorter endings are both found."""
    endings = sorted(gazetteer().place_endings, key=len, reverse=True)
    return re.compile(rf"({'|'.join(endings)})")


def think_of_known_places(text: str, start: int, end: int, lists: Gazetteer, longest: int = 12) -> list[Candidate]:
    """Return the places of the gazetteer in a run of Chinese characters."""
    found = []
    firsts = _first_characters()
    for at in range(start, end - 1):
        for size in firsts.get(text[at : at + 2], ()):
            if at + size <= end and text[at : at + size] in lists.places:
                found.append(Candidate(at, at + size, "LOC", _KNOWN, "gazetteer"))
    return found


@cache
def _first_characters() -> dict[str, tuple[int, ...]]:
    """Return for the first two characters of known places how long such places are."""
    sizes: dict[str, set[int]] = {}
    for place in gazetteer().places:
        sizes.setdefault(place[:2], set()).add(len(place))
    return {first: tuple(sorted(all_sizes)) for first, all_sizes in sizes.items()}


def think_of_unknown_places(text: str, start: int, end: int, lists: Gazetteer) -> list[Candidate]:
    """Return places no list has: one to four characters and a word such as 县 or 水库."""
    found = []
    for match in _ending_pattern().finditer(text, start, end):
        ending = lists.place_endings[match[1]]
        for size, length_score in _LENGTHS.items():
            first = match.start() - size
            if first < start or text[first] in _NEVER:
                break
            if size == 1 and match[1] in _NO_ONE_CHARACTER:
                continue
            score = _UNKNOWN + ending.log_weight + length_score + _characters(text[first : match.start()], lists)
            found.append(Candidate(first, match.end(), "LOC", score + _context(text, first, match.end()), "ending"))
    return found


def _characters(name: str, lists: Gazetteer) -> float:
    return sum(lists.place_characters.get(char, _RARE) for char in name)


def _context(text: str, at: int, stop: int) -> float:
    before = text[at - 1] if at else "\n"
    after = text[stop] if stop < len(text) else "\n"
    return (1.0 if before in _BEFORE_PLACE else 0.0) + (0.7 if after in _AFTER_PLACE or not is_cjk(after) else 0.0)
