"""Every answer the queue offers is one the collection can carry out, in any order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.pages import ImportPages
from core.workspace import Workspace
from gui.review import answers
from gui.review.course import Course
from tests.invented import PAGE, proposals, read_page


@pytest.mark.parametrize("seed", range(6))
def test_any_answers_lead_to_a_decided_page_and_undo_leads_back(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    with Workspace.create(tmp_path / "a.jiaokan", author="tester") as workspace:
        workspace.do(ImportPages((read_page(),)))
        workspace.do(ApplyAnalysis(1, proposals(PAGE)))
        before = workspace.page(1)
        course, steps = Course(), 0
        course.open(before)
        while course.current is not None:
            answer = dice.choice((answers.confirm, answers.reject, answers.confirm_all))
            command = answer(workspace.page(1), course.current) or answers.confirm(workspace.page(1), course.current)
            assert command is not None
            key = course.decide()
            workspace.do(command)
            course.follow(workspace.page(1))
            course.settle(key)
            steps += 1
            assert steps < 100
        assert course.tally.left == 0
        assert workspace.check() == []
        for _ in range(steps):
            workspace.undo()
        after = workspace.page(1)
        assert (after.articles, after.furniture, after.mentions, after.figures) == (
            before.articles,
            before.furniture,
            before.mentions,
            before.figures,
        )
