import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core import recovery
from core.commands.mentions import DecideMentions
from core.errors import UserError
from core.settings import Settings
from core.storage.backup import back_up, folder_of
from core.storage.check import replay, stored
from core.storage.collection import Collection
from core.storage.copying import copy_to
from core.storage.migrations import SCHEMA, Migration
from core.workspace import Workspace

NOW = datetime(2031, 5, 14, 12, 30, tzinfo=UTC)
COLLECTIONS = Path(__file__).parent.parent / "fixtures" / "collections"


@pytest.fixture
def backup(workspace, tmp_path):
    return back_up(workspace._collection.database, tmp_path / "backups", NOW).path


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_a_look_inside_counts_and_names_the_latest_steps(workspace, backup):
    before = backup.read_bytes()
    held = recovery.contents_of(backup)
    view = workspace.page(1)
    assert (held.pages, held.articles, held.mentions) == (1, len(view.articles), len(view.mentions))
    assert [step.seq for step in held.latest] == [2, 1]
    assert held.name == "a"
    assert backup.read_bytes() == before
    assert names(backup.parent) == [backup.name]


@pytest.mark.parametrize("content", [b"", b"text" * 2000, None])
def test_a_look_into_what_is_none_is_refused(tmp_path, content):
    path = tmp_path / "a.jiaokan"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        recovery.contents_of(path)
    assert caught.value.key in {"collection_missing", "not_a_collection"}


def test_a_look_into_a_file_without_its_tables_says_damaged(backup):
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DROP TABLE figure")
    with pytest.raises(UserError) as caught:
        recovery.contents_of(backup)
    assert caught.value.key == "collection_damaged"


def test_restoring_in_place_keeps_what_was_there(workspace, backup, path):
    workspace.do(DecideMentions((1,)))
    workspace.close()
    aside = recovery.restore_in_place(backup, path)
    assert names(path.parent) == sorted((path.name, aside.name))
    for file, steps in ((path, 2), (aside, 3)):
        with Workspace.open(file) as opened:
            assert opened.check() == []
            assert opened.last_step == steps


def test_restoring_over_a_ruined_file_does_not_apply_what_sqlite_left_beside_it(workspace, backup, path):
    workspace.close()
    path.write_bytes(b"ruined" * 1000)
    path.with_name(path.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))
    aside = recovery.restore_in_place(backup, path)
    assert aside.read_bytes() == b"ruined" * 1000
    with Workspace.open(path) as opened:
        assert opened.check() == []


def test_what_is_open_is_not_replaced(workspace, backup, path):
    with pytest.raises(UserError) as caught:
        recovery.restore_in_place(backup, path)
    assert caught.value.key == "collection_open_elsewhere"
    assert names(path.parent) == sorted((path.name, f".{path.name}.lock"))


def test_a_backup_that_is_none_replaces_nothing(closed, tmp_path):
    foreign = tmp_path / "x.txt"
    foreign.write_text("text")
    before = closed.read_bytes()
    with pytest.raises(UserError):
        recovery.restore_in_place(foreign, closed)
    assert closed.read_bytes() == before


def test_collections_of_one_name_have_backups_of_their_own(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.set({"backup_folder": str(tmp_path / "kept")})
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        with Workspace.create(tmp_path / place / "文库.jiaokan") as opened:
            opened.back_up(recovery.backup_folder(settings, opened.path))
    found = [recovery.backups_of(settings, tmp_path / place / "文库.jiaokan") for place in ("a", "b")]
    assert [len(backups) for backups in found] == [1, 1]
    assert found[0] != found[1]
    assert found[0][0].size > 0
    assert folder_of(tmp_path, tmp_path / ("长" * 80 + ".jiaokan")).name.startswith("长" * 60)


# Migrations


def note_words(database):
    """A migration of tables and of the images in the journal, as a real one would be."""
    database.raw.execute("ALTER TABLE meta ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def test_a_copy_of_the_old_file_is_kept_before_a_migration(closed):
    before = closed.read_bytes()
    Collection.open(closed, migrations=(Migration(SCHEMA + 1, "notes", note_words),)).close()
    kept = closed.with_name(f"a.v{SCHEMA}.jiaokan")
    assert names(closed.parent) == sorted((closed.name, kept.name))
    with Workspace.open(kept) as opened:
        assert opened.check() == []
    assert kept.stat().st_size == len(before)


def test_a_second_migration_does_not_overwrite_the_first_copy(closed):
    other = closed.with_name(f"a.v{SCHEMA}.jiaokan")
    other.write_text("somebody's file")
    Collection.open(closed, migrations=(Migration(SCHEMA + 1, "notes", note_words),)).close()
    assert other.read_text() == "somebody's file"
    assert closed.with_name(f"a.v{SCHEMA}-2.jiaokan").exists()


def test_a_migration_that_fails_half_way_leaves_the_old_file_and_no_copy(closed):
    def stumble(database):
        note_words(database)
        database.raw.execute("DELETE FROM mention")
        raise sqlite3.OperationalError("no")

    before = closed.read_bytes()
    with pytest.raises(sqlite3.OperationalError):
        Collection.open(closed, migrations=(Migration(SCHEMA + 1, "bad", stumble),))
    assert names(closed.parent) == [closed.name]
    with Workspace.open(closed) as opened:
        assert opened.check() == []
    assert len(closed.read_bytes()) == len(before)


def test_where_no_copy_can_be_made_there_is_no_migration(closed, monkeypatch):
    def full(*_args):
        raise UserError("disk_full", path="a")

    monkeypatch.setattr("core.storage.collection.copy_to", full)
    with pytest.raises(UserError):
        Collection.open(closed, migrations=(Migration(SCHEMA + 1, "notes", note_words),))
    with Workspace.open(closed) as opened:
        assert opened.check() == []


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_a_collection_of_every_version_opens_and_tells_its_whole_past(tmp_path, version):
    path = tmp_path / "old.jiaokan"
    shutil.copyfile(COLLECTIONS / f"v{version}.jiaokan", path)
    with Workspace.open(path) as opened:
        assert opened.check() == []
        assert stored(opened._collection) == replay(opened._collection.journal)
        assert len(opened.pages()) == 2
        while opened.undo():
            pass
        assert stored(opened._collection) == {}
        assert opened.check() == []


def test_a_copy_is_whole_while_the_collection_is_open(workspace, tmp_path):
    copy_to(workspace._collection.database, tmp_path / "deep" / "copy.jiaokan")
    with Workspace.open(tmp_path / "deep" / "copy.jiaokan") as opened:
        assert opened.check() == []
