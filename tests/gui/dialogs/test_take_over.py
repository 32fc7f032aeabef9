import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.storage.lock import Lock, lock_path
from gui.dialogs.take_over import TakeOverDialog, local


@pytest.fixture
def held(collection):
    """The collection, left open by a computer that crashed, as its lock says."""
    holder = {"host": "另一台", "user": "青禾", "pid": 7, "time": "2024-05-06T07:08:09+00:00"}
    lock_path(collection).write_text(json.dumps(holder))
    return collection


def dialogs(window):
    return [dialog for dialog in window.findChildren(TakeOverDialog) if dialog.isVisible()]


def test_a_lock_of_another_computer_can_be_taken_over(empty_driver, held):
    window, session = empty_driver.window, empty_driver.session
    window.files.open_path(held)
    empty_driver.settle()
    (dialog,) = dialogs(window)
    assert not session.is_open
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    empty_driver.settle()
    assert session.path == held
    assert session.view is not None


def test_leaving_it_leaves_the_lock_as_it_was(empty_driver, held):
    before = lock_path(held).read_text()
    empty_driver.window.files.open_path(held)
    empty_driver.settle()
    (dialog,) = dialogs(empty_driver.window)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    empty_driver.settle()
    assert not empty_driver.session.is_open
    assert lock_path(held).read_text() == before


def test_one_that_is_open_on_this_computer_is_only_told(empty_driver, collection):
    lock = Lock.take(collection)
    try:
        empty_driver.window.files.open_path(collection)
        empty_driver.settle()
        assert not dialogs(empty_driver.window)
        (error,) = empty_driver.failures
        assert error.key == "collection_open_elsewhere"
        assert not error.values["can_be_taken"]
        empty_driver.failures.clear()
    finally:
        lock.release()


def test_times_are_those_of_the_user():
    assert local("not yet") == "not yet"
    assert local("2024-05-06T07:08:09+00:00").startswith("2024-05-0")
