"""Measure the whole analysis of pages as a ratio to jieba's tagger on the same text, in one run.

usage: python -m bench.analysis [PAGE.txt…]

Without arguments the sample pages are measured, and those of ../shared/pages where that folder is. Times are processor
time, the best of some rounds, taken in turns; dictionaries are loaded before. The bar is 1.2.
"""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from core.analysis.analyzer import analyze
from core.analysis.blocks import blocks_of
from core.analysis.entities import find_mentions
from core.analysis.figures import find_figures
from core.analysis.findings import find_findings
from core.analysis.segmentation import segment
from core.resources import resource

ROUNDS = 5
BAR = 1.2
SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "pages"
Work = Callable[[], object]


def read(files: Sequence[Path]) -> list[str]:
    """Return the texts of pages."""
    return [file.read_text(encoding="utf-8-sig").replace("\r\n", "\n") for file in files]


def stages(texts: Sequence[str]) -> dict[str, Work]:
    """Return the whole analysis and each of its stages, ready to run over all texts."""
    segmented = [segment(text) for text in texts]
    blocks = [blocks_of(text, parts) for text, parts in zip(texts, segmented, strict=True)]
    mentions = [find_mentions(row) for row in blocks]
    figures = [find_figures(row) for row in blocks]
    pages = list(zip(texts, segmented, blocks, mentions, figures, strict=True))
    return {
        "whole analysis": lambda: [analyze(text) for text in texts],
        "  segmentation": lambda: [segment(text) for text in texts],
        "  clean text": lambda: [blocks_of(text, parts) for text, parts in zip(texts, segmented, strict=True)],
        "  entities": lambda: [find_mentions(row) for row in blocks],
        "  figures": lambda: [find_figures(row) for row in blocks],
        "  findings": lambda: [find_findings(*page) for page in pages],
    }


def best_of(works: dict[str, Work]) -> dict[str, float]:
    """Return the shortest processor time of each, in seconds; the works take turns."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            start = time.process_time()
            work()
            times[name].append(time.process_time() - start)
    return {name: min(row) for name, row in times.items()}


def yardstick() -> Callable[[str], object]:
    """Return jieba's tagger, its dictionary loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg
    jieba.setLogLevel(logging.CRITICAL)
    jieba.posseg.lcut("甲乙")
    tag: Callable[[str], object] = jieba.posseg.lcut
    return tag


def measure(name: str, texts: Sequence[str]) -> float:
    """Print a table for some pages and return the ratio of the whole analysis."""
    tag = yardstick()
    analyze("甲县乙镇丙村。\n")
    best = best_of({"jieba.posseg.lcut": lambda: [tag(text) for text in texts], **stages(texts)})
    base = best["jieba.posseg.lcut"]
    scale = 6_000_000 / sum(map(len, texts))
    print(f"{name}: {len(texts)} pages, {sum(map(len, texts))} characters")
    for stage, seconds in best.items():
        print(f"  {stage:20} {seconds * scale:8.1f} ms for 6,000 characters, ratio {seconds / base:.2f}")
    return best["whole analysis"] / base


def main(names: Sequence[str]) -> int:
    """Measure, and return 1 when the bar is not reached."""
    if names:
        groups = {"pages": [Path(name) for name in names]}
    else:
        groups = {"sample pages": sorted(Path(str(resource("samples"))).glob("*.txt"))}
        groups["../shared/pages"] = sorted(SHARED.glob("*.txt"))
    ratios = [measure(name, read(files)) for name, files in groups.items() if files]
    return 0 if ratios and max(ratios) <= BAR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
