"""The stops of the tour: what is pointed at, and what the user may try there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop. Words are `tour.ID.title` and `tour.ID.words`; `target` is a part of the window, `panel` a tab to open.

    `can_be_done`: any change the user makes there is what was asked for, and is praised.
    """

    id: str
    target: str
    panel: str = ""
    can_be_done: bool = False


STOPS: tuple[Stop, ...] = (
    Stop("welcome", "work_column"),
    Stop("raw", "raw_column"),
    Stop("articles", "article_column"),
    Stop("boundary", "raw_column", can_be_done=True),
    Stop("review", "side", "review", can_be_done=True),
    Stop("names", "raw_column", "entities", can_be_done=True),
    Stop("figures", "side", "figures", can_be_done=True),
    Stop("undo", "bar", "history"),
    Stop("handoff", "bar"),
)
