"""Choose and describe the figures of a page for the sheet. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from core.model.figure import Figure
from gui.widgets.decided import Show, is_shown


def figures_of(figures: Iterable[Figure], show: Show = Show.ALL, words: str = "") -> tuple[Figure, ...]:
    """Return the figures to list, down the page. Rejected ones are listed only by themselves."""
    wanted = words.strip().casefold()
    kept = (
        figure for figure in figures if is_shown(figure.decision, show) and (not wanted or wanted in _words(figure))
    )
    return tuple(sorted(kept, key=attrgetter("span.start", "span.end")))


def next_undecided(figures: Sequence[Figure], start: int) -> int:
    """Return the first undecided figure behind `start`, going round once; `start` when there is none."""
    around = [*range(start + 1, len(figures)), *range(max(0, start))]
    return next((place for place in around if not figures[place].decision.is_made), start)


def _words(figure: Figure) -> str:
    return f"{figure.indicator} {figure.unit} {figure.period} {figure.text} {figure.value}".casefold()
