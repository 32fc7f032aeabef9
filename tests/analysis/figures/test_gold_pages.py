"""Figures of the real pages with gold, when they are at hand beside the repository."""

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from core.analysis.blocks import blocks_of
from core.analysis.figures import find_figures
from core.model.article import Segmentation

GOLD = Path(__file__).resolve().parents[4] / "shared" / "eval" / "gold"


def number(value: str) -> Decimal | str:
    try:
        return Decimal(value).normalize()
    except InvalidOperation:
        return value


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold pages are not beside the repository")
def test_figures_of_the_gold_pages_are_found_and_read() -> None:
    right = found = wanted = read = 0
    for file in sorted(GOLD.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (file.parent / gold.get("text", gold["page"])).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        want = {(row["start"], row["end"]): row for row in gold["figures"]}
        have = {(f.span.start, f.span.end): f for f in find_figures(blocks_of(text, Segmentation()))}
        optional = gold.get("optional", [])
        both = want.keys() & have.keys()
        extra = [
            s for s in have.keys() - want.keys() if not any(s[0] < end and start < s[1] for start, end in optional)
        ]
        right, found, wanted = right + len(both), found + len(both) + len(extra), wanted + len(want)
        read += sum(
            number(str(want[s]["value"])) == number(have[s].value)
            and str(want[s]["unit"] or "").split("（")[0] == have[s].unit.split("（")[0]
            for s in both
        )
    assert 2 * right / (found + wanted) >= 0.96
    assert read / right >= 0.98
