from __future__ import annotations

from dataclasses import replace

import pytest

from core.messages import LANGUAGES
from core.model.kinds import PageStatus
from core.model.page import PageDetails, PageSummary, PageView
from gui.review.finish import Finish, next_open_page, state_of
from tests.gui.panel_samples import EMPTY_VIEW, VIEW


def pages(*statuses: PageStatus) -> list[PageSummary]:
    return [PageSummary(number, PageDetails(), f"{number}.txt", status) for number, status in enumerate(statuses, 1)]


NEW, OPEN, DONE = PageStatus.NEW, PageStatus.IN_REVIEW, PageStatus.REVIEWED


def page(view: PageView, status: PageStatus) -> PageView:
    return replace(view, page=replace(view.page, id=2, status=status))


@pytest.mark.parametrize(
    ("statuses", "here", "following"),
    [
        ((NEW, OPEN, NEW), 2, 3),
        ((NEW, OPEN, DONE), 2, 1),
        ((DONE, OPEN, DONE), 2, 0),
        ((NEW, DONE), 9, 1),
        ((), 2, 0),
    ],
)
def test_the_next_open_page_is_looked_for_once_round(
    statuses: tuple[PageStatus, ...], here: int, following: int
) -> None:
    assert next_open_page(pages(*statuses), here) == following


@pytest.mark.parametrize(
    ("view", "asked", "statuses", "does", "title"),
    [
        (None, 0, (), Finish.NOTHING, "panel.no_page.title"),
        (page(EMPTY_VIEW, NEW), 0, (NEW, NEW), Finish.ANALYZE, "panel.review.finish.not_analyzed.title"),
        (page(VIEW, OPEN), 12, (NEW, OPEN), Finish.MARK, "panel.review.finish.done.title"),
        (page(VIEW, NEW), 0, (NEW, NEW), Finish.MARK, "panel.review.finish.nothing_found.title"),
        (page(VIEW, DONE), 12, (NEW, DONE), Finish.NEXT, "panel.review.finish.reviewed.title"),
        (page(VIEW, DONE), 12, (DONE, DONE), Finish.NOTHING, "panel.review.finish.all_reviewed.title"),
    ],
)
def test_each_state_of_a_page_offers_its_own_next_step(
    view: PageView | None, asked: int, statuses: tuple[PageStatus, ...], does: Finish, title: str
) -> None:
    state = state_of(view, pages(*statuses), asked)
    assert state.does is does
    assert state.words[0] is not None
    assert state.words[0].key == title
    assert (state.words[2] is None) == (does is Finish.NOTHING)
    for words in state.words:
        assert words is None or all(words.text(language) for language in LANGUAGES)
