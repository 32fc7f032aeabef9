"""Find shares over 100 %: a rate that can't be, and parts of a whole that are more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from core.analysis.findings.contradicted_change import comparable
from core.analysis.findings.material import Material, PlacedFigure, finding
from core.messages import message
from core.model.finding import Finding

CHECK = "share_over_whole"
_LINK = r"(?:高达|达到|达|为|约|近|超过|仅|已|稳定在|保持在|是|到|至|均|分别|[ ：:])*$"
_RATE = re.compile(
    rf"(?:比重|比例|占比|份额|(?:覆盖|合格|入住|上座|就业|普及|参保|签约|成活|及格|优良|达标|满意|入学|识字|识别|得票|好评|森林覆盖"
    rf"|参与|到岗|出勤|录取|正确|准确|调解成功|机收|机播|绿化|检出|治愈|网办|完好|使用|清零|办结|出租|返岗|上岗|合格)率){_LINK}"
)
_SHARE = re.compile(r"占(?:比|总数的?|全[市县省国区]的?|到|了|比重)?(?:约|近|超过|达到|达|为)*$")
_WHOLE = Decimal(100)
_SENTENCE_END = re.compile(r"[。；！？\n]")
_SUBSET = re.compile(r"其中|里面|当中")


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding for each rate over 100 %, and for each sentence whose shares sum to more."""
    for block, figures in material.placed:
        text = block.clean.text
        percents = [placed for placed in figures if placed.figure.unit == "%" and comparable(placed.figure) is not None]
        for placed in percents:
            if _value(placed) > _WHOLE and _RATE.search(text, max(0, placed.start - 16), placed.start):
                yield finding(CHECK, placed.figure.span, message(f"finding.{CHECK}.rate", value=placed.figure.text))
        yield from _sums(text, [p for p in percents if _SHARE.search(text, max(0, p.start - 10), p.start)])


def _value(placed: PlacedFigure) -> Decimal:
    return comparable(placed.figure) or Decimal(0)


def _sums(text: str, shares: list[PlacedFigure]) -> Iterator[Finding]:
    """Yield a finding for each run of shares in one sentence, none a part of another, that is over the whole."""
    run: list[PlacedFigure] = []
    for placed in shares:
        between = text[run[-1].end : placed.start] if run else ""
        if run and (_SENTENCE_END.search(between) or _SUBSET.search(between) or len(between) > 30):
            yield from _sum(run)
            run = []
        run.append(placed)
    yield from _sum(run)


def _sum(run: list[PlacedFigure]) -> Iterator[Finding]:
    total = sum((_value(placed) for placed in run), Decimal(0))
    if len(run) > 1 and total > _WHOLE + 1:  # rounding
        values = message(f"finding.{CHECK}.sum", total=str(total), count=len(run))
        yield finding(CHECK, run[-1].figure.span, values, [placed.figure.span for placed in run[:-1]])
