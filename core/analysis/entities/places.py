"""Think of places: known ones, and unknown ones by the word for what they are."""

from __future__ import annotations

import re
from functools import cache
from math import log

from core.analysis.entities.chain_words import chain_words
from core.analysis.entities.gazetteer import Gazetteer, gazetteer
from core.analysis.entities.tokens import Candidate
from core.analysis.entities.words import Dictionary
from core.text.characters import is_cjk

_KNOWN = log(0.02 / 2500)
_UNKNOWN = log(0.02)
_LENGTHS = {1: log(0.012), 2: log(0.62), 3: log(0.26), 4: log(0.06)}
_RARE = log(1 / 6000)
_RUN_ON, _OF_LEVEL = -4.0, -12.0
_SIDE = 3.0
_SIDES = frozenset("里口头外边上下中面内")
_ORDINARY, _ORDINARY_STEM, _SELDOM_VERB = 100, -2.0, 20
_ORDINARY_FOR_STREETS = 1000  # 棉纺路, 芦花街: streets are named after trades and flowers
_STRICT = frozenset("区沟塔岛港旗渠江溪湾坪坝埠坡崖洼滩堡营驿")
_NOT_AFTER_CHINA = frozenset(["式现", "特色", "梦的", "梦，", "梦。", "式的", "人民", "共产", "化时"])
_BEGINNINGS = frozenset("大小前后东西南北新老上中")
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nz"})
_VERBS = frozenset("修建通开走看种管养护治办做买卖挖铺架装送接打扫整拆迁改听问找把带让使给靠用招")
_INSIDE = 6.0
_VERB_INSIDE = -3.0
_DIVISIONS = frozenset("县区市镇乡村道路")
_NEVER = frozenset(
    "的了是在与及等说对从把被就也还都不没这那个们着到去于往赴至各该我每某其此据或但而让并按逐域市县区镇乡省沿驻"
)
_SELDOM_FIRST = frozenset("和将有过来为以由经全本两几多数令使所下系进回入出离返跨绕")
_AFTER_PLACE = frozenset("的在举召，。、；：）)\n 有是地将和与及")
_BEFORE_PLACE = frozenset("与和及至在于到从自赴往位、，。（(“\n 达住")
_LOCATING = frozenset("在到至从赴往于自省市")
_KINDS_OF_WATER = frozenset("江河湖海溪渠")


@cache
def _ending_pattern() -> re.Pattern[str]:
    """Return the pattern of endings; matches are empty, so that longer and shorter endings are both found."""
    endings = sorted(gazetteer().place_endings, key=len, reverse=True)
    return re.compile(rf"({'|'.join(endings)})")


def think_of_known_places(text: str, start: int, end: int, lists: Gazetteer, words: Dictionary) -> list[Candidate]:
    """Return the places (and well-known bodies) of the gazetteer in a run of Chinese characters."""
    found = []
    firsts = _first_characters()
    for at in range(start, end - 1):
        for size in firsts.get(text[at : at + 2], ()):
            name = text[at : at + size]
            if at + size > end:
                break
            if name in lists.places:
                if name in lists.doubtful_places and not _is_located(text, at):
                    continue
                if name == "中国" and text[at + size : at + size + 2] in _NOT_AFTER_CHINA:
                    continue
                score = max(_KNOWN, words.score(name) + 0.1) + run_on(text, at + size, end, words)
                found.append(Candidate(at, at + size, "LOC", score, "gazetteer"))
            elif name in lists.bodies:
                found.append(Candidate(at, at + size, "ORG", max(_KNOWN, words.score(name) + 0.1), "known_body"))
    return found


def _is_located(text: str, at: int) -> bool:
    """Judge whether what stands before a place that is also a word (惠民, 榆树) says that a place is meant."""
    return text[at - 1 : at] in _LOCATING


def run_on(text: str, stop: int, end: int, words: Dictionary) -> float:
    """Return what speaks against a place that ends here: its 县 goes with the next character, as in 县域."""
    if text[stop : stop + 1] == "域" and text[stop - 1] in _DIVISIONS:
        return _OF_LEVEL
    if (
        stop < end
        and text[stop - 1] in _DIVISIONS
        and text[stop] != text[stop - 1]
        and words.is_word(text[stop - 1 : stop + 1])
    ):
        return _RUN_ON
    return 0.0


@cache
def _first_characters() -> dict[str, tuple[int, ...]]:
    """Return for the first two characters of known names how long such names are."""
    sizes: dict[str, set[int]] = {}
    for name in (*gazetteer().places, *gazetteer().bodies):
        sizes.setdefault(name[:2], set()).add(len(name))
    return {first: tuple(sorted(all_sizes)) for first, all_sizes in sizes.items()}


