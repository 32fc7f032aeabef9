"""Tests of the window run without a screen; none leaves a look, a window or a worker behind."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from shiboken6 import isValid

from gui.app import make_application
from gui.session import Session
from gui.theme import appearance
from gui.translate import translator
from gui.workers.workspace_thread import WorkspaceThread
from tests.gui.small_page import make_collection
from tests.gui.window_driver import Driver


@pytest.fixture(autouse=True)
def _plain_look():
    """Begin every test in Chinese, light, at 100 percent."""
    yield
    translator.set_language("zh")
    appearance.set_theme("light")
    appearance.set_scale(100)


@pytest.fixture
def no_thread_left(monkeypatch):
    """Fail a test that leaves a worker running."""
    made = []
    start = WorkspaceThread.start

    def noted(thread, *args):
        made.append(thread)
        start(thread, *args)

    monkeypatch.setattr(WorkspaceThread, "start", noted)
    yield
    assert not [thread for thread in made if isValid(thread) and thread.isRunning()]


@pytest.fixture
def session(qtbot, no_thread_left):
    """A session with its worker, nothing open."""
    session = Session()
    yield session
    session.stop()


@pytest.fixture
def collection(tmp_path):
    """A collection of one small page, analysed."""
    return make_collection(tmp_path / "小.jiaokan")


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application with its style, fonts and palette."""
    return make_application()


@pytest.fixture
def driver(qtbot, dressed, no_thread_left, collection, tmp_path):
    """The window with the small page open."""
    driver = Driver(qtbot, tmp_path, collection)
    yield driver
    driver.close()
    assert not driver.failures


@pytest.fixture
def empty_driver(qtbot, dressed, no_thread_left, tmp_path):
    """The window with nothing open."""
    driver = Driver(qtbot, tmp_path)
    yield driver
    driver.close()
    assert not driver.failures
