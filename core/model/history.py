"""What the journal shows of itself, where the eye was last, and what a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.messages import Message


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A step of the journal. `time` is UTC; `is_undone`: it is not part of the present state."""

    seq: int
    label: Message
    author: str
    time: datetime
    is_undone: bool = False
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reviewer was: page and article (0: none), and the first visible offset of raw and article view."""

    page_id: int = 0
    article_id: int = 0
    raw_offset: int = 0
    article_offset: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a check found wrong, in words; `page_id` is None when it concerns no single page."""

    message: Message
    page_id: int | None = None
