"""Measure how storage behaves as a collection grows: each figure is a ratio within one run, beside what it is made of.

python bench/storage.py [--steps 1000000] [--pages 10000]
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.commands.analysis import ApplyAnalysis
from core.commands.mentions import DecideMentions
from core.commands.pages import ImportPages
from core.model.article import Article, Part, Segmentation
from core.model.figure import Figure
from core.model.kinds import Role
from core.model.mention import Mention
from core.model.page import PageAnalysis
from core.model.span import Span
from core.model.transfer import ReadPage
from core.workspace import Workspace

TEXT = "田里的水稻黄了，河边的船回来了。" * 400


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--pages", type=int, default=10_000)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        journal(Path(folder), wish.steps)
        worklist(Path(folder), wish.pages)
    return 0


def journal(folder: Path, steps: int) -> None:
    """Compare opening, doing and the history with few and with many steps."""
    few = timed(grown(folder / "few.jiaokan", 1000))
    many = timed(grown(folder / "many.jiaokan", steps))
    for name in few:
        print(f"{name}: {steps} steps / 1000 steps = {many[name] / few[name]:.2f}  ({many[name] * 1000:.2f} ms)")


def grown(path: Path, steps: int) -> Path:
    """Return a collection with one page and so many steps, all but the last ones copies made by SQL."""
    with Workspace.create(path) as workspace:
        workspace.do(ImportPages((page(0),)))
        workspace.do(ApplyAnalysis(1, proposals()))
        workspace.do(DecideMentions((1,)))
        raw = workspace._collection.database.raw
        columns = "'do', seq, name, command, label, focus, author, time, seq, 0, pages"
        for made in range(3, steps, 50_000):
            last = min(steps, made + 50_000)
            raw.execute(
                f"WITH RECURSIVE n(i) AS (SELECT {made + 1} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) "
                f"INSERT INTO journal SELECT i, {columns.replace('seq', 'i')} FROM n, journal WHERE seq = 3"
            )
            raw.execute(f"INSERT INTO journal_page SELECT 1, seq FROM journal WHERE seq > {made}")
    return path


def timed(path: Path) -> dict[str, float]:
    """Return the seconds that each deed takes, the best of several."""
    with Workspace.open(path) as workspace:
        mention = iter(range(1, 100))
        found = {
            "history": best(workspace.history),
            "page": best(lambda: workspace.page(1)),
            "do": best(lambda: workspace.do(DecideMentions((next(mention),)))),
            "undo": best(workspace.undo),
        }
    found["open"] = best(lambda: Workspace.open(path).close())
    return found


def best(deed: Callable[[], object], times: int = 7) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def worklist(folder: Path, pages: int) -> None:
    """Compare the first count of the worklist with later ones, and one page with many."""
    path = folder / "pages.jiaokan"
    with Workspace.create(path) as workspace:
        begun = time.perf_counter()
        workspace.do(ImportPages(tuple(page(number) for number in range(pages))))
        taken = time.perf_counter() - begun
        print(f"import: {taken / pages * 1000:.2f} ms a page in one step of {pages}")
        begun = time.perf_counter()
        for number in range(1, pages + 1, max(1, pages // 500)):
            workspace.do(ApplyAnalysis(number, proposals()))
        print(f"analysis stored: {(time.perf_counter() - begun) / 500 * 1000:.1f} ms a page of 20 articles, 260 marks")
    with Workspace.open(path) as workspace:
        begun = time.perf_counter()
        workspace.pages()
        first = time.perf_counter() - begun
        again = best(lambda: (workspace.do(DecideMentions((1,))), workspace.undo(), workspace.pages()))
        print(f"worklist: first count {first * 1000:.0f} ms, after a change {again * 1000:.0f} ms ({pages} pages)")


def page(number: int) -> ReadPage:
    text = f"{number}\n{TEXT}"
    return ReadPage(f"{number}.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def proposals() -> PageAnalysis:
    articles = [Article(0, (Part(Span(n * 300 + 10, n * 300 + 300), Role.BODY),)) for n in range(20)]
    mentions = [Mention(0, Span(n * 30 + 10, n * 30 + 13), "LOC", "水稻黄") for n in range(200)]
    figures = [Figure(0, Span(n * 90 + 20, n * 90 + 22), "30", "30") for n in range(60)]
    return PageAnalysis(Segmentation(tuple(articles)), tuple(mentions), tuple(figures))


if __name__ == "__main__":
    sys.exit(main())
