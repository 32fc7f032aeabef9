"""Measure words: the shipped table, and which of them stands at a place in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from core.resources import resource


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of `resources/gazetteer/units.tsv`; what the columns mean is said there."""

    word: str
    kind: str
    name: str
    base: str = ""
    factor: Decimal | None = None
    not_before: tuple[str, ...] = ()
    numerals: str = ""


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit found in a text: [start, end), its name as noted, and the 多 or 半 inside it (个多月, 个半小时)."""

    start: int
    end: int
    unit: Unit
    name: str
    inner: str = ""


@cache
def units() -> dict[str, Unit]:
    """Return all units by their word."""
    rows = resource("gazetteer", "units.tsv").read_text(encoding="utf-8").splitlines()
    found = [_unit(row.split("\t")) for row in rows if row and not row.startswith("#")]
    return {unit.word: unit for unit in found}


def _unit(cells: list[str]) -> Unit:
    word, kind, name, base, factor, not_before, numerals = (*cells, "", "", "", "", "", "")[:7]
    return Unit(
        word, kind, name or word, base, Decimal(factor) if factor else None, tuple(not_before.split()), numerals
    )


@cache
def _by_first() -> dict[str, re.Pattern[str]]:
    """Return, for each first character, a pattern of the units that begin with it, the longest first."""
    groups: dict[str, list[Unit]] = {}
    for unit in units().values():
        groups.setdefault(unit.word[0], []).append(unit)
    return {
        char: re.compile("|".join(_guarded(unit) for unit in sorted(group, key=lambda unit: -len(unit.word))))
        for char, group in groups.items()
    }


def _guarded(unit: Unit) -> str:
    pattern = re.escape(unit.word)
    if unit.kind == "latin":
        pattern += r"(?![A-Za-z0-9])"
    return pattern + (f"(?!{'|'.join(unit.not_before)})" if unit.not_before else "")


_INNER = re.compile(r"个(?P<inner>[多半余来])(?P<word>月|小时|世纪|星期|礼拜|钟头|季度)")
_BRACKET = re.compile(r" ?[（(](?:次|套|名|只|户|处|人|个|件|家|辆|台|头|种|条|项|组|批|类|支|册|座|份|张|场)[）)]")
_AREAS = re.compile(r"[（(](?:[省市县区乡镇街办村居、，, ]|街道|社区|林场|农场|部门)+[）)]")
_PER = re.compile(r" ?[/／](?=\S)")


def unit_at(text: str, start: int) -> UnitAt | None:
    """Return the unit that begins at a place in folded text, with its brackets (台（套）) and divisor (公里/小时)."""
    if start >= len(text):
        return None
    inner = _INNER.match(text, start)
    if inner:
        unit = units()["个" + inner["word"]]
        return UnitAt(start, inner.end(), unit, unit.name, inner["inner"])
    return _outer(text, start, _plain(text, start))


def _outer(text: str, start: int, unit: Unit | None) -> UnitAt | None:
    """Return a plain unit with what belongs to it behind."""
    if unit is None:
        return None
    end = start + len(unit.word)
    name = unit.name
    extra = _BRACKET.match(text, end) or (_AREAS.match(text, end) if unit.kind == "place" else None)
    if extra:
        return UnitAt(start, extra.end(), unit, name + extra[0].strip())
    per = _PER.match(text, end)
    divisor = _plain(text, per.end()) if per else None
    if per and divisor:
        return UnitAt(start, per.end() + len(divisor.word), unit, f"{name}/{divisor.word}")
    return UnitAt(start, end, unit, name)


def _plain(text: str, start: int) -> Unit | None:
    pattern = _by_first().get(text[start])
    found = pattern.match(text, start) if pattern else None
    return units()[found[0]] if found else None
