from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.commands.findings import DismissFindings
from core.messages import message
from core.model.finding import Finding
from core.model.kinds import PageStatus
from core.model.page import PageDetails, PageSummary, PageView
from core.model.span import Span
from gui.findings.panel import FindingsPanel
from tests.gui.fake_session import FakeSession
from tests.gui.panel_samples import EMPTY_VIEW, FINDINGS, VIEW, span_of

SECOND = replace(FINDINGS[0], id=42, span=span_of("86盏"), others=())
TWO = replace(VIEW, findings=(SECOND, *FINDINGS))


def seen(number: int) -> PageView:
    findings = tuple(replace(f, is_dismissed=True) if f.id == number else f for f in TWO.findings)
    return replace(TWO, findings=findings, revision=TWO.revision + 1)


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(TWO)


@pytest.fixture
def panel(session: FakeSession, qtbot: QtBot) -> FindingsPanel:
    widget = FindingsPanel(session)  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.resize(330, 600)
    widget.show()
    return widget


def test_findings_come_down_the_page(panel: FindingsPanel) -> None:
    assert [finding.id for finding in panel.model.rows] == [41, 42]
    assert panel.summary.text() == "2 处疑点，待看 2 处"


def test_what_was_looked_at_leaves_the_list_and_can_be_recalled(panel: FindingsPanel, session: FakeSession) -> None:
    panel.perform("confirm")
    assert session.commands == [DismissFindings((41,), True)]
    session.answer(seen(41))
    assert [finding.id for finding in panel.model.rows] == [42]
    panel.seen.setChecked(True)
    assert [finding.id for finding in panel.model.rows] == [42, 41]
    panel.list.go_to(1)
    panel.perform("confirm")
    assert session.commands[-1] == DismissFindings((41,), False)


def test_all_places_of_a_finding_are_gone_round(panel: FindingsPanel, session: FakeSession) -> None:
    for _ in range(3):
        panel.perform("correct")
    first, other = FINDINGS[0].span, FINDINGS[0].others[0]
    assert session.places == [other, first, other]
    assert "2 处" in panel.detail.text()


def test_going_to_a_finding_shows_its_place(panel: FindingsPanel, session: FakeSession) -> None:
    panel.perform("next_item")
    assert session.places == [SECOND.span]


def test_none_left_and_none_at_all_are_told_apart(panel: FindingsPanel, session: FakeSession) -> None:
    session.refresh(replace(TWO, findings=tuple(replace(f, is_dismissed=True) for f in TWO.findings)))
    assert panel.empty.title.text() == "疑点都看过了"
    session.show(replace(TWO, page=replace(TWO.page, id=9), findings=()))
    assert panel.empty.title.text() == "没有疑点"
    session.show(EMPTY_VIEW)
    assert panel.empty.title.text() == "还没有检查过"
    session.show(None)
    assert panel.empty.title.text() == "还没有打开版面"


def test_it_is_spoken_and_painted(panel: FindingsPanel) -> None:
    assert "第 5 行" in panel.model.spoken(FINDINGS[0])
    assert not panel.grab().isNull()


def test_another_collection_without_pages_leaves_nothing_of_the_last_one(
    panel: FindingsPanel, session: FakeSession
) -> None:
    session.view = None
    session.collection_opened.emit("other.jiaokan")
    assert panel.model.rows == ()
    assert panel.empty.title.text() == "还没有打开版面"


def test_a_finding_about_another_page_leads_there(panel: FindingsPanel, session: FakeSession) -> None:
    words = message("finding.page_name", day="", number="", other_page=9, other_start=2, other_end=5)
    finding = Finding(42, VIEW.findings[0].span, "conflict_across_pages", words)
    session.pages = (PageSummary(9, PageDetails(), "b.txt", PageStatus.NEW),)
    session.refresh(replace(VIEW, findings=(finding,)))
    panel.perform("correct")
    assert session.opened == [9]
    assert session.places[-1] == Span(2, 5)
