"""What the queue says and offers when it asks nothing: no page, not analysed, done, all pages done. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.messages import Message, message
from core.model.kinds import PageStatus
from core.model.page import PageSummary, PageView


class Finish(StrEnum):
    """What the default button does."""

    NOTHING = "nothing"
    ANALYZE = "analyze"
    MARK = "mark"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class State:
    """A heading, a sentence, the default button and the quiet one (None: not there)."""

    does: Finish
    words: tuple[Message | None, Message | None, Message | None, Message | None]


def state_of(view: PageView | None, pages: Sequence[PageSummary], asked: int) -> State:
    """Return what to show when nothing is left to decide; `asked` is how many decisions the page asked for in all."""
    if view is None:
        return State(Finish.NOTHING, (message("panel.no_page.title"), message("panel.no_page.words"), None, None))
    if not asked and not view.articles and view.page.status is not PageStatus.REVIEWED:
        return _state(Finish.ANALYZE, "not_analyzed", "analyze", "mark_at_once")
    if view.page.status is not PageStatus.REVIEWED:
        return _state(Finish.MARK, "done" if asked else "nothing_found", "mark")
    left = sum(page.status is not PageStatus.REVIEWED for page in pages)
    if next_open_page(pages, view.page.id):
        return _state(Finish.NEXT, "reviewed", "next", left=left)
    return _state(Finish.NOTHING, "all_reviewed", pages=len(pages))


def next_open_page(pages: Sequence[PageSummary], page_id: int) -> int:
    """Return the next page that is not reviewed, going round once from this one; 0 when there is none."""
    ids = [page.id for page in pages]
    at = ids.index(page_id) + 1 if page_id in ids else 0
    around = [*pages[at:], *pages[:at]]
    return next((p.id for p in around if p.status is not PageStatus.REVIEWED and p.id != page_id), 0)


def _state(does: Finish, name: str, button: str = "", other: str = "", **values: int) -> State:
    key = f"panel.review.finish.{name}"
    return State(
        does,
        (
            message(f"{key}.title"),
            message(f"{key}.words", **values),
            message(f"panel.review.finish.{button}") if button else None,
            message(f"panel.review.finish.{other}") if other else None,
        ),
    )
