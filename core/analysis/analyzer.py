"""The order of the stages, for one page or many; progress, cancelling, and several processors at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context

from core.errors import Cancelled
from core.messages import Message, message
from core.model.article import Segmentation
from core.model.correction import Correction
from core.model.mention import LexiconEntry
from core.model.page import PageAnalysis

FEW = 8
"""Up to so many pages are done in this process: starting others takes longer than the work."""

Report = Callable[[int, int, Message], None]


@dataclass(frozen=True, slots=True)
class Task:
    """What the analysis of a page starts from. `key` tells the caller which page it was."""

    key: int
    text: str
    decided: Segmentation = field(default_factory=Segmentation)
    corrections: tuple[Correction, ...] = ()
    edition_date: date | None = None


def analyze(
    text: str,
    decided: Segmentation | None = None,
    lexicon: Sequence[LexiconEntry] = (),
    edition_date: date | None = None,
    corrections: Iterable[Correction] = (),
) -> PageAnalysis:
    """Return all that the analysis proposes for a page, around what is decided."""
    from core.analysis.blocks import blocks_of
    from core.analysis.entities import find_mentions
    from core.analysis.figures import find_figures
    from core.analysis.findings import find_findings
    from core.analysis.segmentation import segment

    segmentation = segment(text, decided or Segmentation())
    blocks = blocks_of(text, segmentation, corrections)
    mentions = find_mentions(blocks, lexicon, edition_date)
    figures = find_figures(blocks, edition_date)
    findings = find_findings(text, segmentation, blocks, mentions, figures)
    return PageAnalysis(segmentation, tuple(mentions), tuple(figures), tuple(findings))


def analyze_many(
    tasks: Sequence[Task],
    lexicon: Sequence[LexiconEntry] = (),
    report: Report = lambda done, total, what: None,
    cancelled: Callable[[], bool] = lambda: False,
    processes: int | None = None,
) -> Iterator[tuple[int, PageAnalysis]]:
    """Yield the key and the analysis of each task, in any order, on as many processes as help.

    Raises Cancelled when the user stops it.
    """
    if cancelled():
        raise Cancelled
    count = processes if processes is not None else os.cpu_count() or 1
    report(0, len(tasks), message("command.progress.analyze"))
    for done, result in enumerate(_results(tasks, tuple(lexicon), min(count, len(tasks)), cancelled), 1):
        report(done, len(tasks), message("command.progress.analyze"))
        yield result


def _results(
    tasks: Sequence[Task], lexicon: tuple[LexiconEntry, ...], processes: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, PageAnalysis]]:
    if len(tasks) <= FEW or processes < 2:
        for task in tasks:
            if cancelled():
                raise Cancelled
            yield _run(task, lexicon)
        return
    yield from _spread(tasks, lexicon, processes, cancelled)


def _spread(
    tasks: Sequence[Task], lexicon: tuple[LexiconEntry, ...], processes: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, PageAnalysis]]:
    """Yield results from other processes. They are spawned, which is safe beside threads and on every system."""
    waiting = iter(tasks)
    running: set[Future[tuple[int, PageAnalysis]]] = set()
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_learn, initargs=(lexicon,))
    try:
        while True:
            for task in waiting:
                running.add(pool.submit(_run_learned, task))
                if len(running) >= processes * 2:
                    break
            if not running:
                return
            ready, running = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            if cancelled():
                raise Cancelled
            for future in ready:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_lexicon: list[tuple[LexiconEntry, ...]] = []


def _learn(lexicon: tuple[LexiconEntry, ...]) -> None:
    """Keep the lexicon in a process, so that it travels once and not with every page."""
    _lexicon[:] = [lexicon]


def _run_learned(task: Task) -> tuple[int, PageAnalysis]:
    return _run(task, _lexicon[0])


def _run(task: Task, lexicon: tuple[LexiconEntry, ...]) -> tuple[int, PageAnalysis]:
    return task.key, analyze(task.text, task.decided, lexicon, task.edition_date, task.corrections)
