"""Pictures of the window, compared with those of last time.

Taken off screen with the bundled font on an invented page, they hold on the platform they were taken on: Linux with the
Qt series in `reference.txt`. `pytest tests/snapshots --update-snapshots` takes them anew.
"""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from gui.theme import appearance
from tests.gui.conftest import _plain_look, collection, dressed, no_thread_left
from tests.snapshots.pictures import Album

__all__ = ["_plain_look", "collection", "dressed", "no_thread_left"]

HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "reference.txt"


def series() -> str:
    """Return the platform and the Qt series of this machine."""
    return f"{sys.platform} Qt {'.'.join(qVersion().split('.')[:2])}"


@pytest.fixture
def album(request, tmp_path_factory):
    """The album of pictures; skips where pictures cannot be the same."""
    updates = request.config.getoption("--update-snapshots", default=False)
    if updates:
        REFERENCE.write_text(series() + "\n", encoding="utf-8")
    wanted = REFERENCE.read_text(encoding="utf-8").strip() if REFERENCE.exists() else "none yet"
    if wanted != series():
        pytest.skip(f"pictures were taken on {wanted}, this is {series()}: they are not compared")
    appearance.set_scale(100)
    return Album(HERE / "pictures", tmp_path_factory.getbasetemp(), updates=updates)


def pytest_addoption(parser):
    """Let the pictures be taken anew."""
    parser.addoption("--update-snapshots", action="store_true", help="take the pictures of tests/snapshots anew")
