"""Small judgements the parser asks for: does this line go on with the title group, is it a sub-heading, whose byline is it."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.blocks import SLACK, Shape
from core.analysis.segmentation.title_roles import is_column_title
from core.analysis.segmentation.units import Unit
from core.text.patterns.marks import BULLETS, DASH

MOST_LINES = 5


def gap_cost(units: Sequence[Unit]) -> float:
    """Return what a blank line inside a title group costs: much where the page sets titles of several lines without.

    Where every line of a page is set apart by a blank line it says nothing.
    """
    titles = [unit for unit in units if unit.shape is Shape.TEXT and unit.title > 0]
    solid = sum(unit.lines > 1 for unit in titles)
    return 2.2 if solid >= 2 else 1.2 if solid else 0.4


def extend_score(units: Sequence[Unit], i: int, lines: int, gap_cost: float) -> float:
    """Return how well a title goes on with the title before it, `lines` printed lines already in the group."""
    unit = units[i]
    first = unit.blocks[0].rows[0]
    before = units[i - 1].blocks[-1].rows[-1] if i else None
    score = -gap_cost if first.gap else 0.5
    if is_column_title(first.text):
        score -= 2.0
    if DASH.match(first.text):
        score += 4.0
    if before is not None and before.heading and first.heading:
        score += 2.0 if first.heading > before.heading else -2.5
    return score - 2.0 * max(0, lines + unit.lines - MOST_LINES + 1)


def subheading_score(
    units: Sequence[Unit], body: int, i: int, has_byline: bool, is_dated: bool, has_subheading: bool
) -> float:
    """Return how well a title-like unit stands as a sub-heading behind the body unit it interrupts."""
    unit = units[i]
    first = unit.blocks[0].rows[0]
    score = 0.0 if has_subheading else -0.3 if has_byline else -2.0 if is_dated else -1.2
    score -= 1.5 * (unit.lines - 1)
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


def byline_score(units: Sequence[Unit], i: int, has_byline: bool) -> float:
    """Return how much a byline looks like the end of an article rather than the head of the next."""
    unit = units[i]
    text = unit.text
    score = 0.3
    if text[0] in "(（":
        score += 3.0
    if unit.tail.is_credit:
        score += 3.0
    if text[0] in BULLETS:
        score -= 2.0
    if text.endswith("报道"):
        score -= 1.0
    score += -4.0 if has_byline else 1.0
    if not unit.names:
        score += 3.0
    after = units[i + 1] if i + 1 < len(units) else None
    if after is None:
        score += 4.0
    elif after.has_dateline:
        score += 1.0
    elif after.shape is Shape.TEXT:
        score += 1.5 if after.title > 0 else 2.0 if _is_signed(units, i + 1) else -0.7
    return score


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
    if before.is_finished or before.shape is not Shape.TEXT:
        return False
    return vocabulary.total[before.text[-1] + after.text[0]] > 0


def _is_signed(units: Sequence[Unit], i: int) -> bool:
    """Return whether the body that begins at a unit is signed behind its last sentence."""
    for unit in units[i : i + 6]:
        if unit.shape is not Shape.TEXT or unit.has_dateline or unit.title > 2.0:
            return False
        if unit.tail.names:
            return True
    return False
