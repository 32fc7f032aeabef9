"""Step 5: the best reading of the whole page, a label for every unit, found by dynamic programming over the units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import exp, log1p

from core.analysis.segmentation.affinity import Vocabulary, pairs_of
from core.analysis.segmentation.blocks import Shape
from core.analysis.segmentation.bounds import Bound, bound_between
from core.analysis.segmentation.grouping import (
    byline_score,
    extend_score,
    gap_costs,
    may_be_caption,
    subheading_score,
    title_in_place,
)
from core.analysis.segmentation.units import Unit


def likely(odds: float) -> float:
    """Return the log-probability of log-odds."""
    return -log1p(exp(-odds)) if odds > -30 else odds


UNTITLED = -2.2
UNTITLED_PICTURE = -0.8
LONE_TITLE = -2.2
TITLE_BETWEEN = 1.5
"""How much a title or a byline between two bodies speaks for a new article."""
UNMARKED = -2.0
"""A title without number signs on a page that marks its titles."""
AFTER_BYLINE = -2.0
"""A line of title behind the byline."""
BARE_START = -1.0
"""An article that begins without title, byline or dateline."""
CAPTION = -3.0
"""A sentence or two that stand by themselves."""
NO_WORD = -0.8
"""A title that has no pair of characters in common with the body next to it."""
FOOT = -0.8
"""What a title or a body alone costs on a page that gathers its titles in one place."""
BYLINE_FIRST = -2.0
"""A byline that stands before the title."""


class Label(IntEnum):
    """What the parser makes of a unit."""

    OPENS = 0  # body that begins an article
    GOES_ON = 1  # body of the article that is open
    SUBHEADING = 2
    TITLE_BEFORE = 3  # title of the body that follows
    TITLE_AFTER = 4  # title of the body before
    LONE = 5  # title without a body of its own here
    BYLINE = 6  # byline at the head
    SIGNATURE = 7  # byline at the end
    FURNITURE = 8
    MORE = 9  # title that goes on with the title before it
    CAPTION = 10  # a sentence or two under a picture, anywhere on the page


class State(IntEnum):
    """What is open once a unit is read."""

    CLOSED = 0
    TITLED = 1  # a title waits for its body
    SIGNED = 2  # a byline waits for its body
    BODY = 3  # a body without a title
    TITLED_BODY = 4
    AFTER = 5  # the titles behind a body
    LONE = 6  # a title without a body


@dataclass(frozen=True, slots=True)
class Open:
    """What later steps ask of the article that is open: its last and first unit of body, its size, what it has."""

    body: int = -1
    first: int = -1
    size: int = 0
    has_byline: bool = False
    is_dated: bool = False
    has_subheading: bool = False
    is_over: bool = False
    lines: int = 0
    has_heading: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A reading of the units so far: the score, the last label, the state, what is open, and the path before."""

    score: float
    label: Label
    state: State
    open: Open
    last: Path | None


