"""The order of the stages, for one page or many; progress, cancelling, and several processors at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from multiprocessing import get_context

from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.model.article import Segmentation
from core.model.correction import Correction
from core.model.mention import LexiconEntry
from core.model.page import PageAnalysis

FEW = 40
"""Up to so many pages are done in this process: others take seconds to start, a page a tenth of one."""

MOST_PROCESSES = 6
"""Each holds the dictionaries anew, some hundred megabytes."""

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
    """Return all that the analysis proposes for a page, around what is decided; nothing for a blank one."""
    if not text.strip():
        return PageAnalysis()
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
    tasks: Iterable[Task],
    lexicon: Sequence[LexiconEntry] = (),
    report: Report = lambda done, total, what: None,
    cancelled: Callable[[], bool] = lambda: False,
    processes: int | None = None,
    total: int | None = None,
) -> Iterator[tuple[int, PageAnalysis]]:
    """Yield the key and the analysis of each task, in any order, on as many processes as help.

    Tasks may come from a generator, so that the texts of thousands of pages never stand in memory together; `total`
    is their number then.
    Raises Cancelled when the user stops it, UserError when a process dies.
    """
    if cancelled():
        raise Cancelled
    count = processes if processes is not None else _spare_processors()
    what = message("command.progress.analyze")
    if total is None:
        tasks = tuple(tasks)
        total = len(tasks)
    report(0, total, what)
    run = _alone if total <= FEW or count < 2 else _spread
    for done, result in enumerate(run(iter(tasks), tuple(lexicon), count, cancelled), 1):
        report(done, total, what)
        yield result


def _spare_processors() -> int:
    """Return how many processes to use: one processor stays free for the window."""
    return max(1, min(MOST_PROCESSES, (os.cpu_count() or 1) - 1))


def _alone(
    tasks: Iterator[Task], lexicon: tuple[LexiconEntry, ...], processes: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, PageAnalysis]]:
    """Yield results from this process."""
    for task in tasks:
        if cancelled():
            raise Cancelled
        yield _run(task, lexicon)


def _spread(
    tasks: Iterator[Task], lexicon: tuple[LexiconEntry, ...], processes: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, PageAnalysis]]:
    """Yield results from other processes. They are spawned, which is safe beside threads and on every system."""
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_learn, initargs=(lexicon,))
    is_done = False
    try:
        yield from _served(pool, tasks, processes * 2, cancelled)
        is_done = True
    except BrokenProcessPool as error:  # a worker was killed, most likely for want of memory
        raise UserError("analysis_broke_off") from error
    finally:
        pool.shutdown(wait=is_done, cancel_futures=True)  # who stops it need not wait for the pages in work


def _served(
    pool: ProcessPoolExecutor, waiting: Iterator[Task], most: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[int, PageAnalysis]]:
    """Keep at most so many tasks in a pool and yield what comes out."""
    running: set[Future[tuple[int, PageAnalysis]]] = set()
    while True:
        running.update(pool.submit(_run_learned, task) for task in islice(waiting, most - len(running)))
        if not running:
            return
        ready, running = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
        if cancelled():
            raise Cancelled
        yield from (future.result() for future in ready)


_lexicon: list[tuple[LexiconEntry, ...]] = []


def _learn(lexicon: tuple[LexiconEntry, ...]) -> None:
    """Keep the lexicon in a process, so that it travels once and not with every page."""
    _lexicon[:] = [lexicon]


def _run_learned(task: Task) -> tuple[int, PageAnalysis]:
    return _run(task, _lexicon[0])


def _run(task: Task, lexicon: tuple[LexiconEntry, ...]) -> tuple[int, PageAnalysis]:
    return task.key, analyze(task.text, task.decided, lexicon, task.edition_date, task.corrections)
