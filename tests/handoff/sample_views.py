"""Invented pages with everything stored about them, for tests of the handoff."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from core.messages import message
from core.model.article import Article, Part
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision, Kind, PageStatus, Role
from core.model.mention import Mention
from core.model.page import Page, PageDetails, PageView
from core.model.span import Span

RAW = """第3版 民生
山里人家盼通途
青石镇修好三座桥
本报青石5月2日讯（记者 何山）今天上午，青石镇的
三座桥同时通车。全镇2.49万人出行不再绕路，每天
省下30-50分钟。
镇党委书记柳一舟说，修桥用去三百万元。
图为通车现场。 何山 摄

=SUM(A1:A9)小区物业公示
物业公司公布了上季度的账目。业主可以到楼下查看。
"""


def span(text: str, raw: str = RAW) -> Span:
    at = raw.index(text)
    return Span(at, at + len(text))


def part(text: str, role: Role, raw: str = RAW) -> Part:
    return Part(span(text, raw), role)


def bridge() -> Article:
    body = RAW[RAW.index("今天上午") : RAW.index("图为")].rstrip()
    return Article(
        11,
        (
            part("山里人家盼通途", Role.KICKER),
            part("青石镇修好三座桥", Role.HEADLINE),
            part("本报青石5月2日讯", Role.DATELINE),
            part("（记者 何山）", Role.BYLINE),
            part(body, Role.BODY),
            part("图为通车现场。 何山 摄", Role.CAPTION),
        ),
        authors=("何山", "林小川"),
        dateline="本报青石5月2日讯",
        confidence=0.93,
        decision=Decision.CONFIRMED,
    )


def notice() -> Article:
    return Article(
        12,
        (
            part("=SUM(A1:A9)小区物业公示", Role.HEADLINE),
            part("物业公司公布了上季度的账目。业主可以到楼下查看。", Role.BODY),
        ),
        kind=Kind.NOTICE,
    )


def mentions() -> tuple[Mention, ...]:
    return (
        Mention(21, span("柳一舟"), "PER", "柳一舟", "柳一舟（青石）", decision=Decision.CONFIRMED, confidence=0.987),
        Mention(22, span("青石镇的"), "LOC", "青石镇", decision=Decision.REJECTED),
        Mention(23, span("青石镇修"), "BRIDGE", "青石镇"),
        Mention(24, span("民生"), "ORG", "民生"),
    )


def figures() -> tuple[Figure, ...]:
    return (
        Figure(31, span("2.49万人"), "2.49万人", "24900", "人", indicator="出行"),
        Figure(32, span("30-50分钟"), "30-50分钟", "30-50", "分钟", lower=Decimal(30), upper=Decimal(50)),
        Figure(33, span("三百万元"), "三百万元", "3000000", "元", base_value=Decimal("3000000"), base_unit="元"),
    )


def view(number: int = 1, raw: str = RAW, **changes: object) -> PageView:
    """Return the sample page; `changes` replace fields of the view."""
    details = PageDetails("青石日报", date(2024, 5, 3), "03", "民生")
    digest = hashlib.sha256(raw.encode()).hexdigest()
    page = Page(number, details, raw, digest, f"青石日报_2024050{number}_03.txt", status=PageStatus.IN_REVIEW)
    finding = Finding(41, span("物业公司公布"), "unfinished_sentence", message("handoff.finding.open"))
    fields: dict[str, object] = {
        "articles": (bridge(), notice()),
        "mentions": mentions(),
        "figures": figures(),
        "findings": (finding,),
    }
    return PageView(page, **{**fields, **changes})  # type: ignore[arg-type]


def long_view(paragraphs: int, paragraph: str = "桥上的风吹过来，带着山那边的消息。" * 20) -> PageView:
    """Return a page of one article whose body has many paragraphs."""
    raw = "长桥记\n" + "\n\n".join([paragraph] * paragraphs)
    body = Part(Span(4, len(raw)), Role.BODY)
    article = Article(51, (Part(Span(0, 3), Role.HEADLINE), body))
    return view(2, raw, articles=(article,), mentions=(), figures=(), findings=())
