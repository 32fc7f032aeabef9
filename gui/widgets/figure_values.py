"""Take what a reviewer typed as a figure's values, or say what is wrong with it. Without Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from core.commands.figures import typed
from core.errors import UserError
from core.model.figure import Figure

FIELDS = ("indicator", "qualifier", "value", "unit", "period", "place")
"""What can be edited, in the order of the sheet."""
LONGEST = 200
"""Characters a field holds at most."""
_POWERS = {"万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
_NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(万亿|万|亿)?")
_FRACTION = re.compile(r"(\d+)/([1-9]\d*)")
_PLAIN_RANGE = re.compile(r"(-?[\d.]+)-(-?[\d.]+)")
_WITHIN = frozenset("余多来几")
_BEHIND = re.compile("(及?以[上下内外]|左右|上下|前后|开外|之[多内]|有余|出头|不等|起步|许)")
_RANGE_SIGNS = "-~—–至到"


def edited(figure: Figure, values: Mapping[str, str]) -> Figure:
    """Return a figure with other values; bounds and base value follow.

    Raises UserError `figure_value` or `figure_field` when one is none that can be kept; its `name` says which.
    """
    for name, value in values.items():
        if len(value) > LONGEST or any(unicodedata.category(char) == "Cc" for char in value):
            raise UserError("figure_field", name=name, longest=LONGEST)
    new = {name: " ".join(value.split()) for name, value in values.items()}
    if "value" in new:
        plain = plain_value(new["value"])
        if plain is None:
            return _read(figure, new)
        new["value"] = plain
    changed = replace(figure, **new)  # type: ignore[arg-type]
    if (changed.value, changed.unit) == (figure.value, figure.unit):
        return changed
    return _with_bounds(figure, changed)


def _read(figure: Figure, new: dict[str, str]) -> Figure:
    """Return a figure whose value was typed in words ("2.49万人次", "三百多位"): these tell unit and bounds too."""
    words = new.pop("value")
    return typed(replace(figure, **new), words)  # type: ignore[arg-type]


def plain_value(text: str) -> str | None:
    """Return a number, range ("30-50") or fraction ("2/3") as plain decimals, 万 and 亿 multiplied out, or None."""
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    if _FRACTION.fullmatch(bare):
        return bare
    single = _decimal(bare)
    if single is not None:
        return as_plain(single)
    for at in range(1, len(bare)):
        if bare[at] in _RANGE_SIGNS:
            low, high = _decimal(bare[:at]), _decimal(bare[at + 1 :])
            if low is not None and high is not None and low < high:
                return f"{as_plain(low)}-{as_plain(high)}"
    return None


def as_plain(number: Decimal) -> str:
    """Return a number without exponent and without idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(value: str) -> str:
    """Return a value with its digits in groups of three: 16850000 is read at a glance as 16,850,000."""
    whole, dot, rest = value.partition(".")
    sign = "-" if whole.startswith("-") else ""
    digits = whole.removeprefix("-")
    if digits.isdecimal():
        return f"{sign}{int(digits):,}{dot}{rest}" if len(digits) > 4 else value
    low, dash, high = value.rpartition("-")
    return f"{grouped(low)}–{grouped(high)}" if dash and low and high else value


def amount(figure: Figure) -> str:
    """Return qualifier, value and unit in the order in which they are said: 近300人, 60多个, 500元以上."""
    value, qualifier = grouped(figure.value), figure.qualifier
    if qualifier in _WITHIN:
        return f"{value}{qualifier}{figure.unit}"
    if figure.text.endswith(qualifier) or _BEHIND.fullmatch(qualifier):
        return f"{value}{figure.unit}{qualifier}"
    return f"{qualifier}{value}{figure.unit}"


def _decimal(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    return Decimal(match[1].replace(",", "")) * _POWERS.get(match[2] or "", Decimal(1))


def _single(value: str) -> Decimal | None:
    return _decimal(value) if _NUMBER.fullmatch(value) else None


def _with_bounds(old: Figure, new: Figure) -> Figure:
    """Let bounds follow the value where they were the value; let the base value keep its proportion."""
    before, after = _single(old.value), _single(new.value)
    lower = after if old.lower is not None and old.lower == before else None
    upper = after if old.upper is not None and old.upper == before else None
    ends = _PLAIN_RANGE.fullmatch(new.value)
    if ends is not None:
        lower, upper = Decimal(ends[1]), Decimal(ends[2])
    base = _rescaled(old.base_value, before, after) if new.unit == old.unit else None
    return replace(new, lower=lower, upper=upper, base_value=base, base_unit=old.base_unit if base is not None else "")


def _rescaled(base: Decimal | None, before: Decimal | None, after: Decimal | None) -> Decimal | None:
    if base is None or before is None or after is None or not before:
        return None
    return base / before * after
