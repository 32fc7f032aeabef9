"""When the power goes, at any moment and with any of the unsynced sectors written, nothing acknowledged is lost."""

import os
from random import Random

import pytest

from core.commands.articles import MergeArticles
from core.commands.mentions import DecideMentions
from core.commands.pages import ImportPages
from core.errors import UserError
from core.workspace import Workspace
from tests.invented import PAGE, read_page
from tests.storage.traced_disk import FULL, IOERR_WRITE, cut_power, library, traced

pytestmark = pytest.mark.skipif(library() is None, reason="Python's SQLite can't be reached from here: not traced")
CUTS = int(os.environ.get("JIAOKAN_CUTS", "60"))


def deeds(workspace):
    yield lambda: workspace.do(DecideMentions((1, 2)))
    yield lambda: workspace.do(ImportPages((read_page(PAGE * 40, "long.txt"),)))
    yield workspace.undo
    yield lambda: workspace.do(MergeArticles((1, 2)))
    yield workspace.undo
    yield workspace.redo
    yield lambda: workspace.do(DecideMentions((3,)))


@pytest.fixture
def recorded(closed):
    """The collection as it was, and all that reached the disk while commands ran; acknowledged steps in between."""
    begun = {closed.name: closed.read_bytes()}
    with traced() as disk, Workspace.open(closed) as workspace:
        for deed in deeds(workspace):
            deed()
            disk.say(workspace.last_step)
    return begun, disk.deeds


def test_the_disk_is_traced(recorded):
    _, done = recorded
    kinds = [deed for deed, *_ in done]
    assert kinds.count("said") == 7
    assert kinds.count("delete") == 7
    assert kinds.count("sync") >= 14
    assert kinds.count("delete_unsynced") == 0


def test_a_power_cut_loses_nothing_acknowledged(recorded, tmp_path):
    begun, done = recorded
    chance = Random(7)
    moments = [chance.randrange(len(done) + 1) for _ in range(CUTS)]
    torn = 0
    for number, moment in enumerate(moments):
        folder = tmp_path / f"cut{number}"
        folder.mkdir()
        files = cut_power(begun, done, moment, chance)
        torn += len(files) > 1
        for name, data in files.items():
            (folder / name).write_bytes(data)
        acknowledged = max((name for deed, name, *_ in done[:moment] if deed == "said"), default=2)
        with Workspace.open(folder / "a.jiaokan") as opened:
            assert opened.check() == []
            assert acknowledged <= opened.last_step <= acknowledged + 1
    assert torn > CUTS // 4


def test_the_model_would_notice_a_sync_that_is_missing(recorded, tmp_path):
    begun, done = recorded
    careless = [deed for deed in done if deed[0] != "sync"]
    chance = Random(7)
    lost = 0
    for number in range(40):
        folder = tmp_path / f"cut{number}"
        folder.mkdir()
        for name, data in cut_power(begun, careless, len(careless), chance).items():
            (folder / name).write_bytes(data)
        try:
            with Workspace.open(folder / "a.jiaokan") as opened:
                lost += opened.last_step < 9 or bool(opened.check())
        except UserError:
            lost += 1
    assert lost > 10


@pytest.mark.parametrize("code", [IOERR_WRITE, FULL])
@pytest.mark.parametrize("share", [n / 12 for n in range(12)])
def test_a_write_sync_or_delete_that_fails_is_told_and_loses_nothing(closed, recorded, share, code):
    begun, done = recorded
    number = 1 + int(share * sum(deed in {"write", "sync", "delete"} for deed, *_ in done))
    closed.write_bytes(begun[closed.name])
    told, acknowledged = 0, 2
    with traced() as disk:
        workspace = Workspace.open(closed)
        disk.fails_at, disk.code = number, code
        for deed in deeds(workspace):
            try:
                deed()
            except UserError as error:
                told += 1
                assert error.key in {"disk_full", "collection_unreachable"}  # noqa: PT017
            acknowledged = workspace.last_step
        workspace.close()
    assert told == 1
    with Workspace.open(closed) as opened:
        assert opened.check() == []
        assert opened.last_step == acknowledged
        opened.do(DecideMentions((4,)))
