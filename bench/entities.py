"""Measure entities: speed as a ratio to jieba's tagger, and what reviewing half of the pages teaches the other half.

usage: python bench/entities.py GOLD_DIR

GOLD_DIR holds NAME.json and NAME.txt pages in the format of the gold pages. Speed is processor time of `find_mentions`
over that of `jieba.posseg.lcut` on the same text, the best of five runs each, taken in turns.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from core.analysis.blocks import Block, blocks_of
from core.analysis.entities import find_mentions
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.kinds import Role
from core.model.mention import LexiconEntry
from core.model.span import Span, trimmed

TYPES = ("PER", "ORG", "LOC", "TIME", "DOC")
LEARNED = ("PER", "ORG", "LOC")
Page = tuple[str, list[Block], dict]


def load(file: Path) -> Page:
    gold = json.loads(file.read_text(encoding="utf-8"))
    text = (file.parent / gold.get("text", gold["page"])).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    articles = tuple(
        Article(0, tuple(Part(Span(p["start"], p["end"]), Role(p["role"])) for p in article["parts"]))
        for article in gold["articles"]
    )
    furniture = tuple(Furniture(0, Span(*span)) for span in gold.get("furniture", []))
    return text, blocks_of(text, Segmentation(articles, furniture)), gold


def tops(page: Page) -> list[Span]:
    """Return the upper halves of a page's blocks."""
    return [Span(block.span.start, block.span.start + (len(block.span) + 1) // 2) for block in page[1]]


def counts(page: Page, lexicon: list[LexiconEntry], total: dict[str, list[int]], but: Sequence[Span] = ()) -> None:
    """Add what is right, proposed and wanted, but not in some spans."""
    text, blocks, gold = page
    mentions = [m for m in find_mentions(blocks, lexicon) if not is_in(m.span.start, but)]
    doubtful = [Span(*span) for span in gold.get("optional", [])]
    marked = [(e["type"], trimmed(text, e["start"], e["end"])) for e in gold["entities"]]
    marked = [(kind, span) for kind, span in marked if span is not None and not is_in(span.start, but)]
    for kind in TYPES:
        want = {span for k, span in marked if k == kind}
        have = {m.span for m in mentions if m.type == kind}
        wrong = [span for span in have - want if not any(span.overlaps(d) for d in doubtful)]
        row = total.setdefault(kind, [0, 0, 0])
        row[0] += len(want & have)
        row[1] += len(want & have) + len(wrong)
        row[2] += len(want)


def f1(row: list[int]) -> float:
    return 2 * row[0] / (row[1] + row[2]) if row[1] + row[2] else 1.0


def is_in(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.holds(offset) for span in spans)


def review(pages: list[Page], part: Sequence[Span] | None = None) -> list[LexiconEntry]:
    """Return what making the pages (or a part of one) equal to their gold teaches the lexicon."""
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for text, blocks, gold in pages:
        want = {(e["type"], trimmed(text, e["start"], e["end"])) for e in gold["entities"]}
        for kind, span in want:
            if span is not None and (part is None or is_in(span.start, part)):
                right["".join(span.of(text).split()), kind] += 1
        for mention in find_mentions(blocks):
            if (part is None or is_in(mention.span.start, part)) and not any(
                span is not None and span.overlaps(mention.span) for _, span in want
            ):  # else: corrected
                wrong["".join(mention.text.split()), mention.type] += 1
    entries = [LexiconEntry(word, kind, count=count) for (word, kind), count in right.items() if kind in LEARNED]
    return entries + [
        LexiconEntry(word, kind, is_rejected=True, count=count)
        for (word, kind), count in wrong.items()
        if (word, kind) not in right
    ]


def speed(pages: list[Page]) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg
    jieba.setLogLevel(logging.CRITICAL)
    jieba.posseg.lcut("一")
    find_mentions(pages[0][1])
    ours, theirs = [], []
    for _ in range(5):
        start = time.process_time()
        for text, _, _ in pages:
            jieba.posseg.lcut(text)
        middle = time.process_time()
        for _, blocks, _ in pages:
            find_mentions(blocks)
        theirs.append(middle - start)
        ours.append(time.process_time() - middle)
    return min(ours) / min(theirs)


def show(name: str, total: dict[str, list[int]]) -> None:
    every = [sum(row[i] for row in total.values()) for i in range(3)]
    cells = [f"{kind} {f1(row):.3f}" for kind, row in total.items()]
    print(f"{name:24}", *cells, f"all {f1(every):.3f}")


def main() -> None:
    pages = [load(file) for file in sorted(Path(sys.argv[1]).glob("*.json"))]
    print(f"time of find_mentions / jieba.posseg.lcut: {speed(pages):.2f} ({sum(len(p[0]) for p in pages)} characters)")
    halves = (pages[::2], pages[1::2])
    before: dict[str, list[int]] = {}
    after: dict[str, list[int]] = {}
    for taught, other in (halves, halves[::-1]):
        lexicon = review(taught)
        for page in other:
            counts(page, [], before)
            counts(page, lexicon, after)
    show("nothing reviewed", before)
    show("other half reviewed", after)
    before, after = {}, {}
    for page in pages:
        counts(page, [], before, tops(page))
        counts(page, review([page], tops(page)), after, tops(page))
    show("lower halves of parts", before)
    show("upper halves reviewed", after)


if __name__ == "__main__":
    main()
