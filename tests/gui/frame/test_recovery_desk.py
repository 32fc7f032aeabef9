import json
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from core import recovery
from core.commands.mentions import DecideMentions
from core.diagnostics import Crash
from core.errors import UserError
from core.storage.lock import lock_path
from core.workspace import Workspace
from gui.app import tell_crash
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.damage import DamageDialog
from gui.dialogs.error_report import ErrorDialog
from gui.dialogs.notice import Notice


@pytest.fixture
def safe(driver, tmp_path):
    """The window's desk for safety, its backups in a folder of the test."""
    desk = driver.window.recovery
    desk.settings.set({"backup_folder": str(tmp_path / "backups")})
    return desk


def dialog(driver, kind):
    """Return the open dialog of a kind, once the worker has nothing to do."""
    driver.settle()
    return next((found for found in driver.window.findChildren(kind) if found.isVisible()), None)


def backups(safe, collection):
    return recovery.backups_of(safe.settings, collection)


def test_a_backup_is_made_when_due_and_something_changed(driver, safe, collection):
    safe.back_up_if_due()
    driver.settle()
    assert len(backups(safe, collection)) == 1
    driver.session.run(DecideMentions((1,)))
    driver.settle()
    safe.back_up_if_due()
    driver.settle()
    assert len(backups(safe, collection)) == 1
    with_age = datetime.now(UTC) + timedelta(minutes=31)
    driver.session.ask(lambda w: recovery.back_up_if_due(w, safe.settings, with_age), lambda made: None)
    driver.settle()
    found = backups(safe, collection)
    assert found[0].path.exists()
    assert recovery.contents_of(found[0].path).steps == 3 or len(found) == 2


def test_without_a_change_no_second_backup(driver, safe, collection):
    safe.back_up_if_due()
    driver.settle()
    answers = []
    later = datetime.now(UTC) + timedelta(days=1)
    driver.session.ask(lambda w: recovery.back_up_if_due(w, safe.settings, later), answers.append)
    driver.settle()
    assert answers == [None]


def test_backups_can_be_switched_off(driver, safe, collection):
    safe.settings.set({"backs_up": False})
    safe.back_up_if_due()
    driver.settle()
    assert backups(safe, collection) == []


def test_a_backup_that_fails_is_told_once(driver, safe, tmp_path):
    (tmp_path / "backups").write_text("a file where the folder should be")
    for _ in range(3):
        safe.back_up_if_due()
        driver.settle()
    assert [error.key for error in driver.failures] == ["folder_not_writable"]
    driver.failures.clear()


def test_restoring_after_a_look_inside(driver, safe, collection, qtbot):
    driver.window.actions_table["backups"].trigger()
    shown = dialog(driver, BackupsDialog)
    assert not shown.restore_button.isEnabled()
    shown.now_button.click()
    driver.settle()
    assert shown.restore_button.isEnabled()
    assert str(len(driver.view.articles)) in shown.inside.text()
    shown.reject()
    driver.session.run(DecideMentions((1,)))
    driver.settle()
    before = driver.session.undo_label
    driver.window.actions_table["backups"].trigger()
    shown = dialog(driver, BackupsDialog)
    qtbot.waitUntil(shown.restore_button.isEnabled)
    shown.restore_button.click()
    driver.settle()
    qtbot.waitUntil(lambda: driver.session.path == collection)
    driver.settle()
    assert driver.session.undo_label != before
    assert len(list(collection.parent.glob("*.replaced.*.jiaokan"))) == 1
    assert dialog(driver, Notice) is not None


def test_a_backup_can_become_a_collection_of_its_own(driver, safe, collection, tmp_path, monkeypatch):
    safe.back_up_if_due()
    driver.settle()
    goal = tmp_path / "again.jiaokan"
    monkeypatch.setattr(safe, "_ask_goal", lambda title, suffix, name, then: then(goal))
    safe.ask_copy(backups(safe, collection)[0].path)
    driver.settle()
    assert driver.session.path == goal


