"""Tokens: a block's clean text cut into words, names among them."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A name that may stand at [start, end).

    `score` is the logarithm of how likely it is there, comparable with that of dictionary words; `rule` says which rule
    thought of it.
    """

    start: int
    end: int
    type: str
    score: float
    rule: str


class Token(NamedTuple):
    """A word of the text. `type` is an entity type, or "" for a word that is no name; `rule` as in `Candidate`."""

    start: int
    end: int
    text: str
    type: str = ""
    rule: str = ""
