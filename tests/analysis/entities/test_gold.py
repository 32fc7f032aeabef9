"""The gold pages beside the repository: figures that must not fall (the bars themselves are measured in bench/)."""

import json
from pathlib import Path

import pytest

from core.analysis.blocks import blocks_of
from core.analysis.entities import find_mentions
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.kinds import Role
from core.model.span import Span, trimmed

GOLD = Path(__file__).parents[3].parent / "shared" / "eval" / "gold"
FLOOR = {"PER": 0.93, "ORG": 0.72, "LOC": 0.80, "TIME": 0.88, "DOC": 0.98}


def page(file):
    gold = json.loads(file.read_text(encoding="utf-8"))
    text = (file.parent / gold["text"]).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    articles = tuple(
        Article(0, tuple(Part(Span(p["start"], p["end"]), Role(p["role"])) for p in article["parts"]))
        for article in gold["articles"]
    )
    furniture = tuple(Furniture(0, Span(*span)) for span in gold["furniture"])
    return gold, text, Segmentation(articles, furniture)


def counts(files, kind):
    right = proposed = wanted = 0
    for file in files:
        gold, text, segmentation = page(file)
        want = {trimmed(text, e["start"], e["end"]) for e in gold["entities"] if e["type"] == kind}
        have = {m.span for m in find_mentions(blocks_of(text, segmentation)) if m.type == kind}
        doubtful = [Span(*span) for span in gold["optional"]]
        wrong = [span for span in have - want if not any(span.overlaps(d) for d in doubtful)]
        right, wanted = right + len(want & have), wanted + len(want)
        proposed += len(want & have) + len(wrong)
    return right, proposed, wanted


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold pages are not beside the repository")
@pytest.mark.parametrize("kind", FLOOR)
def test_gold_pages(kind):
    right, proposed, wanted = counts(sorted(GOLD.glob("*.json")), kind)
    assert 2 * right / (proposed + wanted) >= FLOOR[kind]
