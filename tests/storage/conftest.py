import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.pages import ImportPages
from core.workspace import Workspace
from tests.invented import PAGE, proposals, read_page


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.jiaokan"


@pytest.fixture
def workspace(path):
    """A collection with one analyzed page."""
    with Workspace.create(path, author="tester") as opened:
        opened.do(ImportPages((read_page(),)))
        opened.do(ApplyAnalysis(1, proposals(PAGE)))
        yield opened


@pytest.fixture
def closed(workspace, path):
    """The path of the same collection, closed."""
    workspace.close()
    return path
