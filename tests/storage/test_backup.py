from datetime import UTC, datetime, timedelta

import pytest

from core.commands.mentions import DecideMentions
from core.errors import Cancelled, UserError
from core.storage.backup import Backup, back_up, backups, copy_to, restore, thinned
from core.workspace import Workspace

NOW = datetime(2031, 5, 14, 12, 30, tzinfo=UTC)


def test_a_backup_opens_and_holds_what_was_there(workspace, tmp_path):
    folder = tmp_path / "backups"
    backup = back_up(workspace._collection.database, folder, NOW)
    workspace.do(DecideMentions((1,)))
    assert backups(folder, "a") == [backup]
    restore(backup.path, tmp_path / "back.jiaokan")
    with Workspace.open(tmp_path / "back.jiaokan") as restored:
        assert restored.check() == []
        assert len(restored.history()) == len(workspace.history()) - 1
    assert [p.name for p in folder.iterdir()] == [backup.path.name]


def test_restoring_overwrites_nothing(workspace, tmp_path, path):
    backup = back_up(workspace._collection.database, tmp_path / "backups", NOW)
    with pytest.raises(UserError):
        restore(backup.path, path)
    (tmp_path / "foreign").write_text("text")
    with pytest.raises(UserError):
        restore(tmp_path / "foreign", tmp_path / "new.jiaokan")
    assert not (tmp_path / "new.jiaokan").exists()


def test_a_copy_that_is_stopped_leaves_nothing(workspace, tmp_path):
    with pytest.raises(Cancelled):
        copy_to(workspace._collection.database, tmp_path / "copy.jiaokan", cancelled=lambda: True)
    assert not [p for p in tmp_path.iterdir() if "copy" in p.name]


def test_backups_of_others_are_not_ours(tmp_path):
    for name in ("b.20310514T120000Z.jiaokan", "a.jiaokan", "a.notatime.jiaokan", "a.20310514T120000Z.txt"):
        (tmp_path / name).touch()
    assert backups(tmp_path, "a") == []


def test_old_backups_thin_out_and_each_span_of_time_keeps_its_newest(tmp_path):
    every = [
        Backup(tmp_path / str(hours), NOW - timedelta(hours=hours, minutes=m))
        for hours in range(24 * 90)
        for m in (0, 20)
    ]
    gone = set(thinned(every, NOW))
    kept = [backup.time for backup in every if backup not in gone]
    ages = [NOW - time for time in kept]
    assert sum(age < timedelta(hours=2) for age in ages) == 4
    assert sum(timedelta(hours=2) <= age < timedelta(days=1) for age in ages) in {22, 23}
    assert sum(timedelta(days=1) <= age < timedelta(days=7) for age in ages) in {6, 7}
    assert sum(timedelta(days=7) <= age < timedelta(days=31) for age in ages) in {4, 5}
    assert sum(age >= timedelta(days=31) for age in ages) in {2, 3}
    assert not thinned([backup for backup in every if backup not in gone], NOW)
