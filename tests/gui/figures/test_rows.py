from __future__ import annotations

from dataclasses import replace

import pytest

from core.model.kinds import Decision
from gui.figures.rows import figures_of, next_undecided
from gui.widgets.decided import Show
from tests.gui.panel_samples import FIGURES

REJECTED = replace(FIGURES[0], decision=Decision.REJECTED)


def test_figures_come_down_the_page() -> None:
    assert [f.id for f in figures_of(reversed(FIGURES))] == [31, 32, 33]


def test_rejected_figures_are_listed_only_by_themselves() -> None:
    figures = (REJECTED, *FIGURES[1:])
    assert [f.id for f in figures_of(figures)] == [32, 33]
    assert [f.id for f in figures_of(figures, Show.REJECTED)] == [31]


@pytest.mark.parametrize(("words", "ids"), [("路灯", [33]), ("300", [32]), ("12个", [31]), ("无", [])])
def test_words_are_looked_for_in_all_fields(words: str, ids: list[int]) -> None:
    assert [f.id for f in figures_of(FIGURES, words=words)] == ids


def test_going_on_turns_back_once() -> None:
    figures = (FIGURES[0], replace(FIGURES[1], decision=Decision.CONFIRMED), FIGURES[2])
    assert next_undecided(figures, 0) == 2
    assert next_undecided(figures, 2) == 0
    assert next_undecided(figures[1:2], 0) == 0
