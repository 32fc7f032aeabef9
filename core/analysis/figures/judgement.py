"""Judge whether an expression is a figure: something somebody could check."""

from __future__ import annotations

import re
from decimal import Decimal

from core.analysis.figures.expressions import Expression

MEASURED = frozenset({"money", "length", "area", "volume", "mass", "physical", "temperature", "latin", "data"})
_BOUND_BEFORE = re.compile(
    r"(?:[近约达超逾重长高宽深厚过仅足]|不到|将近|接近|超过|不足|至少|达到|只有|相当于|差|增加|减少|增长|提高|下降|降低|缩短|延长|为期|历时|历经|用时|耗时|用|花|等|需要|只需|满)了?$"
)
_BOUND_AFTER = re.compile(
    r"(?:[多余来半]|左右|以上|以下|以内|之内|有余|开外|出头|[长高宽深厚粗远重](?=[^，。]{0,1}[的，。、]))"
)
_CLAUSE_END = re.compile(r"\s*(?:$|[，。；、！？）)”])")
_RATE = re.compile(r"(?:每|同样|另|这|那|头|第|前|上|下|再|又|同|统|逐|唯|哪|某)$")
_COUNTED_BEFORE = re.compile(
    r"(?:连续|历经|已|共|累计|办了?|开展|推出|编发|印发|刊发|发布|组织|培训班?|设立|播出|开了|走过|历时)[^，。；、]{0,8}$"
)
_COUNTED_AFTER = re.compile(r"(?:培训|节目|专题|讲座|简报|活动|班|夜校|论坛|大会|比赛)")
_CUE = re.compile(
    r"(?:[为达到由从至于是约比近超占值率]|[系指]数|均价|PH值?|pH值?|得分|评分|总分|增加|减少|提高|降低|上升|下降|增|降|升)$"
)
_NEARLY = re.compile(r"(?:近|上|超|逾|约|过|成|达)$")
_AFTER_BARE = re.compile(r"\s*(?:$|[，。；、！？）)]|提|增|升|上升|下|降|减|到|至|以|左右|和|与|的)")
_SHARE_CUE = re.compile(r"[占约近的达为超少低加高长了]$")
_SUM_CUE = re.compile(r"[了达到超过近约有为成花卖赚挣]$")
_NAMES = re.compile(r"(?:张三|李四|王五|赵六|刘三|阿[一二三]|老[一二三四五六七八九])$")
_HALVED = frozenset("块张只根本筐篮条")


def confidence_of(text: str, found: Expression) -> float:
    """Return how sure it is that an expression of folded text is a figure: 0 (no figure) to 1."""
    if found.first.is_series or _NAMES.search(text, max(0, found.start - 2), found.start + 1):
        return 0.0
    if found.form == "fraction":
        return 0.95 if found.first.is_han or "分之" in text[found.start : found.end] else _slashed(text, found)
    if found.unit is None:
        return _without_unit(text, found)
    if found.unit.numerals == "counted" and not _is_counted(text, found):
        return 0.0
    if found.unit.word == "日" and not re.match(r"以?之?内", text[found.end : found.end + 2]):
        return 0.0
    if not found.first.is_han:
        return _arabic(text, found)
    if found.unit.numerals == "arabic":
        return 0.0
    if found.unit.word == "分" and (first := found.first).low < 10 and not first.high:
        return 0.0
    return _han(text, found)


def _arabic(text: str, found: Expression) -> float:
    unit = found.unit
    if unit is None or (unit.numerals == "hanzi" and unit.word != "番"):
        return 0.0
    if unit.word == "成" and found.first.low > 10:
        return 0.0
    if unit.kind == "score" and unit.word == "分" and _is_clock(text, found.start):
        return 0.0
    if unit.kind == "place":
        return 0.7
    if unit.word == "级":
        return 0.6
    return 0.98 if found.form == "value" else 0.95


