"""Findings: things a reviewer should look at."""

from __future__ import annotations

from dataclasses import dataclass

from core.messages import Message
from core.model.span import Span

ACROSS_PAGES = frozenset({"conflict_across_pages", "jump_one_end"})
"""Checks that look at several pages; the others look at one page alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a place in the text. `check` names the check that raised it; `others` are further places of it."""

    id: int
    span: Span
    check: str
    message: Message
    others: tuple[Span, ...] = ()
    is_dismissed: bool = False

    @property
    def other_place(self) -> tuple[int, Span] | None:
        """The place on another page that the finding is about (page id and span), or None."""
        values = dict(self.message.values)
        if "other_page" not in values:
            return None
        return int(values["other_page"]), Span(int(values["other_start"]), int(values["other_end"]))
