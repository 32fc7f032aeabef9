"""Say when and where a figure holds: the last time and place named in its sentence before it."""

from __future__ import annotations

import re
from datetime import date

from core.text.patterns.measures import PERIOD, PLACE, SENTENCE_START

_FARTHEST = 160  # code points; what is named farther back hardly belongs to the figure
_YEARS = {"今年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_COMPARED = re.compile(r"[比较与]$")


def sentence_before(text: str, start: int) -> str:
    """Return the words of a figure's sentence that stand before it."""
    piece = text[max(0, start - _FARTHEST) : start]
    ends = [mark.end() for mark in SENTENCE_START.finditer(piece)]
    return piece[ends[-1] :] if ends else piece


def period_of(sentence: str, edition_date: date | None = None) -> str:
    """Return the last time named in a sentence that nothing is compared with; 今年 becomes its year if known."""
    found = [match for match in PERIOD.finditer(sentence) if not _COMPARED.search(sentence[: match.start()])]
    return _resolved(found[-1][0], edition_date) if found else ""


def _resolved(period: str, edition_date: date | None) -> str:
    if edition_date is None:
        return period
    for word, shift in _YEARS.items():
        if word in period:
            return period.replace(word, f"{edition_date.year + shift}年")
    return period


def place_of(sentence: str) -> str:
    """Return the last place named in a sentence."""
    found = PLACE.findall(sentence)
    return found[-1] if found else ""
