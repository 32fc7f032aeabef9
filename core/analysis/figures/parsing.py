"""Read a quantity that somebody typed: "2.49万人次", "30-50", "2/3", "近3000元"."""

from __future__ import annotations

import re
from decimal import Decimal

from core.analysis.figures.compounds import expression_at
from core.analysis.figures.expressions import Expression
from core.analysis.figures.finder import quantity_of
from core.analysis.figures.qualifiers import AFTER, BEFORE, vagueness_of
from core.analysis.figures.quantity import Quantity
from core.text.patterns.numerals import FOLD, NUMERAL

_SLASHED = re.compile(r"(\d+) ?/ ?([1-9]\d*)")
_PLAIN_RANGE = re.compile(r"(-?\d+(?:\.\d+)?) ?[-—–~～至到] ?(-?\d+(?:\.\d+)?)")


def parse_quantity(text: str) -> Quantity | None:
    """Return what a text says when all of it is one quantity, else None.

    Values as noted in the workbook ("30-50", "2/3", "-12") are quantities without a unit.
    """
    folded = text.strip().translate(FOLD)
    noted = _noted(folded)
    if noted is not None:
        return noted
    found = _expression(folded)
    return quantity_of(found, vagueness_of(folded, found)) if found else None


def _noted(text: str) -> Quantity | None:
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return Quantity(f"{slashed[1]}/{slashed[2]}")
    plain_range = _PLAIN_RANGE.fullmatch(text)
    if plain_range is None:
        if re.fullmatch(r"[-－−]\d+(?:\.\d+)?", text):
            return Quantity("-" + text[1:])
        return None
    low, high = Decimal(plain_range[1]), Decimal(plain_range[2])
    return Quantity(f"{plain_range[1]}-{plain_range[2]}", lower=low, upper=high) if low < high else None


def _expression(text: str) -> Expression | None:
    start = _first_numeral(text)
    if start is None:
        return None
    found = expression_at(text, start)
    if found is None or found.first.is_series:
        return None
    before, after = BEFORE.search(text, 0, found.start), AFTER.match(text, found.end)
    is_whole = (before.start() if before else found.start) == 0 and (after.end() if after else found.end) == len(text)
    return found if is_whole else None


def _first_numeral(text: str) -> int | None:
    if text.startswith("半"):
        return 0
    found = NUMERAL.search(text)
    return found.start() if found else None
