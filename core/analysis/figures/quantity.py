"""Quantities: a number with its unit, apart from any text it may stand in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure says; the fields are those of `core.model.figure.Figure`."""

    value: str
    unit: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    qualifier: str = ""
    base_value: Decimal | None = None
    base_unit: str = ""


def plain(value: Decimal) -> str:
    """Return a decimal without exponent and without idle zeros."""
    if value == value.to_integral_value():
        return str(int(value))
    return format(value.normalize(), "f")
