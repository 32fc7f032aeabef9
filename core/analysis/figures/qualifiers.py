"""Words of vagueness before and after a figure, and the bounds they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from core.analysis.figures.expressions import Expression

_LOWER = (
    "不少于|不低于|不小于|不下于|不亚于|不下|不止|至少|最少|最低|"
    "超过|突破|高于|多于|大于|多达|高达|远超|逾|超|过|上|足足"
)
_UPPER = (
    "不超过|不高于|不多于|不大于|不能超过|不得超过|不应超过|未超过|控制在|"
    "将近|接近|不足|不到|不满|未满|未到|低于|少于|小于|最多|至多|近"
)
_ABOUT = "大约|约为|约合|约有|约|大概|估计|差不多|几乎|左右|预计"
BEFORE = re.compile(
    rf"(?:(?P<upper>{_UPPER})|(?P<lower>{_LOWER})|(?P<about>{_ABOUT}))(?:了|有|达|到|出|是|每[^，。\d]?)?[ “\"]?$"
)
AFTER = re.compile(
    r" ?(?:(?P<lower>及?以上|开外|有余|出头|起步|多|余)|(?P<upper>及?以下|之?以?内)"
    r"|(?P<about>左右|上下|前后|许|不等|来(?=[长高宽深厚远重岁])))"
    r"(?![^，。；、！？\s]{0,2}于)"
)
_NOT_BEFORE = re.compile(
    r"(?:通|经|不|度|路|超|渡|越|透|以|晚|早|附|最|临|靠|邻|远|将|较|逼|就|切|贴|亲|节|合|签|契|制|公|邀|履|违|预|特|誓|集|条|大)$"
)
_LOOSE_AFTER = frozenset("余多来几数")


@dataclass(frozen=True, slots=True)
class Vagueness:
    """The words of vagueness of a figure and the bounds they give, in the printed unit."""

    word: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None


def vagueness_of(text: str, expression: Expression) -> Vagueness:
    """Return how vague the words make an expression of a folded text."""
    low, high = expression.low, expression.high
    if expression.form == "range":
        return Vagueness(_words(text, expression), low, high)
    if expression.form == "fraction":
        return Vagueness(_words(text, expression))
    before, after = _before(text, expression.start), AFTER.match(text, expression.end)
    lower = upper = None
    if expression.loose or (before and before["lower"]) or (after and after["lower"]):
        lower = low
    if (before and before["upper"]) or (after and after["upper"]):
        upper = low
    if expression.loose == "来":
        lower = None
    return Vagueness(_words(text, expression), lower, upper)


def _before(text: str, start: int) -> re.Match[str] | None:
    found = BEFORE.search(text, max(0, start - 7), start)
    if found is None:
        return None
    word = found["lower"] or found["upper"] or found["about"]
    if word in ("过", "上", "近", "超", "约") and _NOT_BEFORE.search(text, max(0, found.start() - 1), found.start()):
        return None
    if word in ("上", "过") and not _begins_with_scale(text, start):
        return None
    return found


def _begins_with_scale(text: str, start: int) -> bool:
    """Return whether a numeral begins with a scale alone, the only one that 上 or 过 can qualify (上百家, 过亿元)."""
    return start < len(text) and text[start] in "百千万亿"


def _words(text: str, expression: Expression) -> str:
    before, after = _before(text, expression.start), AFTER.match(text, expression.end)
    words = [
        (before["lower"] or before["upper"] or before["about"]) if before else "",
        expression.loose,
        (after["lower"] or after["upper"] or after["about"]) if after else "",
    ]
    return "…".join(word for word in words if word)
