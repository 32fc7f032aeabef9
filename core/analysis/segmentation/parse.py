"""Step 5: the best reading of the whole page, a label for every unit, found by dynamic programming over the units."""

from __future__ import annotations

from typing import Any

from core.analysis.segmentation import labels as cost
from core.analysis.segmentation.blocks import Shape
from core.analysis.segmentation.facts import Facts
from core.analysis.segmentation.grouping import byline_score, extend_score, subheading_score
from core.analysis.segmentation.labels import Label, Open, Path, State, likely
from core.model.kinds import TITLE_ROLES, Role

BEAM = 10.0
"""Log-probability; a reading that is so much worse than the best is given up."""
_SHORT = 400
_TITLE = 2.5
"""The score from which a unit is counted among the titles at the foot."""
_SURE_BODY, _SURE_TITLE = -6.0, 8.0


class Parser:
    """Reads the units of a page in order and keeps the best reading for every state."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.units = facts.units
        self.is_title = [likely(odds) for odds in facts.title]
        self.is_body = [likely(-odds) for odds in facts.title]
        self.form = 0.0
        self._found: dict[State, Path] = {}
        self.lone, self.untitled = cost.LONE_TITLE, cost.UNTITLED

    def best(self) -> list[Label]:
        """Return the labels of the best reading, once the page's own habit (titles before or behind) is known."""
        labels = self._best()
        habit = labels.count(Label.TITLE_AFTER) - labels.count(Label.TITLE_BEFORE)
        self.form = max(-2.0, min(2.0, habit * 0.5))
        if self._heap() > max(1, habit) or (labels.count(Label.LONE) > 1 and labels.count(Label.LONE) > abs(habit)):
            self.lone = self.untitled = cost.FOOT
        return self._best()

    def _heap(self) -> int:
        """Return how many titles set apart the page ends with."""
        count = 0
        for unit, title in zip(reversed(self.units), reversed(self.facts.title), strict=True):
            if unit.shape is Shape.FURNITURE:
                continue
            if unit.shape is not Shape.TEXT or title < _TITLE:
                break
            count += unit.blocks[0].gap
        return count

    def _best(self) -> list[Label]:
        paths: dict[State, Path] = {State.CLOSED: Path(0.0, Label.FURNITURE, State.CLOSED, Open(), None)}
        for i in range(len(self.units)):
            self._found = {}
            least = max(path.score for path in paths.values()) - BEAM
            for path in paths.values():
                if path.score >= least:
                    self._steps(path, i)
            paths = self._found
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
            is_picture = path.open.is_over and path.open.size < _SHORT
            return cost.UNTITLED_PICTURE if is_picture else self.untitled
        if path.state is State.TITLED_BODY:
            is_signed = path.open.has_byline or path.open.is_dated or path.open.is_over
            return 0.0 if is_signed else cost.UNSIGNED
        return self.lone if path.state.waits else 0.0

    def _steps(self, path: Path, i: int) -> None:
        unit = self.units[i]
        if unit.shape is Shape.FURNITURE:
            self._offer(path, i, Label.FURNITURE, path.state, 0.0)
        elif unit.shape is Shape.BYLINE:
            self._byline_steps(path, i)
        else:
            title = self.facts.title[i]
            if title > _SURE_BODY:
                self._title_steps(path, i)
            if title < _SURE_TITLE:
                self._body_steps(path, i)

    def _offer(
        self, path: Path, i: int, label: Label, state: State, score: float, joins: bool = True, **changes: Any
    ) -> None:
        """Keep the path with one more label if it is the best of its state so far.

        `joins` says that the unit joins the article that is open.
        """
        key = self.units[i].key
        if key:
            if (joins and path.open.key not in (0, key)) or (not joins and path.open.key == key):
                score += cost.AGAINST_DECISION
            changes["key"] = key
        elif not joins and path.open.key:
            changes["key"] = 0
        total = path.score + score
        rival = self._found.get(state)
        if rival is None or total > rival.score:
            now = path.open._replace(**changes) if changes else path.open
            self._found[state] = Path(total, label, state, now, path)

    def _body_steps(self, path: Path, i: int) -> None:
        unit, now = self.units[i], path.open
        score = self.is_body[i]
        bound = self.facts.bound(now.body, i).score if now.body >= 0 else 9.0
        if now.is_over:
            bound = max(0.0, bound)
        size = unit.end - unit.start
        is_over = unit.tail.ends_article
        if path.state.is_body:
            over = cost.OVER * now.is_over
            over += cost.SIGNED_TWICE if unit.tail.names and (now.has_byline or now.is_dated) else 0.0
            self._offer(path, i, Label.GOES_ON, path.state, score + likely(-bound) - over, body=i,
                             size=now.size + size, is_over=is_over)  # fmt: skip
        waits = path.state.waits
        opening = likely(
            bound + cost.OVER * now.is_over + cost.TITLE_BETWEEN * (waits or path.state is State.AFTER)
        ) + self._start(path, i)
        state = State.TITLED_BODY if path.state is State.TITLED else State.BODY
        self._offer(path, i, Label.OPENS, state, score + opening, waits, body=i, first=i, size=size,
                         has_byline=waits and now.has_byline, is_dated=unit.has_dateline, has_subheading=False,
                         is_over=is_over, lines=0)  # fmt: skip
        if self.facts.may_be_caption[i]:
            self._offer(path, i, Label.CAPTION, path.state, cost.CAPTION + score)

    def _start(self, path: Path, i: int) -> float:
        """Return what it costs that a unit of body begins an article in this state."""
        has_dateline = self.units[i].has_dateline
        if path.state is State.SIGNED:
            return cost.BYLINE_AND_DATELINE if has_dateline else 0.0
        if path.state is State.TITLED:
            return cost.UNMARKED if self.facts.is_marked and not path.open.has_heading else 0.0
        if has_dateline or path.open.is_over or not path.state.is_body:
            return self._closing(path)
        return cost.BARE_START + self._closing(path)

    def _title_steps(self, path: Path, i: int) -> None:
        unit, now = self.units[i], path.open
        role = unit.fixed.role if unit.fixed else None
        score = self.is_title[i]
        close = self._closing(path)
        if role not in TITLE_ROLES and role is not Role.COLUMN and path.state.is_body and not now.is_over:
            sub = subheading_score(self.units, now.body, i, now) - cost.LOOKS_BACK * max(0.0, self.facts.leaning(i) - 1)
            self._offer(path, i, Label.SUBHEADING, path.state, score + sub, has_subheading=True)
        if role is Role.SUBHEADING:
            score += cost.AGAINST_DECISION
        lean = self.facts.leaning(i) + self.form
        fits = self.facts.fits(i)
        behind, ahead = score + likely(lean) + fits[0], score + likely(-lean) + fits[1]
        is_marked = unit.heading > 0
        if path.state in (State.TITLED, State.AFTER, State.LONE):
            side = {State.TITLED: ahead, State.AFTER: behind}.get(path.state, score)
            self._offer(path, i, Label.MORE, path.state, side + self._more(path, i), lines=now.lines + unit.lines,
                             has_heading=now.has_heading or is_marked)  # fmt: skip
        before = ahead + (cost.BYLINE_FIRST if path.state is State.SIGNED else close)
        joins = path.state is State.SIGNED
        self._offer(path, i, Label.TITLE_BEFORE, State.TITLED, before, joins, lines=unit.lines,
                         has_byline=joins, has_heading=is_marked)  # fmt: skip
        if path.state is State.BODY:
            self._offer(path, i, Label.TITLE_AFTER, State.AFTER, behind, lines=unit.lines)
        self._offer(path, i, Label.LONE, State.LONE, score + self.lone + close, False, lines=unit.lines)

    def _more(self, path: Path, i: int) -> float:
        """Return what it costs that a title goes on with the title group before it."""
        more = extend_score(self.units, i, path.open.lines, self.facts.gap_costs[i])
        if path.label is Label.BYLINE:
            more += cost.AFTER_BYLINE
        if more < 0 and self.units[i].blocks[0].gap and path.state is not State.LONE:
            more = min(0.0, more + max(0.0, self.facts.likeness(i)[path.state is State.TITLED] / 4))
        return more

    def _byline_steps(self, path: Path, i: int) -> None:
        now = path.open
        is_signed = now.has_byline or (now.first >= 0 and bool(self.units[now.first].head_names))
        lean = byline_score(self.units, i, is_signed)
        head, end = likely(-lean), likely(lean)
        if path.state.is_body:
            is_twice = (now.is_over or is_signed) and not self.units[i].tail.is_credit
            twice = cost.SIGNED_TWICE if is_twice else 0.0
            self._offer(path, i, Label.SIGNATURE, path.state, end - twice, is_over=True)
        if path.state is State.TITLED:
            self._offer(path, i, Label.BYLINE, State.TITLED, head, has_byline=True)
        else:
            joins = path.state is State.SIGNED
            close = 0.0 if joins else self._closing(path)
            self._offer(path, i, Label.BYLINE, State.SIGNED, head + close, joins, has_byline=True, lines=0)
