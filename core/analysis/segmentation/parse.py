"""Step 5: the best reading of the whole page, a label for every unit, found by dynamic programming over the units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from core.analysis.segmentation.affinity import Vocabulary, pairs_of
from core.analysis.segmentation.blocks import Shape
from core.analysis.segmentation.bounds import Bound, bound_between
from core.analysis.segmentation.grouping import byline_score, extend_score, subheading_score
from core.analysis.segmentation.units import Unit

UNTITLED = -2.2
UNTITLED_PICTURE = -0.8
LONE_TITLE = -2.2


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


class State(IntEnum):
    """What is open once a unit is read."""

    CLOSED = 0
    TITLED = 1  # a title waits for its body
    SIGNED = 2  # a byline waits for its body
    BODY = 3  # a body without a title
    TITLED_BODY = 4
    AFTER = 5  # the titles behind a body


@dataclass(frozen=True, slots=True)
class Path:
    """A reading of the units so far: the last label, the score, and what of the open article later steps ask for."""

    score: float
    label: Label
    state: State
    last: Path | None
    body: int = -1
    first: int = -1
    size: int = 0
    has_byline: bool = False
    is_over: bool = False
    lines: int = 0
    key: int = 0


class Parser:
    """The units of one page with what was worked out about them."""

    def __init__(self, units: Sequence[Unit], vocabulary: Vocabulary) -> None:
        self.units = list(units)
        self.vocabulary = vocabulary
        self._bounds: dict[tuple[int, int], Bound] = {}
        self._leaning: dict[int, float] = {}
        self._bodies = [i for i, unit in enumerate(units) if unit.shape is Shape.TEXT and unit.title <= 0]
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
            behind = self.vocabulary.likeness(pairs, self._neighbours(i, -1))
            ahead = self.vocabulary.likeness(pairs, self._neighbours(i, 1))
            found = self._leaning[i] = max(-6.0, min(6.0, behind - ahead))
        return found

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
        """Return the labels of the best reading."""
        paths: dict[State, Path] = {State.CLOSED: Path(0.0, Label.FURNITURE, State.CLOSED, None)}
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
        """Return what it costs to close the article that is open."""
        if path.state is State.BODY:
            is_picture = path.is_over and path.size < 400
            return UNTITLED_PICTURE if is_picture else UNTITLED
        return LONE_TITLE if path.state in (State.TITLED, State.SIGNED) else 0.0

    def _steps(self, path: Path, i: int) -> Iterator[Path]:
        unit = self.units[i]
        if unit.shape is Shape.FURNITURE:
            yield self._next(path, Label.FURNITURE, path.state, 0.0)
            return
        if unit.shape is Shape.BYLINE:
            yield from self._byline_steps(path, i)
            return
        if unit.title > -6.0:
            yield from self._title_steps(path, i)
        if unit.title < 5.5:
            yield from self._body_steps(path, i)

    def _next(self, path: Path, label: Label, state: State, score: float, **changes: object) -> Path:
        kept = dict(body=path.body, first=path.first, size=path.size, has_byline=path.has_byline,
                    is_over=path.is_over, lines=path.lines, key=path.key)  # fmt: skip
        return Path(path.score + score, label, state, path, **(kept | changes))  # type: ignore[arg-type]

    def _body_steps(self, path: Path, i: int) -> Iterator[Path]:
        unit = self.units[i]
        score = -unit.title / 2 if unit.title > -3.0 else 1.5
        bound = self.bound(path.body, i).score if path.body >= 0 else 0.0
        size = unit.end - unit.start
        is_over = unit.tail.ends_article
        if path.state in (State.BODY, State.TITLED_BODY):
            over = 3.0 if path.is_over else 0.0
            yield self._next(path, Label.GOES_ON, path.state, score - bound / 2 - over, body=i, size=path.size + size,
                             is_over=is_over)  # fmt: skip
        waits = path.state in (State.TITLED, State.SIGNED)
        state = State.TITLED_BODY if path.state is State.TITLED else State.BODY
        cost = 0.0 if waits else self._closing(path)
        if waits and path.has_byline and unit.has_dateline and path.state is State.SIGNED:
            cost -= 1.5
        yield self._next(path, Label.OPENS, state, score + bound / 2 + cost, body=i, first=i, size=size,
                         has_byline=path.has_byline if waits else False, is_over=is_over, lines=0)  # fmt: skip

    def _title_steps(self, path: Path, i: int) -> Iterator[Path]:
        unit = self.units[i]
        score = unit.title / 2 if unit.title < 3.0 else 1.5
        lean = self.leaning(i) / 2
        close = self._closing(path)
        lines = unit.lines
        if path.state is State.TITLED:
            more = extend_score(self.units, i, path.lines)
            yield self._next(path, Label.MORE, State.TITLED, score - lean + more, lines=path.lines + lines)
        if path.state is State.SIGNED:
            yield self._next(path, Label.TITLE_BEFORE, State.TITLED, score - lean, lines=lines)
        else:
            yield self._next(path, Label.TITLE_BEFORE, State.TITLED, score - lean + close, lines=lines,
                             has_byline=False)  # fmt: skip
        if path.state is State.AFTER:
            more = extend_score(self.units, i, path.lines)
            yield self._next(path, Label.MORE, State.AFTER, score + lean + more, lines=path.lines + lines)
        if path.state is State.BODY:
            yield self._next(path, Label.TITLE_AFTER, State.AFTER, score + lean, lines=lines)
        if path.state in (State.BODY, State.TITLED_BODY) and not path.is_over:
            sub = subheading_score(self.units, path.body, i, path.has_byline)
            yield self._next(path, Label.SUBHEADING, path.state, score + sub)
        yield self._next(path, Label.LONE, State.CLOSED, score + LONE_TITLE + close)

    def _byline_steps(self, path: Path, i: int) -> Iterator[Path]:
        lean = byline_score(self.units, i, path.has_byline)
        if path.state in (State.BODY, State.TITLED_BODY):
            yield self._next(path, Label.SIGNATURE, path.state, lean, is_over=True)
        if path.state is State.TITLED:
            yield self._next(path, Label.BYLINE, State.TITLED, -lean, has_byline=True)
        else:
            close = self._closing(path) if path.state is not State.SIGNED else 0.0
            yield self._next(path, Label.BYLINE, State.SIGNED, -lean + close, has_byline=True, lines=0)