def test_a_check_says_that_all_is_well(driver, qtbot):
    said = []
    driver.session.said.connect(said.append)
    driver.window.actions_table["check"].trigger()
    driver.settle()
    assert [words.key for words in said] == ["status.sound"]


def ruin(path):
    data = bytearray(path.read_bytes())
    data[100:140] = b"\xff" * 40
    path.write_bytes(data)


def test_a_damaged_file_is_offered_to_be_restored_or_salvaged(empty_driver, tmp_path, qtbot):
    driver, safe = empty_driver, empty_driver.window.recovery
    safe.settings.set({"backup_folder": str(tmp_path / "backups")})
    path = tmp_path / "损.jiaokan"
    with Workspace.create(path) as opened:
        opened.back_up(recovery.backup_folder(safe.settings, path))
    ruin(path)
    driver.session.open_collection(path)
    driver.settle()
    assert len(driver.failures) == 1
    assert safe.takes(driver.failures.pop())
    shown = dialog(driver, DamageDialog)
    assert shown.restore_button.isEnabled()
    shown.restore_button.click()
    listed = dialog(driver, BackupsDialog)
    qtbot.waitUntil(listed.restore_button.isEnabled)
    listed.restore_button.click()
    driver.settle()
    assert driver.session.path == path


def test_what_is_readable_is_salvaged_and_told(driver, safe, collection, tmp_path, monkeypatch):
    goal = tmp_path / "saved.jiaokan"
    monkeypatch.setattr(safe, "_ask_goal", lambda title, suffix, name, then: then(goal))
    safe.ask_salvage(collection)
    driver.settle()
    assert driver.session.path == goal
    words = [label.text() for label in dialog(driver, Notice).findChildren(QLabel)]
    assert any("1" in text for text in words)


def test_other_errors_are_told_as_before(driver, safe):
    assert not safe.takes(UserError("disk_full", path="a"))
    assert not safe.takes(ValueError())
    driver.window.tell(UserError("disk_full", path="a"))
    assert dialog(driver, ErrorDialog) is not None


def test_a_collection_is_checked_after_a_crash(empty_driver, collection):
    said = []
    empty_driver.session.said.connect(said.append)
    holder = {"host": socket.gethostname(), "user": "x", "pid": 1, "time": "2031-01-01"}
    lock_path(collection).write_text(json.dumps(holder))
    empty_driver.session.open_collection(collection)
    empty_driver.settle()
    assert "status.sound" in [words.key for words in said]


def test_a_network_folder_is_warned_about_once(driver, safe, collection, monkeypatch):
    monkeypatch.setattr("core.recovery.is_remote", lambda path: True)
    for _ in range(2):
        driver.session.open_collection(collection.with_name("b.jiaokan")) if False else safe._on_looked(
            Path(collection), False, True
        )
    driver.settle()
    assert len([d for d in driver.window.findChildren(ErrorDialog) if d.isVisible()]) == 1


def test_a_collection_goes_out_as_one_file_and_comes_back(driver, safe, tmp_path, monkeypatch):
    package, goal = tmp_path / "a.jkpack", tmp_path / "b.jiaokan"
    monkeypatch.setattr(safe, "_ask_goal", lambda title, suffix, name, then: then(package))
    driver.window.actions_table["pack"].trigger()
    driver.settle()
    safe.unpack(package, goal)
    driver.settle()
    assert driver.session.path == goal


def test_the_last_crash_is_told_with_a_report(driver):
    shown = tell_crash(Crash("2031-05-14", "1.0", "Segmentation fault\n File x"), driver.window)
    shown.copy()
    assert "Segmentation fault" in QApplication.clipboard().text()
    quiet = tell_crash(Crash("2031-05-14", "1.0"), driver.window)
    assert quiet.findChildren(QPlainTextEdit) == []


def test_an_error_of_ours_quotes_the_page_only_when_agreed(driver):
    dialog = ErrorDialog(ValueError("渡口来了新船"), driver.window)
    assert "渡口" not in dialog.report
    dialog.text_box.setChecked(True)
    assert "渡口" in dialog.report
    dialog.text_box.setChecked(False)
    dialog.copy()
    assert "渡口" not in QApplication.clipboard().text()
