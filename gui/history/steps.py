"""Go back or on to a step of the journal. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from core.errors import UserError
from core.messages import Message, message
from core.model.changes import Changes
from core.model.history import HistoryStep

if TYPE_CHECKING:
    from core.workspace import Workspace

LIMIT = 500
"""How many steps the panel lists."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row of the history: a step, or (None) the state before the first."""

    step: HistoryStep | None
    is_present: bool = False

    @property
    def seq(self) -> int:
        """The step's number in the journal, 0 for the beginning."""
        return self.step.seq if self.step is not None else 0

    @property
    def is_undone(self) -> bool:
        """Whether the step is not part of the present state."""
        return self.step is not None and self.step.is_undone


def rows_of(steps: Sequence[HistoryStep], limit: int = LIMIT) -> tuple[StepRow, ...]:
    """Return the rows, newest first; the latest step that holds is the present. The beginning ends a full list."""
    present = next((step.seq for step in steps if not step.is_undone), 0)
    rows = [StepRow(step, step.seq == present) for step in steps]
    if steps and len(steps) < limit:
        rows.append(StepRow(None, present == 0))
    return tuple(rows)


def distance(rows: Sequence[StepRow], row: StepRow) -> int:
    """Return how many steps are undone by going to a row; 0 for the present and for steps that are undone."""
    if row.is_undone:
        return 0
    ahead = rows[: next(i for i, other in enumerate(rows) if other.seq == row.seq)]
    return sum(not other.is_undone for other in ahead)


def go_to_step(
    workspace: Workspace, seq: int, report: Callable[[int, int, Message], None], cancelled: Callable[[], bool]
) -> Changes | None:
    """Undo or redo until a step is the latest that holds (0: none does), and return what the last move changed.

    Stopping it leaves the collection at a step on the way, which is as good a state as any other. Raises UserError
    `step_unreachable` when the step was undone and something else was done since; nothing has changed then.
    """
    changes: Changes | None = None
    steps = workspace.history(LIMIT)
    target = next((step for step in steps if step.seq == seq), None)
    if target is not None and target.is_undone:
        return _redo_to(workspace, seq, report, cancelled)
    total = sum(not step.is_undone and step.seq > seq for step in steps)
    for done in range(total):
        if cancelled():
            break
        report(done, total, message("panel.history.going"))
        changes = workspace.undo()
    return changes


def _redo_to(
    workspace: Workspace, seq: int, report: Callable[[int, int, Message], None], cancelled: Callable[[], bool]
) -> Changes | None:
    changes: Changes | None = None
    done = 0
    while not cancelled() and (redone := workspace.redo()) is not None:
        changes, done = redone, done + 1
        report(done, done + 1, message("panel.history.going"))
        if not next(step for step in workspace.history(LIMIT) if step.seq == seq).is_undone:
            return changes
    if cancelled():
        return changes
    for _ in range(done):
        workspace.undo()
    raise UserError("step_unreachable")


def time_text(time: datetime, now: datetime, zone: tzinfo | None = None) -> tuple[str, bool]:
    """Return a step's time of day, with the date when it was another day, and whether it was today.

    Both are shown in a time zone, that of this computer by default.
    """
    local, today = time.astimezone(zone), now.astimezone(zone)
    is_today = local.date() == today.date()
    return f"{local:%H:%M}" if is_today else f"{local:%Y-%m-%d %H:%M}", is_today