def _is_clock(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in "时点:："


def _is_counted(text: str, found: Expression) -> bool:
    if found.first.is_han and found.unit is not None and found.unit.word == "期":
        return False
    before = _COUNTED_BEFORE.search(text, max(0, found.start - 14), found.start)
    return before is not None or (not found.first.is_han and _COUNTED_AFTER.match(text, found.end) is not None)


def _slashed(text: str, found: Expression) -> float:
    """Judge 1/3, which may as well be a date or a page."""
    is_cued = _SHARE_CUE.search(text, max(0, found.start - 3), found.start) is not None
    return 0.8 if is_cued and found.low < 1 else 0.0


def _without_unit(text: str, found: Expression) -> float:
    """Judge a number without a unit: only great, exact or plainly stated ones are figures."""
    first = found.first
    if first.is_han:
        return _bare_han(text, found)
    if first.scale >= 10_000 or (found.loose and _AFTER_BARE.match(text, found.end)):
        return 0.8
    number = text[found.start : found.number_end]
    is_exact = "." in number or "," in number
    is_cued = _CUE.search(text, max(0, found.start - 4), found.start) and _AFTER_BARE.match(text, found.end)
    if is_exact and is_cued:
        return 0.75
    return 0.0


def _bare_han(text: str, found: Expression) -> float:
    """Judge 卖了三万多: thousands without a unit, where the words before tell that they are a sum."""
    first = found.first
    if first.low < 1000 or first.is_bare or (first.loose in ("几", "数") and first.loose):
        return 0.0
    is_cued = _SUM_CUE.search(text, max(0, found.start - 3), found.start) and _AFTER_BARE.match(text, found.end)
    return 0.7 if is_cued else 0.0


def _han(text: str, found: Expression) -> float:
    unit, first = found.unit, found.first
    if unit is None:
        return 0.0
    if first.loose in "几数" and first.loose:
        return 0.6
    if first.is_bare:
        return _bare(text, found)
    if first.high is not None or found.loose or found.form == "range":
        return 0.85
    if first.low == 1:
        return _one(text, found)
    if first.low == Decimal("0.5"):
        return _half(text, found)
    if first.low == 2 and text[found.start] == "二":
        return 0.8 if unit.kind in MEASURED or unit.word in ("人", "位", "倍", "老", "成") else 0.0
    if unit.kind == "degree" and first.low < 10:
        return 0.0
    if unit.word == "级" and first.low < 20:
        return 0.0
    return 0.85 if first.low <= 10 and unit.kind == "thing" else 0.92  # 三个 may be a slogan, 十七辆 hardly


def _bare(text: str, found: Expression) -> float:
    """Judge 百余场, 百亿元, 千亩: a scale that nothing stands before."""
    unit = found.unit
    if unit is None:
        return 0.0
    if found.loose or _NEARLY.search(text, max(0, found.start - 2), found.start):
        return 0.93
    if _RATE.search(text, max(0, found.start - 2), found.start):
        return 0.0
    if unit.kind == "money" or unit.word in ("名", "位") or found.first.scale >= 100_000_000:
        return 0.75
    return 0.6 if unit.kind in MEASURED else 0.0


def _one(text: str, found: Expression) -> float:
    """Judge 一: an article rather than a number, unless something is measured with it."""
    unit = found.unit
    if unit is None or _RATE.search(text, max(0, found.start - 2), found.start):
        return 0.0
    is_exact = found.end - found.number_end > len(unit.word) or found.low != 1
    if is_exact:  # 一个半小时, 一斤二两
        return 0.9
    if unit.kind == "ratio":
        return 0.85
    is_bounded = bool(
        _BOUND_BEFORE.search(text, max(0, found.start - 4), found.start) or _BOUND_AFTER.match(text, found.end)
    )
    if unit.kind in MEASURED:
        return 0.85 if is_bounded or _CLAUSE_END.match(text, found.end) else 0.0
    if unit.kind == "time":
        return 0.8 if is_bounded else 0.0
    return 0.0


def _half(text: str, found: Expression) -> float:
    """Judge 半: of a measure, a time or a vessel, and not the end of 上半年 or 一半."""
    unit = found.unit
    before = text[found.start - 1] if found.start else ""
    if unit is None or (before and before in "上下前后多大小一过对参深夜老好"):
        return 0.0
    if unit.kind in MEASURED or unit.kind in ("time", "container") or unit.word in _HALVED:
        return 0.8
    return 0.0
