"""The table of name traps: one sentence a line, a tab, and the mentions expected in it."""

from pathlib import Path

import pytest

from core.analysis.entities import find_mentions
from tests.analysis.entities.pages import block

TABLE = Path(__file__).with_name("traps.tsv")
ROWS = [
    line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
]


def test_the_table_is_large_and_free_of_repeats():
    sentences = [row[0] for row in ROWS]
    assert len(sentences) >= 200
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0][:16] for row in ROWS])
def test_trap(sentence, expected):
    got = "；".join(f"{m.type} {m.text}" for m in find_mentions([block(sentence)]))
    assert got.replace(" ", "") == expected.replace(" ", "")
