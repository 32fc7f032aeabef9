"""Join two numbers into one figure: ranges (30至50人), two units (一斤二两), tenths (一米八)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from core.analysis.figures.expressions import Expression, has_minus, negative, single_at, unsigned
from core.analysis.figures.quantity import plain
from core.analysis.figures.units import units
from core.text.patterns.numerals import DIGIT_VALUES, NUMERAL, RANGE_WORD

_CHANGE = re.compile(r"[由从自][^，。；、！？]{0,8}$")
_SPAN_WORD = re.compile(r"不等|之间|区间|范围")
_TENTHS = re.compile(r"(\d{1,2}|[一二三四五六七八九])(?![\d一二三四五六七八九十百千万亿个.点年月日])")
_AND = re.compile(r"[零又]?")
_ROUND_SCALES = (10, 100, 1000, 10_000, 100_000_000)
_LONGEST_DECIMAL = 12  # 1年5个月 has no decimal in years that anybody would note


def expression_at(text: str, start: int) -> Expression | None:
    """Return the expression that begins at a place in folded text, all numbers of one figure together."""
    single = single_at(text, start)
    if single is None or single.form == "fraction":
        return single
    return _range(text, single) or _compound(text, single)


def _range(text: str, first: Expression) -> Expression | None:
    """Return the range that begins with an expression, or None when it stands alone."""
    word = RANGE_WORD.match(text, first.end)
    if word is None or first.form != "value":
        return None
    second = _behind(text, word.end())
    if second is None or (word[0] == "、" and not _are_neighbours(first, second)):
        return None
    if not _share_unit(first, second) or _is_change(text, first, second, word[0]):
        return None
    if first.unit is None and has_minus(text, first.start, second.unit):
        first = negative(first, first.start - 1)
        return replace(_joined(first, second), is_unsure=False)
    return _joined(first, second)


def _are_neighbours(first: Expression, second: Expression) -> bool:
    """Judge whether 3、4个 and 60、70岁 mean one or the other."""
    return first.unit is None and not first.first.is_han and second.low - first.low in (1, 10) and first.low < 100


def _behind(text: str, start: int) -> Expression | None:
    """Return the second number of a range, which may have its own sign."""
    is_below = text.startswith("零下", start)
    run = NUMERAL.match(text, start + 2 if is_below else start)
    second = unsigned(text, run.start(), run.end()) if run else None
    return negative(second, start) if second and is_below else second


def _share_unit(first: Expression, second: Expression) -> bool:
    if first.unit is None:
        return second.unit is not None or (first.first.scale > 1 and second.first.scale > 1)
    return second.unit is not None and first.unit_name == second.unit_name


def _is_change(text: str, first: Expression, second: Expression, word: str) -> bool:
    """Judge whether 由8万元到20万元 tells of a change between two figures and not of a range."""
    if first.unit is None or word.strip() not in ("至", "到"):
        return False
    before = _CHANGE.search(text, max(0, first.start - 10), first.start)
    return before is not None and not _SPAN_WORD.match(text, second.end)


def _joined(first: Expression, second: Expression) -> Expression:
    """Return one range, the scale behind its second number shared where the first has none (30至50万元)."""
    low, high = first.low, second.high if second.high is not None else second.low
    scale = second.first.scale
    is_unsure = first.low < 0 <= second.low and first.unit is None  # 零下5到3℃
    if scale > 1 and first.first.scale == 1 and first.unit is None and low * scale < high * 10:
        is_han = first.first.is_han and second.first.is_han
        if (is_han or scale >= _ROUND_SCALES[3]) and low * scale < high:
            low *= scale
        is_unsure |= scale not in _ROUND_SCALES  # 八到九百亿
    return replace(
        second,
        start=first.start,
        form="range",
        first=first.first,
        low=low,
        high=high,
        loose=second.loose or first.loose,
        is_unsure=is_unsure or low >= high,
    )


def _compound(text: str, whole: Expression) -> Expression:
    """Take in the smaller unit of 一斤二两 and 3小时20分, and the tenths of 一米八."""
    if whole.unit is None or whole.form != "value" or whole.loose:
        return whole
    at = _AND.match(text, whole.end)
    run = NUMERAL.match(text, at.end()) if at else None
    if run is None:
        return whole
    smaller = unsigned(text, run.start(), run.end())
    if smaller is None or smaller.form != "value":
        return whole
    if smaller.unit is None:
        return _with_tenths(text, whole)
    if smaller.unit.word == "分" and whole.unit.base == "秒":
        smaller = _as_minutes(smaller)
    if whole.unit.word == "分" and smaller.unit is not None and smaller.unit.base == "秒":
        whole = _as_minutes(whole)
    joined = _with_smaller(whole, smaller)
    return _compound(text, joined) if joined is not None else whole


def _as_minutes(expression: Expression) -> Expression:
    return replace(expression, unit=units()["分钟"], unit_name="分钟")


def _with_smaller(whole: Expression, smaller: Expression) -> Expression | None:
    """Return the sum of two numbers of one kind.

    It is told in the smaller unit for hours and minutes,
    and wherever the greater one has no short decimal.
    """
    great, small = whole.unit, smaller.unit
    if great is None or small is None or not great.base or great.base != small.base:
        return None
    if great.factor is None or small.factor is None or small.factor >= great.factor:
        return None
    total = whole.low + smaller.low * small.factor / great.factor
    joined = replace(whole, end=smaller.end, low=total, loose=smaller.loose)
    if great.base != "秒" and len(plain(total)) <= _LONGEST_DECIMAL:
        return joined
    total = whole.low * great.factor / small.factor + smaller.low
    return replace(joined, low=total, unit=small, unit_name=smaller.unit_name)


def _with_tenths(text: str, whole: Expression) -> Expression:
    """Take in the tenths of 一米八, 1米72, 三块五."""
    found = _TENTHS.match(text, whole.end)
    if found is None or whole.unit is None or whole.unit.word not in ("米", "块"):
        return whole
    digits = found[1] if found[1].isdigit() else str(DIGIT_VALUES[found[1]])
    return replace(whole, end=found.end(), low=whole.low + Decimal(f"0.{digits}"))
