"""Find totals that their parts do not add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.analysis.findings.contradicted_change import comparable
from core.analysis.findings.material import Material, PlacedFigure, finding
from core.messages import message
from core.model.finding import Finding

CHECK = "wrong_total"
_OPENS_PARTS = re.compile(r"[^。；！？\n]{0,12}?[，,（(]?其中[，,：:]?[^。；，,！？\n]{0,14}")
_NEXT_PART = re.compile(r"[（(]?(?:次|套)?[）)]?[、，,和及][^。；，,、！？\n]{1,14}")
_TOTAL_AFTER = re.compile(r"[，,](?:合计|总计|共计|一共|共)[^。；，,、！？\n]{0,8}")
_CHANGE = re.compile(r"比|增长|增加|减少|下降|同比|每|平均|最|分别")


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding where parts after 其中 exceed their total, or parts before 共 do not make it."""
    for block, figures in material.placed:
        text = block.clean.text
        for i, total in enumerate(figures):
            yield from _parts_after(text, total, figures[i + 1 :])
            yield from _parts_before(text, total, figures[:i])


def _parts_after(text: str, total: PlacedFigure, rest: Sequence[PlacedFigure]) -> Iterator[Finding]:
    """Check 86处，其中甲50处、乙40处: the parts may be fewer than the total, not more."""
    parts: list[PlacedFigure] = []
    at, pattern = total.end, _OPENS_PARTS
    for placed in rest:
        between = text[at : placed.start]
        if not pattern.fullmatch(between) or not _is_like(total, placed) or _CHANGE.search(between):
            break
        parts.append(placed)
        at, pattern = placed.end, _NEXT_PART
    if len(parts) > 1 and _sum(parts) > _number(total):
        yield _found(total, parts)


def _parts_before(text: str, total: PlacedFigure, before: Sequence[PlacedFigure]) -> Iterator[Finding]:
    """Check 甲30处、乙40处，共计86处: the parts must make the total."""
    parts: list[PlacedFigure] = []
    at, pattern = total.start, _TOTAL_AFTER
    for placed in reversed(before):
        between = text[placed.end : at]
        if not pattern.fullmatch(between) or not _is_like(total, placed) or _CHANGE.search(between):
            break
        parts.append(placed)
        at, pattern = placed.start, _NEXT_PART
    if len(parts) > 1 and _sum(parts) != _number(total):
        yield _found(total, parts[::-1])


def _is_like(total: PlacedFigure, part: PlacedFigure) -> bool:
    """Judge whether two figures are exact and of one unit."""
    exact = not (total.figure.qualifier or part.figure.qualifier)
    return exact and total.figure.unit == part.figure.unit != "%" and comparable(part.figure) is not None


def _number(placed: PlacedFigure) -> Decimal:
    return comparable(placed.figure) or Decimal(0)


def _sum(parts: Sequence[PlacedFigure]) -> Decimal:
    return sum((_number(part) for part in parts), Decimal(0))


def _found(total: PlacedFigure, parts: Sequence[PlacedFigure]) -> Finding:
    words = "＋".join(part.figure.text for part in parts)
    values = message(f"finding.{CHECK}", total=total.figure.text, parts=words)
    return finding(CHECK, total.figure.span, values, [part.figure.span for part in parts])
