import json
import os
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

from core.commands.mentions import DecideMentions
from core.errors import UserError
from core.messages import LANGUAGES
from core.storage import lock
from core.storage.collection import Collection
from core.storage.lock import lock_path
from core.storage.migrations import SCHEMA, Migration
from core.workspace import Workspace


def key_of(action):
    with pytest.raises(UserError) as caught:
        action()
    for language in LANGUAGES:
        assert len(caught.value.text(language)) > 10
    return caught.value.key


def test_one_file_and_nothing_beside_it_once_closed(closed):
    assert [p.name for p in closed.parent.iterdir()] == [closed.name]


def test_a_new_collection_replaces_nothing(closed):
    before = closed.read_bytes()
    assert key_of(lambda: Workspace.create(closed)) == "collection_exists"
    assert closed.read_bytes() == before


def test_a_missing_collection_is_not_made(tmp_path):
    assert key_of(lambda: Workspace.open(tmp_path / "none.jiaokan")) == "collection_missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\0b.jiaokan", "长" * 300])
def test_a_name_that_no_system_takes_is_no_collection(tmp_path, name):
    assert key_of(lambda: Workspace.open(tmp_path / name)) == "collection_missing"


def test_a_folder_is_no_collection(tmp_path):
    assert key_of(lambda: Workspace.open(tmp_path)) == "collection_missing"


def test_name_and_language_are_kept(tmp_path):
    with Workspace.create(tmp_path / "b.jiaokan", "县志", "en"):
        pass
    with Workspace.open(tmp_path / "b.jiaokan") as opened:
        assert (opened.name, opened.language) == ("县志", "en")
        opened.remember(name="新名")
        assert opened.name == "新名"


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"plain text" * 999, "版面".encode("gb18030") * 500])
def test_a_foreign_file_is_refused_and_left_alone(path, content):
    path.write_bytes(content)
    assert key_of(lambda: Workspace.open(path)) == "not_a_collection"
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_foreign_database_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE page (id)")
    connection.close()
    assert key_of(lambda: Workspace.open(path)) == "not_a_collection"


@pytest.mark.parametrize("size", [100, 1000, 4096, 20000])
def test_a_truncated_collection_is_refused(closed, size):
    closed.write_bytes(closed.read_bytes()[:size])
    assert key_of(lambda: Workspace.open(closed)) in {"collection_damaged", "not_a_collection"}


def test_a_newer_collection_is_refused_by_the_name_of_its_maker(closed):
    connection = sqlite3.connect(closed)
    with connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        connection.execute("INSERT INTO migration VALUES (?, 'later', '9.9', '2040-01-01')", (SCHEMA + 1,))
    connection.close()
    before = closed.read_bytes()
    with pytest.raises(UserError) as caught:
        Workspace.open(closed)
    assert caught.value.key == "collection_newer"
    assert "9.9" in caught.value.text("en")
    assert closed.read_bytes() == before


def test_a_second_opener_is_told_who_has_it_open(workspace, path):
    with pytest.raises(UserError) as caught:
        Workspace.open(path)
    assert caught.value.key == "collection_open_elsewhere"
    assert caught.value.values["host"] == socket.gethostname()
    workspace.do(DecideMentions((1,)))


def test_a_lock_left_by_a_crash_on_this_computer_is_stale(closed):
    holder = {"host": socket.gethostname(), "user": "x", "pid": 1, "time": "2031-01-01"}
    lock_path(closed).write_text(json.dumps(holder))
    Workspace.open(closed).close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": 3, "more": 1}'])
def test_a_lock_that_says_nothing_is_stale(closed, content):
    lock_path(closed).write_text(content)
    Workspace.open(closed).close()


