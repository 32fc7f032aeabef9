from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.messages import message
from core.model.changes import Changes
from core.model.history import HistoryStep
from gui.history.panel import HistoryPanel
from tests.gui.fake_session import FakeSession
from tests.gui.panel_samples import VIEW, span_of

NOW = datetime.now(UTC)
STEPS = [
    HistoryStep(3, message("command.decide_mentions.confirmed", count=2), "高一苇", NOW, True),
    HistoryStep(2, message("command.split_article"), "高一苇", NOW - timedelta(days=3)),
    HistoryStep(1, message("command.import_pages", count=6), "白露", NOW - timedelta(days=9)),
]


@pytest.fixture
def session() -> FakeSession:
    made = FakeSession(VIEW)
    made.answers["history"] = STEPS
    return made


@pytest.fixture
def panel(session: FakeSession, qtbot: QtBot) -> HistoryPanel:
    widget = HistoryPanel(session)  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.resize(330, 500)
    widget.show()
    return widget


def test_it_opens_at_the_present(panel: HistoryPanel) -> None:
    assert panel.row is not None
    assert panel.row.seq == 2
    assert not panel.button.isEnabled()


def test_the_button_says_what_it_does(panel: HistoryPanel) -> None:
    panel.list.step(1)
    assert "撤销 1 步" in panel.button.text()
    panel.list.step(-2)
    assert "重做" in panel.button.text()


def test_the_default_key_goes_to_the_step(panel: HistoryPanel, session: FakeSession) -> None:
    assert panel.perform("confirm")
    assert session.calls == []
    panel.perform("next_item")
    panel.perform("confirm")
    assert session.calls == ["panel.history.going"]


def test_afterwards_the_place_that_changed_is_shown(panel: HistoryPanel, session: FakeSession) -> None:
    span = span_of("路灯")
    panel._on_gone(Changes(pages=(7,), focus=span))
    assert session.places == [span]
    panel._on_gone(Changes(pages=(12,), focus=span))
    assert session.opened == [12]


def test_a_new_step_appears(panel: HistoryPanel, session: FakeSession) -> None:
    session.answers["history"] = STEPS[1:]
    session.labels_changed.emit()
    assert [row.seq for row in panel.model.rows] == [2, 1, 0]


def test_steps_are_spoken_in_words(panel: HistoryPanel) -> None:
    words = [panel.model.spoken(row) for row in panel.model.rows]
    assert "高一苇" in words[0]
    assert words[0].endswith("已撤销")
    assert words[1].endswith("现在")
    assert not panel.grab().isNull()


def test_without_steps_it_says_so(panel: HistoryPanel, session: FakeSession) -> None:
    session.path = None
    session.collection_closed.emit()
    assert panel._stack.currentIndex() == 1
