import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.pages import ImportPages
from core.workspace import Workspace
from tests.invented import PAGE, proposals, read_page


@pytest.fixture
def workspace(tmp_path):
    """A collection with one invented page, not analyzed."""
    with Workspace.create(tmp_path / "a.jiaokan", author="tester") as opened:
        opened.do(ImportPages((read_page(),)))
        yield opened
        assert opened.check() == []


@pytest.fixture
def analyzed(workspace):
    """The same, with proposals: articles 1 (渡口), 2 (豆腐坊) and 3 (一句话消息)."""
    workspace.do(ApplyAnalysis(1, proposals(PAGE)))
    return workspace
