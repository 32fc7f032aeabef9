"""Recognise a number with its unit at a place in a text: single values, ranges, fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from core.analysis.figures.numerals import Numeral, read_numeral
from core.analysis.figures.quantity import plain
from core.analysis.figures.units import Unit, UnitAt, unit_at, units
from core.text.patterns.numerals import FRACTION, NUMERAL, SLASHED

_MORE = re.compile(r" ?([余多来几])? ?")
_HALF_AFTER = re.compile(r"半(?![程径数边生身载夜成封])")
_MINUS = "-－−﹣"
_RANGE_BEFORE = re.compile(r"[0-9A-Za-z℃%] ?$")
_SIGNED_KINDS = frozenset({"temperature", "ratio", "degree"})


@dataclass(frozen=True, slots=True)
class Expression:
    """A number with its unit in folded text: [start, end), the numeral up to `number_end`.

    `form` is value, range or fraction; `low` is the value or lower end, `high` the upper end of a range. `unit` is None
    when none is printed, `unit_name` how it is noted. `written` is a fraction as noted (2/3). `loose` is the character
    that leaves the number open (余, 多, 几). `is_unsure`: another reading is as good.
    """

    start: int
    end: int
    number_end: int
    form: str
    first: Numeral
    low: Decimal
    high: Decimal | None = None
    unit: Unit | None = None
    unit_name: str = ""
    loose: str = ""
    written: str = ""
    is_unsure: bool = False

    @property
    def value(self) -> str:
        """The value as it is noted: "24900", "30-50", "2/3"."""
        if self.written:
            return self.written
        return plain(self.low) if self.high is None else f"{plain(self.low)}-{plain(self.high)}"


def single_at(text: str, start: int) -> Expression | None:
    """Return the number with its unit that begins at a place in folded text, its sign taken in."""
    if text[start] == "半":
        return _half(text, start)
    fraction = FRACTION.match(text, start) or SLASHED.match(text, start)
    if fraction:
        return _fraction(text, fraction)
    run = NUMERAL.match(text, start)
    single = unsigned(text, run.start(), run.end()) if run else None
    return _signed(text, single) if single else None


def _half(text: str, start: int) -> Expression | None:
    found = unit_at(text, start + 1)
    if found is None:
        return None
    half = Decimal("0.5")
    numeral = Numeral(half, is_han=True)
    loose = found.inner
    return Expression(start, found.end, start + 1, "value", numeral, half, None, found.unit, found.name, loose)


def _fraction(text: str, found: re.Match[str]) -> Expression | None:
    parts, count = read_numeral(found["parts"]), read_numeral(found["count"])
    if parts is None or count is None or not parts.low:
        return None
    more = _MORE.match(text, found.end())
    loose, end = (more[1], more.end(1)) if more and more[1] else (count.loose, found.end())
    word = {"百": "%", "千": "‰"}.get(found["parts"])
    if word is not None:
        return _whole(found.start(), end, end, count, units()[word], word, loose)
    written = f"{plain(count.low)}/{plain(parts.low)}"
    return Expression(found.start(), end, end, "fraction", count, count.low / parts.low, loose=loose, written=written)


def _whole(
    start: int, end: int, number_end: int, numeral: Numeral, unit: Unit | None, name: str, loose: str
) -> Expression:
    """Return the expression of one numeral, which may itself name two neighbours (七八)."""
    form = "value" if numeral.high is None else "range"
    return Expression(start, end, number_end, form, numeral, numeral.low, numeral.high, unit, name, loose)


def unsigned(text: str, start: int, end: int) -> Expression | None:
    """Return numeral [start, end) with the unit behind it, giving 两 back to the unit where needed (三千两百两)."""
    found, loose, stop = _unit_behind(text, end)
    if found is None and text[end - 1] == "两" and end - start > 1:
        found, loose, stop = _unit_behind(text, end - 1)
        end = end - 1 if found else end
    numeral = read_numeral(text[start:end])
    if numeral is None:
        return None
    loose = loose or numeral.loose
    if found is None:
        return _whole(start, stop, end, numeral, None, "", loose)
    loose = loose or found.inner.replace("半", "")
    return _with_half(text, _whole(start, found.end, end, numeral, found.unit, found.name, loose), found)


def _unit_behind(text: str, end: int) -> tuple[UnitAt | None, str, int]:
    """Return the unit behind a numeral, the loose character between, and where the number ends without a unit."""
    more = _MORE.match(text, end)
    loose = more[1] or "" if more else ""
    found = unit_at(text, more.end() if more else end)
    if found is None and loose not in ("余", "多"):  # 来 and 几 may begin the next word
        return None, "", end
    return found, loose, more.end(1) if more and loose else end


def _with_half(text: str, whole: Expression, found: UnitAt) -> Expression:
    """Add the half of 一吨半 and 一个半小时."""
    is_open = whole.form == "value" and not whole.loose
    if found.inner == "半":
        return replace(whole, low=whole.low + Decimal("0.5"))
    if is_open and _HALF_AFTER.match(text, whole.end):
        return replace(whole, end=whole.end + 1, low=whole.low + Decimal("0.5"))
    return whole


def _signed(text: str, whole: Expression) -> Expression:
    """Take in the sign of a temperature: 零下12℃, -5℃."""
    start = whole.start
    if start == 0:
        return whole
    for sign in ("零下", "零下 "):
        if text.endswith(sign, 0, start):
            return negative(whole, start - len(sign))
    return negative(whole, start - 1) if has_minus(text, start, whole.unit) else whole


def has_minus(text: str, start: int, unit: Unit | None) -> bool:
    """Return whether a minus sign, and not the dash of a range, stands before a number that can be negative."""
    if start == 0 or unit is None or unit.kind not in _SIGNED_KINDS or text[start - 1] not in _MINUS:
        return False
    return _RANGE_BEFORE.search(text, max(0, start - 3), start - 1) is None


def negative(whole: Expression, start: int) -> Expression:
    """Return an expression below zero that begins at its sign."""
    if whole.high is None:
        return replace(whole, start=start, low=-whole.low)
    return replace(whole, start=start, low=-whole.high, high=-whole.low)
