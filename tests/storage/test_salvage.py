import sqlite3
from contextlib import closing
from random import Random

import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.mentions import DecideMentions
from core.commands.pages import ImportPages
from core.errors import Cancelled, UserError
from core.recovery import salvage
from core.storage.check import stored
from core.workspace import Workspace
from tests.invented import PAGE, proposals, read_page


@pytest.fixture
def several(workspace, path):
    """The path of a closed collection of a few pages with steps done, undone and redone."""
    for number in range(2, 8):
        text = PAGE.replace("渡口", f"{number}号渡口")
        workspace.do(ImportPages((read_page(text, f"{number}.txt"),)))
        workspace.do(ApplyAnalysis(number, proposals(text)))
    for number in range(1, 7):
        workspace.do(DecideMentions((number,)))
    workspace.undo()
    workspace.undo()
    workspace.redo()
    workspace.close()
    return path


def ruin(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def saved(path):
    """Salvage a collection; the outcome, and the records of the new one once it has passed its check."""
    before = path.read_bytes()
    goal = path.with_name("saved.jiaokan")
    outcome = salvage(path, goal, "tester")
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == sorted((path.name, goal.name))
    with Workspace.open(goal) as opened:
        assert opened.check() == []
        return outcome, stored(opened._collection), len(opened.history())


def test_a_sound_collection_is_saved_whole_with_its_history(several):
    with Workspace.open(several) as opened:
        sound, steps, last = stored(opened._collection), len(opened.history()), opened.last_step
    outcome, records, history = saved(several)
    assert (records, history) == (sound, steps)
    assert outcome.is_whole
    assert (outcome.pages, outcome.steps_kept) == (7, last)


def test_undo_goes_on_after_a_salvage(several):
    saved(several)
    with Workspace.open(several.with_name("saved.jiaokan")) as opened:
        assert opened.redo() is not None
        while opened.undo():
            pass
        assert stored(opened._collection) == {}
        assert opened.check() == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM mention WHERE id > 3",
        "UPDATE article SET parts = '[[' WHERE id = 2",
        'UPDATE figure SET "end" = 99999',
        "UPDATE page SET source = 'x', status = 'never'",
    ],
)
def test_records_come_back_out_of_the_journal(several, statement):
    with Workspace.open(several) as opened:
        sound = stored(opened._collection)
    ruin(several, statement)
    outcome, records, _ = saved(several)
    assert records == sound
    assert outcome.is_whole


def test_a_journal_that_breaks_off_keeps_its_beginning_and_the_records_of_the_tables(several):
    with Workspace.open(several) as opened:
        sound = stored(opened._collection)
    ruin(several, "UPDATE journal_changes SET data = x'00' WHERE seq = 6")
    outcome, records, history = saved(several)
    assert records == sound
    assert (outcome.steps_kept, history) == (5, 6)
    assert outcome.steps_lost > 0
    assert not outcome.lost_records


def test_records_that_contradict_each_other_are_left_out(several):
    ruin(
        several,
        "DELETE FROM journal_changes",
        "UPDATE article SET parts = (SELECT parts FROM article WHERE id = 1) WHERE id = 2",
        'UPDATE mention SET "end" = 99999 WHERE id = 1',
        "UPDATE mention SET confidence = 7 WHERE id = 2",
    )
    outcome, records, _ = saved(several)
    assert {("article", 2), ("mention", 1), ("mention", 2)}.isdisjoint(records)
    assert ("article", 1) in records
    assert outcome.lost_records == 3
    assert outcome.steps_kept == 0


def test_a_text_that_changed_is_told_and_its_page_is_to_be_reviewed_anew(several):
    ruin(
        several, "UPDATE raw_text SET text = replace(text, '2号渡口', '2号晒场')", "UPDATE page SET status = 'reviewed'"
    )
    outcome, records, _ = saved(several)
    assert outcome.changed_texts == ("2.txt",)
    assert records["page", 2]["status"] == "new"
    assert outcome.pages == 7


def test_a_page_without_its_text_is_told(several):
    ruin(several, "DELETE FROM raw_text WHERE text LIKE '%3号渡口%'")
    outcome, records, _ = saved(several)
    assert outcome.lost_texts == ("3.txt",)
    assert ("page", 3) not in records
    assert outcome.pages == 6


def test_ids_are_not_given_twice_after_a_salvage(several):
    ruin(several, "DELETE FROM journal_changes", "DELETE FROM mention WHERE id > 2")
    with closing(sqlite3.connect(several)) as connection:
        top = connection.execute("SELECT max(id) FROM article").fetchone()[0]
    saved(several)
    with Workspace.open(several.with_name("saved.jiaokan")) as opened:
        assert opened._store.last_id("article") >= top


@pytest.mark.parametrize("seed", range(6))
def test_whatever_bits_flip_what_is_saved_is_sound(several, seed):
    data = bytearray(several.read_bytes())
    chance = Random(seed)
    start = chance.randrange(100, len(data))
    for at in range(start, min(len(data), start + chance.choice((1, 40, 3000)))):
        data[at] ^= chance.randrange(1, 256)
    several.write_bytes(data)
    try:
        saved(several)
    except UserError as error:
        assert error.key in {"collection_damaged", "nothing_to_salvage", "not_a_collection"}  # noqa: PT017
        assert [p.name for p in several.parent.iterdir()] == [several.name]


def test_half_a_file_gives_what_it_holds_or_is_refused(several):
    data = several.read_bytes()
    several.write_bytes(data[: len(data) // 2])
    try:
        outcome, _, _ = saved(several)
    except UserError as error:
        assert error.key in {"collection_damaged", "nothing_to_salvage"}  # noqa: PT017
    else:
        assert not outcome.is_whole


@pytest.mark.parametrize("content", [b"", b"plain text" * 500])
def test_a_foreign_file_is_refused(path, content):
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        salvage(path, path.with_name("b.jiaokan"))
    assert caught.value.key == "not_a_collection"


def test_a_salvage_overwrites_nothing_and_can_be_stopped(several):
    with pytest.raises(UserError):
        salvage(several, several)
    with pytest.raises(Cancelled):
        salvage(several, several.with_name("b.jiaokan"), cancelled=lambda: True)
    assert [p.name for p in several.parent.iterdir()] == [several.name]
