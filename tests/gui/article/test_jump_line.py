from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.model.jump import JumpLink
from core.model.kinds import PageStatus
from core.model.page import PageDetails, PageSummary
from core.model.span import Span
from gui.article.jump_line import JumpLine
from tests.gui.fake_session import FakeSession
from tests.gui.panel_samples import VIEW

ON = JumpLink(Span(3, 8), 11, True, 9, 91, Span(20, 26))
BACK = JumpLink(Span(30, 36), 12, False, 6, 61, Span(40, 46))


@pytest.fixture
def session() -> FakeSession:
    pages = tuple(
        PageSummary(i, PageDetails("青石报", None, n, s), f"{i}.txt", PageStatus.NEW)
        for i, n, s in ((9, "2", "要闻"), (6, "1", ""))
    )
    session = FakeSession(VIEW, pages)
    session.answers["jump_links"] = (ON, BACK)
    return session


@pytest.fixture
def line(session: FakeSession, qtbot: QtBot) -> JumpLine:
    widget = JumpLine(session)  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    session.show(VIEW)
    return widget


def test_it_says_where_the_jumps_of_the_page_lead(line: JumpLine) -> None:
    assert [button.text() for button in line.buttons] == ["下转 第 2 版 要闻 ▸", "◂ 上接 第 1 版"]
    assert line.isVisibleTo(None)


def test_only_the_present_article_counts(line: JumpLine, session: FakeSession) -> None:
    session.article_id = 12
    session.article_selected.emit(12)
    assert [button.text() for button in line.buttons] == ["◂ 上接 第 1 版"]
    session.article_id = 99
    session.article_selected.emit(99)
    assert line.buttons == []
    assert not line.perform("follow_jump")


def test_a_click_or_the_key_opens_the_other_page_there(line: JumpLine, session: FakeSession) -> None:
    line.buttons[1].click()
    assert (session.opened, session.places) == ([6], [Span(40, 46)])
    assert line.perform("follow_jump")
    assert (session.opened, session.places[-1]) == ([6, 9], Span(20, 26))
    assert not line.perform("find")


def test_without_jumps_it_takes_no_room(line: JumpLine, session: FakeSession) -> None:
    session.answers["jump_links"] = ()
    session.refresh(replace(VIEW, revision=9))
    assert not line.isVisibleTo(None)
