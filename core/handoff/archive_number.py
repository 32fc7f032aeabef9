"""档号: archive numbers from a pattern that the user sets once, counted without gaps; doubts about given ones.

A pattern is text with places to fill: {年度} or {year}, {月} {month}, {日} {day}, {日期} {date} (eight digits), {版次}
{page}, {件号} {item}; a number after a colon fills up with zeros: X043-BZ·{年度}-Y-{件号:4}.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from core.errors import UserError
from core.handoff.cells import eight_digits
from core.messages import Message, message
from core.model.page import PageDetails

_PLACE = re.compile(r"\{(?P<name>[^{}:]*)(?::(?P<digits>\d))?\}")
_NAMES = {
    "年度": "year",
    "月": "month",
    "日": "day",
    "日期": "date",
    "版次": "page",
    "件号": "item",
    **{name: name for name in ("year", "month", "day", "date", "page", "item")},
}
_RUNNING = re.compile(r"^(?P<head>.*?)(?P<number>\d+)$", re.DOTALL)
_LISTED = 20
Piece = tuple[str, int] | str
"""A place with its least number of digits, or plain text."""


class Numbering:
    """Archive numbers as they are given out: the item number counts on within everything else that is equal."""

    def __init__(self, pattern: str, first_item: int = 1) -> None:
        self._pieces = pieces_of(pattern) if pattern else ()
        self._last: Counter[tuple[str, ...]] = Counter()
        self._before = first_item - 1

    def next(self, details: PageDetails) -> str:
        """Return the number of the next item of a page; "" without a pattern."""
        if not self._pieces:
            return ""
        filled = [_filled(piece, details) for piece in self._pieces]
        group = tuple(filled)
        self._last[group] += 1
        item = self._before + self._last[group]
        digits = next(piece[1] for piece in self._pieces if piece[0] == "item" and not isinstance(piece, str))
        return "".join(filled).replace("\0", f"{item:0{digits}d}")


def pieces_of(pattern: str) -> tuple[Piece, ...]:
    """Return the pieces of a pattern.

    Raises UserError for a place that is not known, one brace alone, no item number or two of them, or one with digits
    beside it (two items could then have one number).
    """
    pieces: list[Piece] = []
    at = 0
    for found in _PLACE.finditer(pattern):
        if found.start() > at:
            pieces.append(pattern[at : found.start()])
        name = _NAMES.get(found["name"].strip())
        if name is None:
            raise UserError("handoff.pattern_place", pattern=pattern, place=found[0])
        pieces.append((name, int(found["digits"] or 0)))
        at = found.end()
    if at < len(pattern):
        pieces.append(pattern[at:])
    _check(pattern, pieces)
    return tuple(pieces)


def _check(pattern: str, pieces: list[Piece]) -> None:
    if any(isinstance(piece, str) and set(piece) & {"{", "}"} for piece in pieces):
        raise UserError("handoff.pattern_place", pattern=pattern, place="{ }")
    items = [i for i, piece in enumerate(pieces) if not isinstance(piece, str) and piece[0] == "item"]
    if len(items) != 1:
        raise UserError("handoff.pattern_item", pattern=pattern)
    at = items[0]
    before, after = pieces[:at][-1:], pieces[at + 1 :][:1]
    if any(_ends_in_digit(p, last=True) for p in before) or any(_ends_in_digit(p, last=False) for p in after):
        raise UserError("handoff.pattern_digits", pattern=pattern)


def _ends_in_digit(piece: Piece, *, last: bool) -> bool:
    return not isinstance(piece, str) or piece[-1 if last else 0].isdigit()


def _filled(piece: Piece, details: PageDetails) -> str:
    if isinstance(piece, str):
        return piece
    name, digits = piece
    day = details.edition_date
    values = {
        "year": f"{day.year:04d}" if day else "",
        "month": f"{day.month:02d}" if day else "",
        "day": f"{day.day:02d}" if day else "",
        "date": eight_digits(day),
        "page": details.page_number,
        "item": "\0",
    }
    return values[name].zfill(digits) if digits and name != "item" and values[name] else values[name]


def doubts(numbers: Iterable[str]) -> Iterator[Message]:
    """Yield what is wrong with archive numbers: those that stand twice, and gaps in what counts up; a few of each."""
    seen = Counter(number.strip() for number in numbers if number.strip())
    twice = [number for number, times in seen.items() if times > 1]
    if twice:
        yield message("handoff.numbers.twice", count=len(twice), numbers="、".join(twice[:_LISTED]))
    missing = [gap for head, found in _runs(seen).items() for gap in _gaps(head, found)]
    if missing:
        yield message("handoff.numbers.gaps", count=len(missing), numbers="、".join(missing[:_LISTED]))


def _runs(numbers: Iterable[str]) -> dict[str, dict[int, int]]:
    """Return, for each beginning, the numbers that follow it and their width."""
    runs: dict[str, dict[int, int]] = defaultdict(dict)
    for number in numbers:
        found = _RUNNING.match(number)
        if found and len(found["number"]) <= 9:
            runs[found["head"]][int(found["number"])] = len(found["number"])
    return runs


def _gaps(head: str, found: dict[int, int]) -> Iterator[str]:
    """Yield the ranges of numbers that are missing between the first and the last."""
    ordered = sorted(found)
    for one, other in pairwise(ordered):
        if other - one > 1:
            digits = found[one]
            first, last = f"{head}{one + 1:0{digits}d}", f"{head}{other - 1:0{digits}d}"
            yield first if first == last else f"{first}—{last}"
