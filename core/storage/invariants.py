"""What must hold on every page: checked before each commit, and again by `check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.model.article import Article, Furniture
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.mention import Mention
from core.model.span import Span


@dataclass(frozen=True, slots=True)
class PageRecords:
    """All that is stored for one page."""

    text: str
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """An invariant that does not hold: its key (`error.KEY`) and the span it is about."""

    key: str
    span: Span | None = None


def breaches(records: PageRecords) -> Iterator[Breach]:
    """Yield every invariant that a page's records break."""
    length = len(records.text)
    parts = [part.span for article in records.articles for part in article.parts]
    held = parts + [furniture.span for furniture in records.furniture]
    noted = [mention.span for mention in records.mentions] + [figure.span for figure in records.figures]
    noted += [finding.span for finding in records.findings] + [fix.span for fix in records.corrections]
    noted += [span for finding in records.findings for span in finding.others]
    yield from (Breach("span_outside", span) for span in held + noted if span.end > length)
    yield from (Breach("part_blank", span) for span in held if not span.of(records.text).strip())
    yield from (Breach("text_in_two_parts", span) for span in collisions(held))
    yield from (Breach("corrections_overlap", span) for span in collisions(c.span for c in records.corrections))
    yield from (Breach("article_empty") for article in records.articles if not article.parts)


def collisions(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that begin before an earlier one has ended."""
    reached = 0
    for span in sorted(spans):
        if span.start < reached:
            yield span
        reached = max(reached, span.end)
