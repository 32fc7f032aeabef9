import sqlite3
from contextlib import suppress
from random import Random

import pytest

from core.errors import Cancelled, UserError
from core.messages import LANGUAGES
from core.storage.check import stored
from core.workspace import Workspace


def ruined(closed, *statements):
    """The collection after statements that no command would make, guards taken away."""
    connection = sqlite3.connect(closed)
    with connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return Workspace.open(closed)


@pytest.mark.parametrize(
    ("statement", "keys"),
    [
        ("UPDATE raw_text SET text = text || 'x'", {"check.text_changed"}),
        ("DELETE FROM mention WHERE id = 2", {"check.journal_differs"}),
        ("UPDATE mention SET text = 'x' WHERE id = 2", {"check.journal_differs"}),
        ('UPDATE mention SET "end" = 99999 WHERE id = 2', {"check.span_outside", "check.journal_differs"}),
        ("UPDATE article SET parts = '[[' WHERE id = 2", {"error.record_damaged.what", "check.journal_differs"}),
        ("UPDATE article SET page_id = 9 WHERE id = 2", {"check.orphan", "check.journal_differs"}),
        ("UPDATE journal SET undo_top = 1", {"check.journal_stack"}),
        ("UPDATE journal SET redo_top = 1", {"check.journal_stack"}),
        ("UPDATE journal SET time = '2031-1-:T'", {"error.journal_damaged.what"}),
        ("UPDATE journal SET label = '['", {"error.journal_damaged.what"}),
        ("UPDATE journal SET command = x'00'", {"check.unreadable"}),
        ("UPDATE page SET edition_date = 'soon'", {"error.record_damaged.what"}),
        ("DELETE FROM journal_changes WHERE seq = 1", {"check.journal_differs"}),
        ("UPDATE journal_changes SET data = x'00'", {"check.journal_broken"}),
        (
            "UPDATE article SET parts = (SELECT parts FROM article WHERE id = 1) WHERE id = 2",
            {"check.text_in_two_parts", "check.journal_differs"},
        ),
        ("INSERT INTO correction VALUES (1, 1, 5, 9, 'x', ''), (2, 1, 7, 12, 'y', '')", {"check.corrections_overlap"}),
    ],
)
def test_what_is_wrong_is_named_in_words(closed, statement, keys):
    with ruined(closed, statement) as opened:
        problems = opened.check()
    assert keys <= {problem.message.key for problem in problems}
    for problem in problems:
        for language in LANGUAGES:
            assert problem.message.text(language)


def test_a_sound_collection_has_no_problems(workspace):
    seen = []
    assert workspace.check(lambda done, total, what: seen.append((done, total))) == []
    assert seen == [(done, 5) for done in range(6)]


@pytest.mark.parametrize("seed", range(20))
def test_flipped_bits_are_refused_found_or_harmless(closed, seed):
    with Workspace.open(closed) as opened:
        sound = stored(opened._collection)
    data = bytearray(closed.read_bytes())
    chance = Random(seed)
    start = chance.randrange(100, len(data))
    for at in range(start, min(len(data), start + chance.choice((1, 40, 3000)))):
        data[at] ^= chance.randrange(1, 256)
    closed.write_bytes(data)
    with suppress(UserError), Workspace.open(closed) as opened:
        if not opened.check():
            assert stored(opened._collection) == sound


def test_a_check_can_be_stopped(closed):
    with ruined(closed, "DELETE FROM mention") as opened, pytest.raises(Cancelled):
        opened.check(cancelled=lambda: True)
