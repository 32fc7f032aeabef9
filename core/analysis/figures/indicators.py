"""Say what a figure measures, in few words: from the nouns before it, behind it, or of the figure before."""

from __future__ import annotations

import re

from core.analysis.figures.expressions import Expression
from core.text.patterns.measures import CHANGE_END, CLAUSE_START, COMPARED, LEAD, LINK_END, NOUN_STOP

LONGEST = 16
_COUNTED_KINDS = frozenset({"thing", "person", "household", "place", "container", "event"})
_PREPOSITIONS = "为对向由被把让将从与和使给在按于及的了"
_RESTS = re.compile(r"^[\d年月日至今以来度底份]+")


def indicator_of(text: str, found: Expression, floor: int, before: str) -> str:
    """Return what an expression of folded text measures ("" when nothing says it).

    `floor` is where the figure before ends (or the block begins), `before` the indicator of that figure.
    """
    left, change = _split_change(_clause_before(text, found.start, floor))
    base = _trimmed(left)
    if change:
        return _short((base or _without_change(before)) + change)
    noun = _noun_behind(text, found.end)
    if noun and (_is_counted(found) or text.startswith("的", found.end) or len(base) <= 2):
        return noun
    if base:
        return base
    return before if _goes_on(text, found.start, floor) else noun


def _is_counted(found: Expression) -> bool:
    return found.unit is not None and found.unit.kind in _COUNTED_KINDS


def _clause_before(text: str, start: int, floor: int) -> str:
    """Return the words before a figure in its clause, not reaching into the figure before."""
    piece = text[max(floor, start - 40) : start]
    marks = [mark.end() for mark in CLAUSE_START.finditer(piece.rstrip())]
    return (piece[marks[-1] :] if marks else piece).strip()


def _split_change(clause: str) -> tuple[str, str]:
    """Split 比年初增长 off the end of a clause: what is left, and the word of change."""
    bare = _without_links(clause)
    found = CHANGE_END.search(clause) or CHANGE_END.search(bare)
    if found is None:
        return bare, ""
    word = found["up"] or found["down"]
    left = found.string[: found.start()]
    compared = COMPARED.search(left)
    return (left[: compared.start()] if compared else left), word


def _without_links(clause: str) -> str:
    """Drop 达到, 共, 约 from the end."""
    while clause:
        link = LINK_END.search(clause)
        if link is None:
            return clause
        clause = clause[: link.start()]
    return clause


def _trimmed(phrase: str) -> str:
    """Drop what does not name the thing: time, place, adverbs, prepositions at the beginning."""
    phrase = _without_links(phrase)
    while phrase:
        lead = LEAD.match(phrase)
        if lead is None:
            break
        phrase = phrase[lead.end() :]
    return _short(phrase)


def _short(phrase: str) -> str:
    """Cut a long phrase behind its last preposition, and to the longest length in any case."""
    phrase = _RESTS.sub("", phrase)
    if len(phrase) <= LONGEST:
        return phrase
    tail = phrase[-LONGEST:]
    cut = max((tail.rfind(char) for char in _PREPOSITIONS), default=-1)
    return _RESTS.sub("", tail[cut + 1 :] if -1 < cut < LONGEST - 2 else tail)


def _noun_behind(text: str, end: int) -> str:
    """Return the noun that a measure word counts: 36家⟦攀登企业⟧."""
    start = end + 1 if text.startswith("的", end) else end
    if text[start : start + 1] in ("“", "‘", "「"):
        start += 1
    stop = NOUN_STOP.search(text, start, start + LONGEST)
    noun = text[start : stop.start() if stop else start + LONGEST]
    return noun if 2 <= len(noun) <= 10 else ""


def _without_change(indicator: str) -> str:
    found = CHANGE_END.search(indicator)
    return indicator[: found.start()] if found else indicator


def _goes_on(text: str, start: int, floor: int) -> bool:
    """Return whether only a comma stands between a figure and the one before: 增长7.8%、10.9%."""
    return floor > 0 and text[floor:start].strip("，、,和及与 至或") == ""
