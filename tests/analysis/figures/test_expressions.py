"""Every row of expressions.tsv: an editor can add a sentence there and see whether it is read as it should be."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.analysis.blocks import blocks_of
from core.analysis.figures import find_figures
from core.model.article import Segmentation

TABLE = Path(__file__).with_name("expressions.tsv")
ROWS = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def entries(cell: str, count: int) -> list[str]:
    """Return one entry for each figure of a sentence."""
    parts = [part.strip().removeprefix("-") if part.strip() == "-" else part.strip() for part in cell.split(" ; ")]
    return parts if len(parts) == count else parts * count


def expected(row: str) -> tuple[str, list[tuple[object, ...]]]:
    """Return the bare sentence and what each of its figures says."""
    sentence, value, unit, lower, upper, qualifier = (row.split("\t") + [""] * 5)[:6]
    pieces = sentence.replace("⟧", "⟦").split("⟦")
    figures = pieces[1::2]
    columns = [entries(cell, len(figures)) for cell in (value, unit, lower, upper, qualifier)]
    text, starts, at = "".join(pieces), [], 0
    for i, piece in enumerate(pieces):
        if i % 2:
            starts.append(at)
        at += len(piece)
    return text, [
        (start, start + len(figure), *rest) for start, figure, *rest in zip(starts, figures, *columns, strict=True)
    ]


def bound(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


@pytest.mark.parametrize("row", ROWS, ids=[row.split("\t")[0] for row in ROWS])
def test_sentence_is_read_as_the_table_says(row: str) -> None:
    text, want = expected(row)
    found = find_figures(blocks_of(text, Segmentation()))
    got = [(f.span.start, f.span.end, f.value, f.unit, bound(f.lower), bound(f.upper), f.qualifier) for f in found]
    assert got == want


def test_table_is_large_enough_to_mean_something() -> None:
    figures = sum(row.count("⟦") for row in ROWS)
    without = sum("⟦" not in row for row in ROWS)
    assert figures + without >= 300
    assert without >= 80
