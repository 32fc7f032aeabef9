"""JSON Lines: one page a line, as programs that score or go on with an analysis read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from core.model.article import Article, Part
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import TITLE_ROLES, Decision, Role
from core.model.mention import Mention
from core.model.page import Page, PageAnalysis, PageView
from core.model.transfer import ReadPage
from core.text.article_text import article_text

Record = dict[str, Any]


def view_of(page: ReadPage, analysis: PageAnalysis) -> PageView:
    """Return a page that was read and analysed, but not stored, as if it were."""
    stored = Page(0, page.details, page.text, page.sha256, page.source, page.encoding)
    found = analysis.segmentation
    return PageView(stored, found.articles, found.furniture, analysis.mentions, analysis.figures, analysis.findings)


def lines(views: Iterable[PageView], language: str = "zh") -> Iterator[str]:
    """Yield a line of JSON a page, without its line end; reasons and messages in a language."""
    for view in views:
        yield json.dumps(record(view, language), ensure_ascii=False, separators=(",", ":"))


def record(view: PageView, language: str = "zh") -> Record:
    """Return a page as plain values; offsets are code points of the raw text, half open.

    Decimals are strings, so that none loses a digit; what is undecided has no `decision`.
    """
    page, details = view.page, view.page.details
    return {
        "source": page.source,
        "sha256": page.sha256,
        "length": len(page.raw_text),
        "encoding": page.encoding,
        "publication": details.publication,
        "edition_date": details.edition_date.isoformat() if details.edition_date else None,
        "page_number": details.page_number,
        "section_name": details.section_name,
        "articles": [_article(view, i, article, language) for i, article in enumerate(view.articles, 1)],
        "furniture": [[f.span.start, f.span.end] for f in view.furniture],
        "entities": [_mention(mention) for mention in view.mentions],
        "figures": [_figure(figure) for figure in view.figures],
        "findings": [_finding(finding, language) for finding in view.findings],
    }


def _article(view: PageView, number: int, article: Article, language: str) -> Record:
    titles = tuple(part for part in article.parts if part.role in TITLE_ROLES)
    text = article_text(view.page.raw_text, Article(0, titles), view.corrections)
    return {
        "id": str(article.id or number),
        "kind": str(article.kind),
        "headline": text.headline,
        "authors": list(article.authors),
        "dateline": article.dateline,
        "jump": article.jump,
        "confidence": _share(article.confidence),
        "parts": [_part(part, language) for part in article.parts],
        **_decided(article.decision),
    }


def _part(part: Part, language: str) -> Record:
    found: Record = {
        "role": str(Role(part.role)),
        "start": part.span.start,
        "end": part.span.end,
        "confidence": _share(part.confidence),
    }
    if part.reason is not None:
        found["reason"] = part.reason.text(language)
    return {**found, **_decided(part.decision)}


def _mention(mention: Mention) -> Record:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "type": str(mention.type),
        "text": mention.text,
        "authority": mention.authority,
        "value": mention.value,
        "confidence": _share(mention.confidence),
        **_decided(mention.decision),
    }


def _figure(figure: Figure) -> Record:
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "lower": _plain(figure.lower),
        "upper": _plain(figure.upper),
        "qualifier": figure.qualifier,
        "indicator": figure.indicator,
        "period": figure.period,
        "place": figure.place,
        "base_value": _plain(figure.base_value),
        "base_unit": figure.base_unit,
        "confidence": _share(figure.confidence),
        **_decided(figure.decision),
    }


def _finding(finding: Finding, language: str) -> Record:
    return {
        "start": finding.span.start,
        "end": finding.span.end,
        "check": finding.check,
        "message": finding.message.text(language),
        "others": [[span.start, span.end] for span in finding.others],
        "dismissed": finding.is_dismissed,
    }


def _decided(decision: Decision) -> Record:
    return {"decision": str(decision)} if decision.is_made else {}


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _share(value: float) -> float:
    return round(value, 4)
