from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.commands.articles import MergeArticles, SplitArticle
from core.commands.mentions import DecideMentions
from core.commands.pages import ImportPages
from core.errors import UserError
from core.messages import message
from core.model.kinds import Decision
from core.model.mention import Mention
from core.storage.check import replay, stored
from core.storage.journal import Deed
from core.storage.unit import Unit
from core.workspace import Workspace
from tests.invented import PAGE, read_page


def state(workspace):
    return stored(workspace._collection)


def test_undo_and_redo_walk_the_same_way_across_restarts(workspace, path):
    states = [state(workspace)]
    for command in (MergeArticles((1, 2)), SplitArticle(1, PAGE.index("乙县")), DecideMentions((1, 2))):
        workspace.do(command)
        states.append(state(workspace))
    for expected in states[-2::-1]:
        workspace.close()
        workspace = Workspace.open(path)
        workspace.undo()
        assert state(workspace) == expected
    for expected in states[1:]:
        workspace.close()
        workspace = Workspace.open(path)
        workspace.redo()
        assert state(workspace) == expected
    assert workspace.redo() is None
    assert workspace.check() == []
    workspace.close()


def test_undo_of_everything_leaves_nothing_but_raw_text(workspace):
    while workspace.undo():
        pass
    assert state(workspace) == {}
    assert workspace.undo_label is None
    assert workspace.redo_label.key == "command.import_pages"
    assert workspace.check() == []


def test_a_new_command_ends_redo(workspace):
    workspace.do(DecideMentions((1,)))
    workspace.undo()
    workspace.do(DecideMentions((2,)))
    assert workspace.redo() is None
    assert [m.decision for m in workspace.page(1).mentions][:2] == [Decision.UNDECIDED, Decision.CONFIRMED]


def test_ids_are_never_given_twice(workspace):
    workspace.do(SplitArticle(1, PAGE.index("渡口两岸")))
    workspace.undo()
    workspace.do(SplitArticle(2, PAGE.index("丙县")))
    assert [a.id for a in workspace.page(1).articles] == [1, 2, 5, 3]


def test_the_history_tells_what_stands(workspace):
    workspace.do(DecideMentions((1,)))
    workspace.do(DecideMentions((2,)))
    workspace.undo()
    workspace.undo()
    workspace.do(MergeArticles((1, 2)))
    steps = workspace.history()
    assert [(s.label.key.split(".")[1], s.is_undone) for s in steps] == [
        ("merge_articles", False),
        ("decide_mentions", True),
        ("decide_mentions", True),
        ("apply_analysis", False),
        ("import_pages", False),
    ]
    assert {s.author for s in steps} == {"tester"}
    assert all(abs(datetime.now(UTC) - s.time) < timedelta(minutes=5) for s in steps)
    assert steps[0].pages == (1,)
    assert len(workspace.history(2)) == 2


def test_the_journal_tells_what_the_tables_hold(workspace):
    workspace.do(MergeArticles((1, 2)))
    workspace.undo()
    workspace.do(DecideMentions((1, 2, 3), Decision.REJECTED))
    assert replay(workspace._collection.journal) == state(workspace)


def test_a_command_that_fails_changes_nothing(workspace):
    before = state(workspace)
    with pytest.raises(UserError):
        workspace.do(DecideMentions((1, 99)))
    assert state(workspace) == before
    workspace.do(DecideMentions((1,)))


def test_an_error_of_ours_changes_nothing_either(workspace, monkeypatch):
    before = state(workspace)
    monkeypatch.setattr(DecideMentions, "label", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        workspace.do(DecideMentions((1,)))
    assert state(workspace) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE raw_text SET text = 'x'",
        "UPDATE journal SET author = 'x'",
        "DELETE FROM journal",
        "UPDATE journal_changes SET data = x'00'",
        "DELETE FROM journal_changes",
        'UPDATE mention SET start = 9, "end" = 9',
        "UPDATE article SET parts = '[]'",
        "UPDATE figure SET decision = 'maybe'",
        "UPDATE page SET status = ''",
    ],
)
def test_what_must_stay_can_not_be_written(workspace, statement):
    database = workspace._collection.database
    with pytest.raises(Exception, match=r"never|CHECK"), database.transaction():
        database.raw.execute(statement)


def test_raw_text_outlives_the_undo_of_its_import(workspace):
    workspace.do(ImportPages((read_page("另一版的文字。", "b.txt"),)))
    workspace.undo()
    assert workspace.page_id_of_hash(read_page("另一版的文字。").sha256) is None
    workspace.redo()
    assert workspace.page(2).page.raw_text == "另一版的文字。"


def test_a_step_in_several_pieces_is_undone_from_its_end(workspace):
    collection = workspace._collection
    before = state(workspace)
    with collection.step() as step:
        unit = Unit(collection.store)
        for text in ("first", "second"):
            unit.put(replace(unit.get(Mention, 1), text=text))
            step.write(unit.take())
        collection.journal.end(step, Deed("Test", {}, message("command.split_article")))
    assert workspace.page(1).mentions[0].text == "second"
    workspace.undo()
    assert state(workspace) == before
    workspace.redo()
    assert workspace.page(1).mentions[0].text == "second"
    assert workspace.check() == []
