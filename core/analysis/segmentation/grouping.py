"""Small judgements the parser asks for: does this line go on with the title group, is it a sub-heading, whose byline is it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.analysis.segmentation.blocks import SLACK, Shape
from core.analysis.segmentation.units import Unit
from core.text.patterns.bylines import CREDIT_WORD
from core.text.patterns.marks import BULLETS, DASH

MOST_LINES = 5
_CREDIT = re.compile(rf"{CREDIT_WORD}\s*[)）]?\s*$")


def extend_score(units: Sequence[Unit], i: int, lines: int) -> float:
    """Return how well a title goes on with the title before it, `lines` printed lines already in the group."""
    unit = units[i]
    first = unit.blocks[0].rows[0]
    before = units[i - 1].blocks[-1].rows[-1] if i else None
    score = -0.8 if first.gap else 0.5
    if DASH.match(first.text):
        score += 4.0
    if before is not None and before.heading and first.heading:
        score += 2.0 if first.heading > before.heading else -2.5
    return score - 2.0 * max(0, lines + unit.lines - MOST_LINES + 1)


def subheading_score(units: Sequence[Unit], body: int, i: int, has_byline: bool) -> float:
    """Return how well a title-like unit stands as a sub-heading behind the body unit it interrupts."""
    unit = units[i]
    first = unit.blocks[0].rows[0]
    score = -0.5
    score += 1.5 if has_byline else 0.0
    score -= 1.5 * (unit.lines - 1)
    if DASH.match(first.text):
        score -= 5.0
    if first.heading:
        score -= 3.0 if first.heading < 3 else 0.0
    column = units[body].column
    if column and max(row.cells for row in unit.blocks[0].rows) > column + SLACK:
        score -= 3.0
    if i + 1 < len(units) and (units[i + 1].shape is not Shape.TEXT or units[i + 1].title > 2.0):
        score -= 2.0
    if not units[body].is_finished:
        score -= 2.0
    if i + 1 == len(units):
        score -= 4.0
    return score


def byline_score(units: Sequence[Unit], i: int, has_byline: bool) -> float:
    """Return how much a byline looks like the end of an article rather than the head of the next."""
    unit = units[i]
    text = unit.text
    score = -0.5
    if text[0] in "(（":
        score += 3.0
    if _CREDIT.search(text):
        score += 3.0
    if text[0] in BULLETS:
        score -= 1.0
    if has_byline:
        score -= 1.0
    if not unit.names:
        score += 3.0
    after = units[i + 1] if i + 1 < len(units) else None
    if after is None:
        score += 4.0
    elif after.has_dateline:
        score += 1.0
    elif after.shape is Shape.TEXT and after.title > 0:
        score += 1.5
    return score
