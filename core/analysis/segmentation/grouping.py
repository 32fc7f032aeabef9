"""Small judgements the parser asks for: does a line go on with a title, is it a sub-heading, whose is a byline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.blocks import SLACK, Shape
from core.analysis.segmentation.labels import Open
from core.analysis.segmentation.title_roles import is_column_title
from core.analysis.segmentation.units import Unit
from core.text.characters import CLOSERS
from core.text.patterns.bylines import LONE_POST, is_name
from core.text.patterns.marks import BULLETS, DASH

MOST_LINES = 5
_SHORT = 150
"""Characters; a brief has up to three times as many."""
_SURELY_TITLE = 3.5
"""The title score from which a unit is not taken for the first line of a sentence."""
_INTERRUPTED = 14
"""Units; a sentence broken off no further back may go on in a short unit."""
_ALONE = 3.0
_ONE_LINE = 40
_COMMA = re.compile(r"[，：；]|(?<!\d),")
_CUT = 2.0
"""What it costs that furniture stands inside a title group: it stands between articles."""
_FRAGMENT = re.compile(r"^(?:([\u3400-\u9fff]{1,3})[，、。；,]|[，。、；：！？”’）》])")
"""The rest of a sentence: one to three characters before the first stop."""
_OPENING_WORDS_TEXT = """
对此 为此 近日 日前 据悉 随后 目前 如今 同时 此外 其中 首先 其次 最后 今天 昨天 昨日 今日 当天 当日 不过 然而
但是 所以 因此 可见 眼下 那么 今年 去年 当前 现在 过去 以前 后来 最终 同样 另外 第一 第二 第三 一是 二是 三是
为了 其实 当然 的确 夜晚 清晨 傍晚 上午 下午 晚上 中午 会上 会后 会前 现场 接着 之后 此前 截至 下一步 近年来
据了解 据介绍 连日来 数日前 几天前 那时 当时 春天 夏天 秋天 冬天 周末 节日 年初 年底 是的 于是 而且 只是 由此
至此 前不久 不久前 不久 走进 看着 这天 那天 这里 那里 原来 本届 本次 此次 这次 首日 次日 今春 今夏 今秋 今冬
如果 因为 虽然
"""
_OPENING_WORDS = frozenset(_OPENING_WORDS_TEXT.split())


def gap_costs(units: Sequence[Unit]) -> list[float]:
    """Return for every unit what a blank line before it costs inside a title group.

    Much where titles of several lines without a blank line stand together; little where every line is set apart.
    """
    costs = [0.0] * len(units)
    at = 0
    while at < len(units):
        end = at
        while end < len(units) and units[end].shape is Shape.TEXT and units[end].title > 0:
            end += 1
        is_solid = any(unit.lines > 1 for unit in units[at:end])
        costs[at:end] = [3.2 if is_solid else 0.8] * (end - at)
        at = max(end, at + 1)
    return costs


def extend_score(units: Sequence[Unit], i: int, lines: int, gap_cost: float) -> float:
    """Return how well a title goes on with the title before it, `lines` printed lines already in the group."""
    unit = units[i]
    first = unit.blocks[0].rows[0]
    is_cut = i > 0 and units[i - 1].shape is Shape.FURNITURE
    at = i - 2 if is_cut else i - 1
    before = units[at].blocks[-1].rows[-1] if at >= 0 else None
    score = -gap_cost if first.gap else 0.5
    score -= _CUT if is_cut else 0.0
    if is_column_title(first.text):
        score -= 2.0
    if DASH.match(first.text):
        score += 4.0
    if before is not None and before.heading and first.heading:
        score += 2.0 if first.heading > before.heading else -3.5 if first.heading < before.heading > 2 else -1.0
    elif before is not None and (first.heading or before.heading):
        score += 1.5 if first.heading else -3.0 * (before.heading > 2)
    if before is not None and DASH.match(before.text) and not DASH.match(first.text):
        score -= 4.0
    return score - 2.0 * max(0, lines + unit.lines - MOST_LINES + 1)


def subheading_score(units: Sequence[Unit], body: int, i: int, now: Open) -> float:
    """Return how well a title-like unit stands as a sub-heading behind the body unit it interrupts."""
    unit = units[i]
    first = unit.blocks[0].rows[0]
    score = 0.0 if now.has_subheading else -0.3 if now.has_byline else -2.0 if now.is_dated else -1.2
    score -= 1.5 * (unit.lines - 1)
    if (now.has_byline or now.is_dated) and _is_brief(units, i + 1):
        score -= 1.5
    if now.is_dated and not now.has_subheading and now.size < 2 * _SHORT:
        score -= 0.5
    if DASH.match(first.text):
        score -= 5.0
    if first.heading:
        score -= 6.0 if first.heading < 3 else 0.0
    column = units[body].column
    if column and max(row.cells for row in unit.blocks[0].rows) > column + SLACK:
        score -= 3.0
    after = units[i + 1] if i + 1 < len(units) else None
    if after is not None and (after.shape is not Shape.TEXT or after.title > 1.0):
        score -= 2.0 if after.shape is not Shape.TEXT or after.title < 3.0 else 4.0
    if not units[body].is_finished:
        score -= 2.0
    if i + 1 == len(units):
        score -= 4.0
    return score


def _is_brief(units: Sequence[Unit], i: int) -> bool:
    """Return whether the body that begins at a unit is short and signed behind its last sentence."""
    size = 0
    for unit in units[i : i + 9]:
        if unit.shape is Shape.BYLINE:
            return size > 0 and unit.text[0] not in BULLETS
        if unit.shape is not Shape.TEXT or unit.title > 0:
            return False
        size += unit.end - unit.start
        if size > 10 * _SHORT:
            return False
        if unit.tail.names:
            return True
    return False


def byline_score(units: Sequence[Unit], i: int, has_byline: bool) -> float:
    """Return how much a byline looks like the end of an article rather than the head of the next."""
    unit = units[i]
    text = unit.text
    score = 0.3
    if text[0] in "(（":
        score += 3.0
    if unit.tail.is_credit:
        score += 3.0
    elif text[0] in BULLETS:
        score -= 2.0
    if text.endswith("报道"):
        score -= 1.5
    score += -4.0 if has_byline else 1.0
    if not unit.names and not LONE_POST.match(text):
        score += 3.0
    if is_name(text.replace(" ", "")):
        score -= 2.0
    after = next((unit for unit in units[i + 1 : i + 4] if unit.shape is not Shape.FURNITURE), None)
    if after is None:
        score += 4.0
    elif after.shape is Shape.BYLINE and after.text[0] in BULLETS and text[0] not in BULLETS:
        score += 3.0
    elif after.has_dateline:
        score += -0.5 if text[0] in BULLETS else 1.0
    elif after.shape is Shape.TEXT:
        score += 1.5 if after.title > 0 else 2.0 if _is_signed(units, i + 1) else -0.7
    return score


def titles_in_place(units: Sequence[Unit], vocabulary: Vocabulary) -> list[float]:
    """Return the title scores of all units; from the last to the first, as each asks what follows it."""
    scores: list[float] = []
    for i in reversed(range(len(units))):
        score = title_in_place(units, vocabulary, i)
        if abs(score) <= 7.5 and _stands_alone(units, i, scores[-1] if scores else 0.0):
            score += _ALONE
        scores.append(score)
    return scores[::-1]


def _stands_alone(units: Sequence[Unit], i: int, following: float) -> bool:
    """Return whether a line with blank lines around it neither goes on with a sentence nor is gone on with.

    `following` is the title score of the unit behind it. A line of body that no full stop ends needs a neighbour.
    """
    unit = units[i]
    if unit.shape is not Shape.TEXT or unit.is_finished or unit.lines > 1 or not unit.blocks[0].gap:
        return False
    if len(unit.text) > _ONE_LINE or _COMMA.search(unit.text):
        return False
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if before is not None and before.is_body and not before.is_finished:
        return False
    return after is None or after.shape is not Shape.TEXT or after.has_dateline or following > _SURELY_TITLE


def title_in_place(units: Sequence[Unit], vocabulary: Vocabulary, i: int) -> float:
    """Return the title score of a unit with what its neighbours say of it."""
    unit = units[i]
    score = unit.title
    if unit.shape is not Shape.TEXT or abs(score) > 7.5:
        return score
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if before is not None and _goes_on(before, unit, vocabulary):
        score -= 2.5
    if after is not None and after.shape is Shape.TEXT and _goes_on(unit, after, vocabulary):
        score -= 2.5
    if after is None or after.has_dateline or after.shape is Shape.BYLINE:
        score += 1.5
    for neighbour in (before, after):
        if neighbour is not None and neighbour.shape is Shape.TEXT and neighbour.title > 2.5:
            score += 1.0
    return score


def _goes_on(before: Unit, after: Unit, vocabulary: Vocabulary) -> bool:
    """Return whether a word seems to be broken between two units: the pair of characters stands elsewhere too."""
    if before.is_finished or before.shape is not Shape.TEXT or before.title > _SURELY_TITLE:
        return False
    fragment = _FRAGMENT.match(after.text)
    if fragment and fragment[1] not in _OPENING_WORDS:
        return True
    return vocabulary.total[before.text[-1] + after.text[0]] > 0


def _is_signed(units: Sequence[Unit], i: int) -> bool:
    """Return whether the body that begins at a unit is signed behind its last sentence."""
    for unit in units[i : i + 6]:
        if unit.shape is not Shape.TEXT or unit.has_dateline or unit.title > 2.0:
            return False
        if unit.tail.names:
            return True
    return False


def may_be_caption(units: Sequence[Unit], i: int) -> bool:
    """Return whether a unit may be the caption of a picture: one or two short sentences that stand alone."""
    unit = units[i]
    if unit.shape is not Shape.TEXT or unit.lines > 3 or unit.end - unit.start > 70 or unit.has_dateline:
        return False
    if not unit.blocks[-1].is_finished or unit.text[0] in CLOSERS:
        return False
    return all(before.is_finished or not before.is_body for before in units[max(0, i - _INTERRUPTED) : i])