def think_of_unknown_places(text: str, start: int, end: int, lists: Gazetteer, words: Dictionary) -> list[Candidate]:
    """Return places no list has: one to four characters and a word such as 县 or 水库."""
    found = []
    for match in _ending_pattern().finditer(text, start, end):
        if any(text[match.start() - size : match.end()] in lists.generic_places for size in (1, 2, 3)):
            continue
        base = _UNKNOWN + lists.place_endings[match[1]].log_weight + _surroundings(text, match, words)
        for size in _LENGTHS:
            first = match.start() - size
            if first < start or text[first] in _NEVER or (first and text[first - 1].isdigit()):
                break
            if lists.place_endings[match[1]].kind == "nested" and not _is_nested(text, first, size, words):
                continue
            score = _score(text[first : match.start()], match[1], lists, words)
            if score is not None:
                score += base + _before(text[first - 1] if first else "\n")
                found.append(Candidate(first, match.end(), "LOC", score, "ending"))
    return found


def _is_nested(text: str, first: int, size: int, words: Dictionary) -> bool:
    """Judge whether an unusual ending such as 铺 or 店 may end the name of a village: right behind its town only."""
    if size > 2 or not first or text[first - 1] not in "县区市镇乡":
        return False
    return words.counts.get(text[first : first + size], 0) < _ORDINARY


def _before(char: str) -> float:
    """Return what the character before a place says."""
    return _INSIDE if char in _DIVISIONS else 1.0 if char in _BEFORE_PLACE else 0.0


def _score(name: str, ending: str, lists: Gazetteer, words: Dictionary) -> float | None:
    """Return how likely a stem and an ending make a name, or None when they can't."""
    if not _may_be_stem(name + ending, words) or _has_verb(name, words):
        return None
    score = _LENGTHS[2 if ending == "州" and len(name) < 3 else len(name)]
    if _is_ordinary(name, lists, words) and not (ending in "街路" and words.counts[name] < _ORDINARY_FOR_STREETS):
        if ending in _STRICT:
            return None
        score += _ORDINARY_STEM * (2 if lists.place_endings[ending].kind == "site" else 1)
    score += _stem_score(name, ending, lists, words)
    if name[0] in _VERBS or name[0] in _SELDOM_FIRST:
        score += _VERB_INSIDE
    if len(name) > 1 and words.is_word(name + ending):
        whole = words.score(name + ending) + 0.1
        score = max(score, whole - _UNKNOWN - lists.place_endings[ending].log_weight)
    return score


def _has_verb(name: str, words: Dictionary) -> bool:
    """Judge whether a verb was taken into a name: 地处 + 澄水, 旧城 + 改造; 招 in 县招乡用."""
    if len(name) == 1:
        return name in _VERBS
    first = name[:2]
    if len(name) < 3:
        return False
    is_verb = words.tags.get(first) == "v" and words.counts[first] > _SELDOM_VERB
    return (
        is_verb
        or first in chain_words("stop_words") | chain_words("predicates")
        or name[-2:] in chain_words("predicates")
    )


def _is_ordinary(name: str, lists: Gazetteer, words: Dictionary) -> bool:
    """Judge whether a stem is a common word that is no name elsewhere."""
    if words.counts.get(name, 0) <= _ORDINARY or name in lists.places:
        return False
    return words.tags.get(name, "n") not in _NAME_TAGS


def _may_be_stem(name: str, words: Dictionary) -> bool:
    """Judge whether characters can be a name: no 江河湖, nothing doubled, no ordinary word, no 一场."""
    if words.tags.get(name, "ns") not in _NAME_TAGS or (
        name[0] in "一几两数半每" and words.tags.get(name[:2]) in ("m", "mq")
    ):
        return False
    return not (name[0] == name[1] or name[-1] == name[-2] or set(name) <= _KINDS_OF_WATER)


def _stem_score(name: str, ending: str, lists: Gazetteer, words: Dictionary) -> float:
    """Return how likely characters are in names of places; a verb among them speaks against it."""
    score = _characters(name, lists)
    for size in range(2, len(name) + 1):
        if words.is_word(name[:size]):
            rest = name[size:]
            other = words.score(rest) if words.is_word(rest) else _characters(rest, lists)
            score = max(score, words.score(name[:size]) + other - 1.0)
    if name in lists.places:
        score = max(score, _KNOWN)
    if len(name) > 1 and name[0] in _BEGINNINGS:
        score += 1.0
    if any(words.tags.get(char) == "v" and char not in lists.place_characters for char in name):
        score += _VERB_INSIDE
    whole = name + ending[0]
    if any(words.tags.get(whole[i : i + 2], "").startswith("v") for i in range(len(name))):
        score += _VERB_INSIDE
    return score


def _characters(name: str, lists: Gazetteer) -> float:
    return sum(lists.place_characters.get(char, _RARE) for char in name)


def _surroundings(text: str, match: re.Match[str], words: Dictionary) -> float:
    """Return what the text behind a place says: 路 in 路段 ends no name."""
    stop = match.end()
    after = text[stop] if stop < len(text) else "\n"
    if len(match[1]) == 1 and after in _SIDES:
        return _SIDE
    if len(match[1]) == 1 and after != match[1] and words.is_word(match[1] + after):
        return _RUN_ON
    return 0.7 if after in _AFTER_PLACE or not is_cjk(after) else 0.0
