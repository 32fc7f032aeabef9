"""Findings: things a reviewer should look at."""

from __future__ import annotations

from dataclasses import dataclass

from core.messages import Message
from core.model.span import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a place in the text. `check` names the check that raised it; `others` are further places of it."""

    id: int
    span: Span
    check: str
    message: Message
    others: tuple[Span, ...] = ()
    is_dismissed: bool = False