class Parser:
    """The units of one page with what was worked out about them."""

    def __init__(self, units: Sequence[Unit], vocabulary: Vocabulary) -> None:
        self.units = list(units)
        self.vocabulary = vocabulary
        self._bounds: dict[tuple[int, int], Bound] = {}
        self._leaning: dict[int, float] = {}
        self._likeness: dict[int, tuple[float, float]] = {}
        self._fits: dict[int, tuple[float, ...]] = {}
        self.title = [title_in_place(self.units, vocabulary, i) for i in range(len(units))]
        self.may_be_caption = [may_be_caption(self.units, i) for i in range(len(units))]
        self.is_marked = sum(unit.blocks[0].rows[0].heading > 0 for unit in self.units) > 2
        self.form = 0.0
        self.lone, self.untitled = LONE_TITLE, UNTITLED
        self.gap_costs = gap_costs(self.units)
        self._bodies = [i for i, unit in enumerate(units) if unit.is_body]
        self._places = {i: k for k, i in enumerate(self._bodies)}

    def bound(self, i: int, j: int) -> Bound:
        """Return the bound between two units of body, worked out once."""
        found = self._bounds.get((i, j))
        if found is None:
            found = self._bounds[i, j] = bound_between(self.units, self.vocabulary, i, j)
        return found

    def leaning(self, i: int) -> float:
        """Return how much more a title has in common with the bodies before it than with those behind it."""
        found = self._leaning.get(i)
        if found is None:
            pairs = pairs_of(self.units[i].text)
            sides = [self._neighbours(i, step) for step in (-1, 1)]
            behind, ahead = (self.vocabulary.likeness(pairs, side) if side else -1.0 for side in sides)
            self._fits[i] = tuple(0.0 if self.vocabulary.has_shared(pairs, side) else NO_WORD for side in sides)
            self._likeness[i] = (behind, ahead)
            found = self._leaning[i] = max(-4.0, min(4.0, 0.6 * (behind - ahead)))
        return found

    def fits(self, i: int) -> tuple[float, ...]:
        """Return what it costs that a title has nothing in common with the body before it and behind it."""
        self.leaning(i)
        return self._fits[i]

    def _neighbours(self, i: int, step: int) -> list[int]:
        """Return the units of body next to a title on one side, as far as they seem to be one article."""
        found: list[int] = []
        at = i + step
        while 0 <= at < len(self.units) and len(found) < 6 and abs(at - i) < 16:
            if at in self._places:
                if found:
                    low, high = (at, found[-1]) if step < 0 else (found[-1], at)
                    if self.bound(low, high).score > 0:
                        break
                found.append(at)
            at += step
        return found

    def best(self) -> list[Label]:
        """Return the labels of the best reading, once the page's own habit (titles before or behind) is known."""
        labels = self._best()
        habit = labels.count(Label.TITLE_AFTER) - labels.count(Label.TITLE_BEFORE)
        self.form = max(-2.0, min(2.0, habit * 0.5))
        if labels.count(Label.LONE) > 1 and labels.count(Label.LONE) > abs(habit):
            self.lone = self.untitled = FOOT
        return self._best()

    def _best(self) -> list[Label]:
        paths: dict[State, Path] = {State.CLOSED: Path(0.0, Label.FURNITURE, State.CLOSED, Open(), None)}
        for i in range(len(self.units)):
            found: dict[State, Path] = {}
            for path in paths.values():
                for new in self._steps(path, i):
                    old = found.get(new.state)
                    if old is None or new.score > old.score:
                        found[new.state] = new
            paths = found
        end: Path | None = max(paths.values(), key=lambda path: path.score + self._closing(path))
        labels: list[Label] = []
        while end is not None and end.last is not None:
            labels.append(end.label)
            end = end.last
        return labels[::-1]

    def _closing(self, path: Path) -> float:
        """Return what it costs to close the article that is open; one that stops in mid-sentence may go on later."""
        if path.state is State.BODY:
            if not self.units[path.open.body].is_finished:
                return 0.0
            is_picture = path.open.is_over and path.open.size < 400
            return UNTITLED_PICTURE if is_picture else self.untitled
        return self.lone if path.state in (State.TITLED, State.SIGNED) else 0.0

    def _steps(self, path: Path, i: int) -> Iterator[Path]:
        unit = self.units[i]
        if unit.shape is Shape.FURNITURE:
            yield self._next(path, Label.FURNITURE, path.state, 0.0)
            return
        if unit.shape is Shape.BYLINE:
            yield from self._byline_steps(path, i)
            return
        if self.title[i] > -6.0:
            yield from self._title_steps(path, i)
        if self.title[i] < 8.0:
            yield from self._body_steps(path, i)
            if self.may_be_caption[i]:
                yield self._next(path, Label.CAPTION, path.state, CAPTION + likely(-self.title[i]))

    def _next(self, path: Path, label: Label, state: State, score: float, **changes: int) -> Path:
        return Path(path.score + score, label, state, replace(path.open, **changes) if changes else path.open, path)

    def _body_steps(self, path: Path, i: int) -> Iterator[Path]:
        unit = self.units[i]
        score = likely(-self.title[i])
        bound = self.bound(path.open.body, i).score if path.open.body >= 0 else 9.0
        size = unit.end - unit.start
        is_over = unit.tail.ends_article
        if path.state in (State.BODY, State.TITLED_BODY):
            over = 3.0 if path.open.is_over else 0.0
            over += 2.5 if unit.tail.names and (path.open.has_byline or path.open.is_dated) else 0.0
            yield self._next(path, Label.GOES_ON, path.state, score + likely(-bound) - over, body=i,
                             size=path.open.size + size, is_over=is_over)  # fmt: skip
        waits = path.state in (State.TITLED, State.SIGNED)
        state = State.TITLED_BODY if path.state is State.TITLED else State.BODY
        cost = likely(bound + 3.0 * path.open.is_over + TITLE_BETWEEN * waits) + (0.0 if waits else self._closing(path))
        if path.state in (State.BODY, State.TITLED_BODY) and not unit.has_dateline:
            cost += BARE_START
        if unit.has_dateline and path.state is State.SIGNED:
            cost -= 1.5
        if path.state is State.TITLED and self.is_marked and not path.open.has_heading:
            cost += UNMARKED
        yield self._next(path, Label.OPENS, state, score + cost, body=i, first=i, size=size,
                         has_byline=waits and path.open.has_byline,
                         is_dated=unit.has_dateline, has_subheading=False, is_over=is_over, lines=0)  # fmt: skip

    def _title_steps(self, path: Path, i: int) -> Iterator[Path]:
        score = likely(self.title[i])
        lean = self.leaning(i) + self.form
        sides = self.fits(i)
        behind, ahead = score + likely(lean) + sides[0], score + likely(-lean) + sides[1]
        close = self._closing(path)
        lines = self.units[i].lines
        marked = self.units[i].blocks[0].rows[0].heading > 0
        if path.state in (State.TITLED, State.AFTER):
            more = extend_score(self.units, i, path.open.lines, self.gap_costs[i])
            side = ahead if path.state is State.TITLED else behind
            if more < 0 and self.units[i].blocks[0].gap:
                more = min(0.0, more + max(0.0, self._likeness[i][path.state is State.TITLED] / 4))
            more += AFTER_BYLINE if path.label is Label.BYLINE else 0.0
            yield self._next(path, Label.MORE, path.state, side + more, lines=path.open.lines + lines,
                             has_heading=path.open.has_heading or marked)  # fmt: skip
        if path.state is State.SIGNED:
            yield self._next(
                path, Label.TITLE_BEFORE, State.TITLED, ahead + BYLINE_FIRST, lines=lines, has_heading=marked
            )
        else:
            yield self._next(
                path, Label.TITLE_BEFORE, State.TITLED, ahead + close, lines=lines, has_byline=False, has_heading=marked
            )
        if path.state is State.BODY:
            yield self._next(path, Label.TITLE_AFTER, State.AFTER, behind, lines=lines)
        if path.state in (State.BODY, State.TITLED_BODY) and not path.open.is_over:
            sub = subheading_score(
                self.units, path.open.body, i, path.open.has_byline, path.open.is_dated, path.open.has_subheading
            )
            yield self._next(path, Label.SUBHEADING, path.state, score + sub, has_subheading=True)
        if path.state is State.LONE:
            more = extend_score(self.units, i, path.open.lines, self.gap_costs[i])
            yield self._next(path, Label.MORE, State.LONE, score + more, lines=path.open.lines + lines)
        yield self._next(path, Label.LONE, State.LONE, score + self.lone + close, lines=lines)

    def _byline_steps(self, path: Path, i: int) -> Iterator[Path]:
        lean = byline_score(
            self.units, i, path.open.has_byline or bool(path.open.first >= 0 and self.units[path.open.first].head_names)
        )
        head, end = likely(-lean), likely(lean)
        if path.state in (State.BODY, State.TITLED_BODY):
            yield self._next(path, Label.SIGNATURE, path.state, end, is_over=True)
        if path.state is State.TITLED:
            yield self._next(path, Label.BYLINE, State.TITLED, head, has_byline=True)
        else:
            close = self._closing(path) if path.state is not State.SIGNED else 0.0
            yield self._next(path, Label.BYLINE, State.SIGNED, head + close, has_byline=True, lines=0)
