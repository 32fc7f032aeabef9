"""The shipped word lists of `resources/gazetteer`: places, surnames, posts, endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from core.resources import resource

_DIVISION_ENDING = re.compile(r"(?:特别行政区|自治[区州县旗]|街道|地区|[省市县区镇乡村旗盟州])$")


@dataclass(frozen=True, slots=True)
class PlaceEnding:
    """The generic last part of a place's name: 县, 水库. `log_weight` is its logarithm among unknown places."""

    kind: str
    log_weight: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All word lists. Logarithms are natural; characters that a table lacks get its `…_floor`."""

    places: dict[str, str]
    place_endings: dict[str, PlaceEnding]
    place_characters: dict[str, float]
    surnames: dict[str, float]
    first_given: dict[str, float]
    last_given: dict[str, float]
    posts: frozenset[str]
    post_endings: frozenset[str]
    speech: frozenset[str]
    bodies: frozenset[str]
    organisation_endings: frozenset[str]
    organisation_words: frozenset[str]
    industries: frozenset[str]
    not_bodies: frozenset[str]
    generic_places: frozenset[str]
    doubtful_places: frozenset[str]
    chain_words: dict[str, frozenset[str]]


@cache
def gazetteer() -> Gazetteer:
    """Return the shipped lists; the first call reads them."""
    given = {row[0]: (float(row[1]), float(row[2])) for row in _rows("given_name_characters.tsv")}
    return Gazetteer(
        places={row[0]: row[1] for row in _rows("places.tsv")},
        place_endings={row[0]: PlaceEnding(row[1], log(float(row[2]) / 1000)) for row in _rows("place_endings.tsv")},
        place_characters={row[0]: log(float(row[1]) / 1e5) for row in _rows("place_name_characters.tsv")},
        surnames={row[0]: log(float(row[1]) / 1e4) for row in _rows("surnames.tsv")},
        first_given={char: log(first / 1e5) for char, (first, _) in given.items() if first},
        last_given={char: log(last / 1e5) for char, (_, last) in given.items() if last},
        posts=_words("posts.txt"),
        post_endings=frozenset(post[-1] for post in _words("posts.txt")),
        speech=_words("speech.txt"),
        bodies=_words("bodies.txt"),
        organisation_endings=_words("organisation_endings.txt"),
        organisation_words=_words("organisation_words.txt"),
        industries=_words("industries.txt"),
        not_bodies=_words("not_bodies.txt"),
        generic_places=_words("generic_places.txt"),
        doubtful_places=_words("doubtful_places.txt"),
        chain_words=_sets("chain_words.tsv"),
    )


def stem(place: str) -> str:
    """Return a place's name without the word for what it is: 东平 for 东平县; unchanged when too little is left."""
    match = _DIVISION_ENDING.search(place)
    return place[: match.start()] if match and match.start() >= 2 else place


def _lines(name: str) -> Iterator[str]:
    for line in resource("gazetteer", name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(name))


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _sets(name: str) -> dict[str, frozenset[str]]:
    """Return the named sets of a list: each line the name of its set, a tab, and words."""
    sets: dict[str, set[str]] = {}
    for key, words in _rows(name):
        sets.setdefault(key, set()).update(words.split())
    return {key: frozenset(words) for key, words in sets.items()}
