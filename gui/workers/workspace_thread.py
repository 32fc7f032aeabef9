"""The thread on which the workspace lives: requests queue up, answers come back as signals."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from core.messages import Message

if TYPE_CHECKING:
    from core.workspace import Workspace

Report = Callable[[int, int, Message], None]
IsCancelled = Callable[[], bool]
REPORT_EVERY = 0.05
"""Seconds between two progress signals; the last one always comes through."""


class Kind(Enum):
    """What a job does: look (at any pause of long work), change (while no step is being written), or stand alone."""

    LOOK = auto()
    CHANGE = auto()
    ALONE = auto()


@dataclass
class Job:
    """One request. `work` gets the holder of the workspace and this job, and runs on the worker thread.

    `kind` says whether it may be done in a pause of long work.
    """

    ticket: int
    work: Callable[[WorkspaceThread, Job], Any]
    kind: Kind = Kind.ALONE
    cancel: threading.Event = field(default_factory=threading.Event)


class WorkspaceThread(QThread):
    """Carry out jobs one after another. `workspace` may be touched on this thread only."""

    answered = Signal(int, object)
    raised = Signal(int, object)
    progressed = Signal(int, int, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._held: deque[Job | None] = deque()
        self._is_pausing = False

    def submit(self, job: Job) -> None:
        """Queue a job; may be called from any thread."""
        self._jobs.put(job)

    def stop(self) -> None:
        """Finish the jobs already queued, then end the thread and wait for it."""
        self._jobs.put(None)
        self.wait()

    def run(self) -> None:
        """Work until stopped; an exception of a job is its answer."""
        while (job := self._next()) is not None:
            self._carry_out(job)
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _next(self) -> Job | None:
        return self._held.popleft() if self._held else self._jobs.get()

    def _carry_out(self, job: Job) -> None:
        try:
            answer = job.work(self, job)
        except Exception as error:  # noqa: BLE001 - delivered to the UI thread, which shows or logs it
            self.raised.emit(job.ticket, error)
        else:
            self.answered.emit(job.ticket, answer)

    def pause(self) -> None:
        """Carry out the short jobs that wait behind the long one: the window stays usable.

        Those behind a job that must stand alone wait with it.
        """
        with suppress(Empty):
            while True:
                self._held.append(self._jobs.get_nowait())
        if self._is_pausing or not self._held:
            return
        self._is_pausing = True
        try:
            for job in self._short():
                self._held.remove(job)
                self._carry_out(job)
        finally:
            self._is_pausing = False

    def _short(self) -> list[Job]:
        is_writing = self.workspace is not None and self.workspace.is_writing
        fitting = {Kind.LOOK} if is_writing else {Kind.LOOK, Kind.CHANGE}
        found: list[Job] = []
        for job in self._held:
            if job is None or job.kind is Kind.ALONE:
                break
            if job.kind in fitting:
                found.append(job)
        return found

    def opened(self) -> Workspace:
        """Return the workspace; only the worker thread may ask."""
        if self.workspace is None:
            raise RuntimeError("no collection is open")
        return self.workspace

    def is_cancelled(self, job: Job) -> IsCancelled:
        """Return what tells long work whether to stop; asking is a pause."""

        def cancelled() -> bool:
            self.pause()
            return job.cancel.is_set()

        return cancelled

    def reporter(self, job: Job) -> Report:
        """Return a report function that forwards progress to the UI thread, thinned."""
        last = 0.0

        def report(done: int, total: int, words: Message) -> None:
            nonlocal last
            self.pause()
            now = time.monotonic()
            if done >= total or now - last >= REPORT_EVERY:
                last = now
                self.progressed.emit(job.ticket, done, total, words)

        return report
