"""Find the figures of a page: every number somebody could check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from core.analysis.blocks import Block
from core.analysis.figures.circumstances import period_of, place_of, sentence_before
from core.analysis.figures.compounds import expression_at
from core.analysis.figures.exclusions import excluded
from core.analysis.figures.expressions import Expression
from core.analysis.figures.indicators import indicator_of
from core.analysis.figures.judgement import confidence_of
from core.analysis.figures.qualifiers import Vagueness, vagueness_of
from core.analysis.figures.quantity import Quantity
from core.messages import Message, message
from core.model.figure import Figure
from core.text.patterns.numerals import FOLD, NUMERAL

_START = re.compile(
    rf"{NUMERAL.pattern}|百(?=分之)|半(?=[个天年月日小分斤两公里亩包瓶碗杯箱袋盒车桶生世升吨块米尺克斗夜宿壶锅缸张只根本筐篮条])"
)


def find_figures(blocks: Iterable[Block], edition_date: date | None = None) -> tuple[Figure, ...]:
    """Propose the figures of a page's blocks, in the order of the raw text."""
    figures: list[Figure] = []
    for block in blocks:
        figures += _figures_of(block, edition_date)
    return tuple(figures)


def _figures_of(block: Block, edition_date: date | None) -> Iterator[Figure]:
    clean = block.clean
    text = clean.text.translate(FOLD)
    floor, indicator = 0, ""
    for found, confidence in expressions_of(text):
        span = clean.raw_span(found.start, found.end)
        if span is None:
            continue
        indicator = indicator_of(text, found, floor, indicator)
        sentence = sentence_before(text, found.start)
        floor = found.end
        vague = vagueness_of(text, found)
        quantity = quantity_of(found, vague)
        yield Figure(
            id=0,
            span=span,
            text="".join(clean.text[found.start : found.end].split()),
            value=quantity.value,
            unit=quantity.unit,
            lower=quantity.lower,
            upper=quantity.upper,
            qualifier=quantity.qualifier,
            indicator=indicator,
            period=period_of(sentence, edition_date),
            place=place_of(sentence),
            base_value=quantity.base_value,
            base_unit=quantity.base_unit,
            confidence=round(confidence, 2),
            reason=_reason(found),
        )


def expressions_of(text: str) -> Iterator[tuple[Expression, float]]:
    """Yield the expressions of folded text that are figures, with how sure that is."""
    holes = excluded(text)
    hole = at = 0
    for start in _START.finditer(text):
        if start.start() < at:
            continue
        while hole < len(holes) and holes[hole][1] <= start.start():
            hole += 1
        if hole < len(holes) and holes[hole][0] < start.end():
            at = holes[hole][1]
            continue
        found = expression_at(text, start.start())
        if found is None:
            continue
        at = found.end
        confidence = confidence_of(text, found)
        if confidence > 0:
            yield found, confidence * (0.5 if found.is_unsure else 1)


def quantity_of(found: Expression, vague: Vagueness) -> Quantity:
    """Return what an expression and the words around it say."""
    unit, low = found.unit, found.low
    base_unit = unit.base if unit is not None and found.unit_name == unit.name else ""
    base_value = None
    if base_unit and unit is not None and unit.factor is not None and found.form == "value":
        base_value = low * unit.factor
    return Quantity(
        value=found.value,
        unit=found.unit_name,
        lower=vague.lower,
        upper=vague.upper,
        qualifier=vague.word,
        base_value=base_value,
        base_unit=base_unit if base_value is not None else "",
    )


def _reason(found: Expression) -> Message:
    if found.is_unsure:
        return message("reason.figure.ambiguous", value=found.value)
    if found.form == "fraction":
        return message("reason.figure.fraction")
    if found.form == "range":
        return message("reason.figure.range", unit=found.unit_name)
    if found.unit is None:
        return message("reason.figure.number")
    key = "han" if found.first.is_han else "arabic"
    return message(f"reason.figure.{key}", unit=found.unit_name)
