from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from core.commands.lexicon import AddLexiconEntry
from core.errors import UserError
from core.messages import Message, message
from core.model.history import HistoryStep
from core.model.mention import LexiconEntry
from core.workspace import Workspace
from gui.history.steps import distance, go_to_step, rows_of, time_text

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


def step(seq: int, *, is_undone: bool = False) -> HistoryStep:
    return HistoryStep(seq, message("command.split_article"), "审稿人", NOW, is_undone)


def silent(_done: int, _total: int, _what: Message) -> None: ...


def never() -> bool:
    return False


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "历史.jiaokan", author="审稿人") as made:
        for word in ("青石镇", "梧桐街", "老街"):
            made.do(AddLexiconEntry((LexiconEntry(word, "LOC"),)))
        yield made


def words(workspace: Workspace) -> set[str]:
    return {entry.word for entry in workspace.lexicon()}


def test_the_latest_step_that_holds_is_the_present() -> None:
    rows = rows_of([step(4, is_undone=True), step(3), step(1)])
    assert [(row.seq, row.is_present) for row in rows] == [(4, False), (3, True), (1, False), (0, False)]


def test_a_cut_list_has_no_beginning() -> None:
    assert [row.seq for row in rows_of([step(3), step(2)], limit=2)] == [3, 2]
    assert rows_of([]) == ()


def test_the_distance_counts_only_steps_that_hold() -> None:
    rows = rows_of([step(5, is_undone=True), step(4), step(3, is_undone=True), step(2), step(1)])
    assert [distance(rows, row) for row in rows] == [0, 0, 0, 1, 2, 3]


def test_going_back_and_on_again(workspace: Workspace) -> None:
    steps = workspace.history()
    go_to_step(workspace, steps[2].seq, silent, never)
    assert words(workspace) == {"青石镇"}
    go_to_step(workspace, steps[0].seq, silent, never)
    assert words(workspace) == {"青石镇", "梧桐街", "老街"}
    go_to_step(workspace, 0, silent, never)
    assert words(workspace) == set()


def test_a_step_on_the_way_forward_is_reached_and_no_further(workspace: Workspace) -> None:
    steps = workspace.history()
    go_to_step(workspace, 0, silent, never)
    go_to_step(workspace, steps[1].seq, silent, never)
    assert words(workspace) == {"青石镇", "梧桐街"}


def test_a_step_that_something_else_has_replaced_cannot_be_redone(workspace: Workspace) -> None:
    lost = workspace.history()[0].seq
    workspace.undo()
    workspace.do(AddLexiconEntry((LexiconEntry("晨风号", "SHIP"),)))
    workspace.undo()
    before = words(workspace)
    with pytest.raises(UserError):
        go_to_step(workspace, lost, silent, never)
    assert words(workspace) == before


def test_it_can_be_stopped(workspace: Workspace) -> None:
    calls = iter([False, True, True, True])
    go_to_step(workspace, 0, silent, lambda: next(calls))
    assert words(workspace) == {"青石镇", "梧桐街"}


def test_times_are_local_and_name_the_day_when_it_is_another() -> None:
    zone = timezone(timedelta(hours=8))
    assert time_text(NOW, NOW, zone) == ("18:00", True)
    assert time_text(NOW - timedelta(days=1), NOW, zone) == ("2026-03-03 18:00", False)
    late = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
    assert time_text(late, NOW, zone) == ("2026-03-05 01:00", False)
