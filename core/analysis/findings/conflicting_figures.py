"""Find two values for the same thing: in headline and body, or in two places of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.analysis.blocks import Block
from core.analysis.findings.contradicted_change import comparable, same_base
from core.analysis.findings.material import Material, PlacedFigure, finding
from core.messages import message
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import TITLE_ROLES
from core.text.patterns.measures import CHANGE_END

CHECK = "conflicting_figures"
_SHORTEST_IN_TITLE = 4  # characters of an indicator that a headline and a body can share
_SHORTEST = 6  # of one that two sentences can share
_NEAREST = 60  # code points between them: closer figures are parallel members of one sentence


_YEAR = re.compile(r"\d{4} ?年")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures of different pages that disagree."""

    page: int
    figure: Figure
    other_page: int
    other: Figure


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding for each headline figure that the body contradicts, and each pair within the bodies."""
    by_article: dict[int | None, list[tuple[Block, PlacedFigure]]] = defaultdict(list)
    for block, figures in material.placed:
        by_article[block.article] += [(block, placed) for placed in figures]
    for article, rows in by_article.items():
        if article is not None:
            yield from _headline_against_body(rows)
    yield from _within_bodies([placed.figure for rows in by_article.values() for _, placed in rows])


def _headline_against_body(rows: Sequence[tuple[Block, PlacedFigure]]) -> Iterator[Finding]:
    titles = [placed.figure for block, placed in rows if block.role in TITLE_ROLES]
    bodies = [placed.figure for block, placed in rows if block.role not in TITLE_ROLES]
    for figure in titles:
        if len(figure.indicator) < _SHORTEST_IN_TITLE or not _is_exact(figure):
            continue
        if any(_is_same_value(figure, other) for other in bodies):
            continue
        rival = next((other for other in bodies if _is_rival(figure, other)), None)
        if rival is not None:
            yield _found(figure, rival)


def _within_bodies(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Yield a finding for exact figures of one indicator, unit, period and place that differ."""
    known: dict[tuple[str, str, str, str], Figure] = {}
    for figure in sorted(figures, key=lambda figure: figure.span.start):
        key = _key(figure)
        if key is None or not (figure.period or figure.place):
            continue
        first = known.setdefault(key, figure)
        is_far = figure.span.start - first.span.end >= _NEAREST
        if is_far and not _is_same_value(figure, first):
            yield _found(figure, first)


def conflicts_across(pages: Mapping[int, Iterable[Figure]]) -> list[Conflict]:
    """Return the exact figures of different pages that name one indicator, unit, dated period and place, and differ.

    `pages` are the figures of each page by its id; only a period with its year is the same period on two pages.
    """
    known: dict[tuple[str, str, str, str], tuple[int, Figure]] = {}
    found: list[Conflict] = []
    for page, figures in sorted(pages.items()):
        for figure in figures:
            key = _key(figure)
            if key is None or not figure.place or not _YEAR.search(figure.period):
                continue
            first_page, first = known.setdefault(key, (page, figure))
            if first_page != page and not _is_same_value(figure, first):
                found.append(Conflict(page, figure, first_page, first))
    return found


def _key(figure: Figure) -> tuple[str, str, str, str] | None:
    """Return what two figures must share to be about the same thing, or None when one is too vague to compare."""
    if len(figure.indicator) < _SHORTEST or not _is_exact(figure):
        return None
    return figure.indicator, figure.unit, figure.period, figure.place


def _is_exact(figure: Figure) -> bool:
    return not figure.qualifier and comparable(figure) is not None and not CHANGE_END.search(figure.indicator)


def _is_same_value(first: Figure, second: Figure) -> bool:
    if first.unit != second.unit and not same_base(first, second):
        return False
    return comparable(first) == comparable(second)


def _is_rival(title: Figure, other: Figure) -> bool:
    """Judge whether a body figure measures what a headline figure measures and says otherwise."""
    return title.unit == other.unit and title.indicator == other.indicator and _is_exact(other)


def _found(figure: Figure, other: Figure) -> Finding:
    values = message(f"finding.{CHECK}", indicator=figure.indicator, one=other.text, two=figure.text)
    return finding(CHECK, figure.span, values, [other.span])
