"""Measure figures and findings against the words of jieba, as a ratio in one run.

usage: python bench/figures.py PAGE.txt...
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.analysis.blocks import blocks_of
from core.analysis.entities.words import dictionary
from core.analysis.figures import find_figures
from core.analysis.findings import find_findings
from core.analysis.segmentation import segment

ROUNDS = 3


def best(work: Callable[[], object]) -> float:
    """Return the shortest time of several rounds, in seconds of this processor."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main(names: list[str]) -> int:
    """Print milliseconds for 6,000 characters, and the share of jieba.posseg.lcut of the same text."""
    import jieba.posseg

    texts = [Path(name).read_text(encoding="utf-8-sig").replace("\r\n", "\n") for name in names]
    if not texts:
        print(__doc__)
        return 2
    dictionary()
    jieba.posseg.lcut("甲乙丙丁")
    segmented = [segment(text) for text in texts]
    blocks = [blocks_of(text, parts) for text, parts in zip(texts, segmented, strict=True)]
    figures = [find_figures(row) for row in blocks]
    pages = list(zip(texts, segmented, blocks, figures, strict=True))
    scale = 6_000 / sum(map(len, texts)) * 1_000
    yardstick = best(lambda: [jieba.posseg.lcut(text) for text in texts])
    found = best(lambda: [find_figures(row) for row in blocks])
    checked = best(lambda: [find_findings(text, parts, row, (), own) for text, parts, row, own in pages])
    print(f"characters {sum(map(len, texts))}, figures {sum(map(len, figures))}")
    for name, seconds in (("jieba.posseg.lcut", yardstick), ("figures", found), ("findings", checked)):
        print(f"{name:18} {seconds * scale:8.1f} ms for 6,000 characters, ratio {seconds / yardstick:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
