"""Find changes that contradict their direction: 由52万元提高到38万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from core.analysis.findings.material import Material, PlacedFigure, finding
from core.messages import message
from core.model.figure import Figure
from core.model.finding import Finding

CHECK = "contradicted_change"
_FROM = re.compile(r"[由从自](?:[^，。；、,;]{0,12})$")
_UP = re.compile(
    r"[，,]?(?:逐步|大幅|快速|稳步|进一步)?(?:提高|增加|上升|增长|扩大|提升|上涨|上调|升高|升|增)[到至为]了?"
)
_DOWN = re.compile(
    r"[，,]?(?:逐步|大幅|快速|稳步|进一步)?(?:下降|降低|减少|缩短|压缩|压减|下调|回落|下跌|降|减)[到至为]了?"
)


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding for each pair of figures that goes the other way than the word between them says."""
    for block, figures in material.placed:
        text = block.clean.text
        for before, after in pairwise(figures):
            between = text[before.end : after.start]
            is_up, is_down = _UP.fullmatch(between), _DOWN.fullmatch(between)
            if not (is_up or is_down) or not _FROM.search(text, max(0, before.start - 14), before.start):
                continue
            change = _change(before, after)
            if change is not None and ((is_up and change < 0) or (is_down and change > 0)):
                values = message(f"finding.{CHECK}", before=before.figure.text, after=after.figure.text, word=between)
                yield finding(CHECK, after.figure.span, values, [before.figure.span])


def _change(before: PlacedFigure, after: PlacedFigure) -> Decimal | None:
    """Return how much greater the second figure is, in the same unit, or None when they can't be compared."""
    first, second = comparable(before.figure), comparable(after.figure)
    if first is None or second is None:
        return None
    if before.figure.unit == after.figure.unit or (before.figure.base_unit and same_base(before.figure, after.figure)):
        return second - first
    return None


def same_base(first: Figure, second: Figure) -> bool:
    """Return whether two figures are compared in the same unit."""
    return bool(first.base_unit) and first.base_unit == second.base_unit


def comparable(figure: Figure) -> Decimal | None:
    """Return the value of a figure as a number (in its base unit when it has one), None for ranges and fractions."""
    if figure.base_value is not None:
        return figure.base_value
    try:
        return Decimal(figure.value)
    except ArithmeticError:
        return None
