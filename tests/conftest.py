"""What every test gets: the repository's root, and (on request) a machine on which Qt is not installed."""

import os
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


class _NoQt(MetaPathFinder):
    """Make every import of Qt fail, as where it is not installed."""

    def find_spec(self, fullname, path=None, target=None):
        if fullname.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"{fullname} is not installed (JIAOKAN_WITHOUT_QT)", name=fullname)


WITHOUT_QT = bool(os.environ.get("JIAOKAN_WITHOUT_QT"))
if WITHOUT_QT:
    sys.meta_path.insert(0, _NoQt())
    collect_ignore = ["gui", "e2e", "snapshots"]


def pytest_addoption(parser):
    if WITHOUT_QT:  # the plugin that knows these settings is off
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "unused without Qt")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and gold, which not every checkout has beside it."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared beside the repository: real pages are not checked")
    return SHARED
