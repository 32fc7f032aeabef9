"""The queue in the real window: keys pressed, the worker answering."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.commands.command import Command
from core.model.kinds import PageStatus
from gui.review.panel import ReviewPanel
from gui.review.queue import tally
from tests.gui.window_driver import Driver


@pytest.fixture
def panel(driver: Driver) -> ReviewPanel:
    driver.window.tabs.setCurrentIndex(0)
    panel = driver.window.tabs.currentWidget()
    assert isinstance(panel, ReviewPanel)
    return panel


def press(driver: Driver, panel: ReviewPanel, key: Qt.Key | str) -> None:
    driver.key(key, widget=panel.list)


def test_a_whole_page_is_reviewed_with_the_default_key(driver: Driver, panel: ReviewPanel) -> None:
    total = tally(driver.view).total
    assert total > 3
    for _ in range(total):
        press(driver, panel, Qt.Key.Key_Return)
        if panel.course.current is None:
            break
    assert tally(driver.view).left == 0
    driver.key(Qt.Key.Key_Return, widget=panel.finish.button)
    assert driver.view.page.status is PageStatus.REVIEWED


def test_keys_pressed_faster_than_the_worker_answers_decide_each_item_once(
    driver: Driver, panel: ReviewPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = tally(driver.view).total
    driver.focus(panel.list)
    commands: list[Command] = []
    run = driver.session.run
    monkeypatch.setattr(
        driver.session, "run", lambda command, then=None: (commands.append(command), run(command, then))
    )
    for _ in range(total):
        driver.window.actions_table.trigger("confirm")
    driver.settle()
    assert tally(driver.view).left == 0
    assert len(commands) == len(set(commands))


def test_undo_leads_back_to_the_item(driver: Driver, panel: ReviewPanel) -> None:
    first = panel.course.current
    press(driver, panel, Qt.Key.Key_Return)
    assert first is not None
    assert panel.course.current != first
    press(driver, panel, "u")
    assert panel.course.current is not None
    assert panel.course.current.key == first.key


def test_skip_next_and_previous(driver: Driver, panel: ReviewPanel) -> None:
    first = panel.course.current
    press(driver, panel, "s")
    assert panel.course.items[-1].key == first.key if first is not None else False
    second = panel.course.current
    press(driver, panel, "j")
    press(driver, panel, "k")
    assert panel.course.current == second


def test_letters_typed_into_the_form_are_text(driver: Driver, panel: ReviewPanel) -> None:
    before = driver.session.undo_label
    while panel.course.current is not None and not panel.card.is_editing():
        press(driver, panel, "e")
        if not panel.card.is_editing():
            press(driver, panel, "j")
    field = panel.card.form.findChildren(type(panel.card.form.field(next(iter(panel.card.form.values)))))[0]
    field.clear()
    driver.key("skj", widget=field)
    assert field.text() == "skj"
    driver.key(Qt.Key.Key_Escape, widget=field)
    assert not panel.card.is_editing()
    assert driver.session.undo_label == before
