"""An invented page for the panels, taken apart by the test itself: every span is looked up, none counted by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from core.messages import message
from core.model.article import Article, Furniture, Part
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import PageStatus, Role
from core.model.mention import Mention
from core.model.page import Page, PageDetails, PageView
from core.model.span import Span

TEXT = """第5版 民生
青石镇办起夜间课堂
本报青石讯（记者 高一苇）青石镇文化站站长田
小满说，镇上的夜间课堂开了12个班，学员近300人。
田小满介绍，课堂不收费。
老街修好了路灯
上个月，梧桐街换上路灯86盏，居民夜里出门方便多了。
扫一扫看视频
"""


def span_of(piece: str, nth: int = 0, text: str = TEXT) -> Span:
    """Return where a piece stands in the text, the nth time it occurs."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(piece, at + 1)
    return Span(at, at + len(piece))


def between(first: str, last: str, text: str = TEXT) -> Span:
    """Return the span from one piece up to the end of another."""
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last))


REASON = message("panel.review.hint.skip.boundary")

SCHOOL = Article(
    id=11,
    parts=(
        Part(span_of("青石镇办起夜间课堂"), Role.HEADLINE, 0.95),
        Part(span_of("本报青石讯（记者 高一苇）"), Role.DATELINE, 0.97),
        Part(between("青石镇文化站", "课堂不收费。"), Role.BODY, 0.96),
    ),
    authors=("高一苇",),
)
LAMPS = Article(
    id=12,
    parts=(
        Part(span_of("老街修好了路灯"), Role.HEADLINE, 0.55, REASON),
        Part(between("上个月，", "方便多了。"), Role.BODY, 0.9),
    ),
    title_confidence=0.6,
)
MENTIONS = (
    Mention(21, span_of("高一苇"), "PER", "高一苇", confidence=0.99),
    Mention(22, Span(TEXT.index("田\n小满"), TEXT.index("田\n小满") + 4), "PER", "田小满", "田小满", confidence=0.8),
    Mention(23, span_of("田小满"), "PER", "田小满", "田小满", confidence=0.95),
    Mention(24, span_of("梧桐街"), "LOC", "梧桐街", confidence=0.9),
)
FIGURES = (
    Figure(31, span_of("12个"), "12个", "12", "个", indicator="夜间课堂", confidence=0.92),
    Figure(32, span_of("300人"), "300人", "300", "人", upper=Decimal(300), qualifier="近", indicator="学员"),
    Figure(33, span_of("86盏"), "86盏", "86", "盏", indicator="路灯", period="上个月", confidence=0.7),
)
FINDINGS = (Finding(41, span_of("课堂不收费"), "repeated_passage", REASON, (span_of("夜间课堂"),)),)

VIEW = PageView(
    Page(7, PageDetails("青石报", None, "5", "民生"), TEXT, "0" * 64, "青石报_05.txt", status=PageStatus.IN_REVIEW),
    (SCHOOL, LAMPS),
    (Furniture(51, span_of("第5版 民生")), Furniture(52, span_of("扫一扫看视频"), 0.6, REASON)),
    MENTIONS,
    FIGURES,
    FINDINGS,
    revision=3,
)

EMPTY_VIEW = PageView(replace(VIEW.page, id=8), (), (), (), (), (), revision=1)