def test_a_lock_of_another_computer_is_believed_until_taken_over(closed):
    holder = {"host": "elsewhere", "user": "甲某", "pid": 1, "time": "2031-01-01"}
    lock_path(closed).write_text(json.dumps(holder), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        Workspace.open(closed)
    assert "甲某" in caught.value.text("zh")
    Workspace.open(closed, take_over=True).close()
    assert not lock_path(closed).exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_write_permission_is_named(tmp_path):
    tmp_path.chmod(0o500)
    try:
        assert key_of(lambda: Workspace.create(tmp_path / "a.jiaokan")) == "folder_not_writable"
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert key_of(lambda: Workspace.create(tmp_path / "none" / "a.jiaokan")) == "folder_missing"


@pytest.mark.parametrize(
    "name", ["文库 一.jiaokan", 'it\'s "quoted".jiaokan', "100%?#&=.jiaokan", "x" * 200 + ".jiaokan"]
)
def test_names_of_any_sort(tmp_path, name):
    Workspace.create(tmp_path / name).close()
    Workspace.open(tmp_path / name).close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def fill(workspace):
    for _ in range(1000):
        workspace.do(DecideMentions((1, 2, 3)))
        workspace.undo()


def test_a_disk_that_is_full_is_told_and_loses_nothing(workspace):
    database = workspace._collection.database
    database.pragma(f"max_page_count={database.pragma('page_count')}")
    assert key_of(lambda: fill(workspace)) == "disk_full"
    database.pragma("max_page_count=100000")
    assert workspace.check() == []
    workspace.do(DecideMentions((4,)))


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
@pytest.mark.parametrize("room", [0, 1000, 5000, 40_000])
def test_writes_that_fail_lose_nothing(workspace, path, room):
    import resource

    before = len(workspace.history())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, limits[1]))
    try:
        assert key_of(lambda: fill(workspace)) in {"disk_full", "collection_unreachable"}
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert workspace.check() == []
    assert len(workspace.history()) >= before
    workspace.do(DecideMentions((4,)))
    workspace.close()
    with Workspace.open(path) as opened:
        assert opened.check() == []
        assert opened.page(1).mentions[3].decision.is_made


def add_column(database):
    database.raw.execute("ALTER TABLE meta ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def stumble(database):
    add_column(database)
    raise ZeroDivisionError


def test_a_migration_runs_once_and_is_recorded(closed):
    migrations = (Migration(SCHEMA + 1, "notes", add_column),)
    for _ in range(2):
        collection = Collection.open(closed, migrations=migrations)
        assert collection.database.pragma("user_version") == SCHEMA + 1
        rows = collection.database.raw.execute("SELECT version, name FROM migration").fetchall()
        assert rows == [(SCHEMA, "made"), (SCHEMA + 1, "notes")]
        collection.close()


def test_a_migration_that_fails_leaves_the_version_before_working(closed):
    with pytest.raises(ZeroDivisionError):
        Collection.open(closed, migrations=(Migration(SCHEMA + 1, "bad", stumble),))
    with Workspace.open(closed) as opened:
        assert opened.check() == []
        opened.do(DecideMentions((1,)))


def test_the_place_is_remembered_and_a_ruined_one_is_the_beginning(workspace, path):
    from core.model.history import Place

    workspace.set_place(Place(1, 2, 30, 4))
    workspace.close()
    with Workspace.open(path) as opened:
        assert opened.place() == Place(1, 2, 30, 4)
        with opened._collection.database.transaction():
            opened._store.set_meta("place", '{"page_id": "x"}')
        assert opened.place() == Place()
        assert opened.undo_label is not None


def test_writing_outside_a_transaction_is_our_mistake(workspace):
    with pytest.raises(RuntimeError):
        workspace._store.set_meta("a", "b")


def test_the_file_is_never_opened_by_another_name(closed):
    link = closed.with_name("link.jiaokan")
    try:
        link.symlink_to(closed)
    except OSError:
        pytest.skip("no links here")
    with Workspace.open(closed), pytest.raises(UserError) as caught:
        Workspace.open(link)
    assert caught.value.key == "collection_open_elsewhere"
    assert Path(closed).exists()


def test_a_file_taken_away_under_the_program_is_told(workspace, path):
    elsewhere = path.with_name("elsewhere.jiaokan")
    path.rename(elsewhere)
    assert key_of(lambda: workspace.do(DecideMentions((1,)))) == "collection_moved"
    path.write_bytes(b"another file")
    assert key_of(lambda: workspace.do(DecideMentions((1,)))) == "collection_moved"
    elsewhere.replace(path)
    workspace.do(DecideMentions((1,)))


def test_a_crash_is_told_at_the_next_start(closed):
    with Workspace.open(closed) as opened:
        assert not opened.ended_uncleanly
    holder = {"host": socket.gethostname(), "user": "x", "pid": 1, "time": "2031-01-01"}
    lock_path(closed).write_text(json.dumps(holder))
    with Workspace.open(closed) as opened:
        assert opened.ended_uncleanly


def test_a_file_that_is_write_protected_is_refused(closed, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert key_of(lambda: Workspace.open(closed)) == "collection_read_only"


def test_a_lock_file_taken_away_in_between_is_not_ours(closed, monkeypatch):
    def removed_meanwhile(file):
        lock_path(closed).unlink()
        return True

    monkeypatch.setattr(lock, "_locked", removed_meanwhile)
    assert key_of(lambda: Workspace.open(closed)) == "collection_open_elsewhere"


def test_what_is_acknowledged_is_on_the_disk(workspace):
    database = workspace._collection.database
    names = ("foreign_keys", "journal_mode", "synchronous", "trusted_schema")
    assert [database.pragma(name) for name in names] == [1, "delete", 3, 0]
