"""The thread on which the workspace lives: requests queue up, answers come back as signals."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from core.messages import Message

if TYPE_CHECKING:
    from core.workspace import Workspace

Report = Callable[[int, int, Message], None]
IsCancelled = Callable[[], bool]
REPORT_EVERY = 0.05
"""Seconds between two progress signals; the last one always comes through."""


@dataclass
class Job:
    """One request. `work` gets the holder of the workspace and this job, and runs on the worker thread."""

    ticket: int
    work: Callable[[WorkspaceThread, Job], Any]
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

    def submit(self, job: Job) -> None:
        """Queue a job; may be called from any thread."""
        self._jobs.put(job)

    def stop(self) -> None:
        """Finish the jobs already queued, then end the thread and wait for it."""
        self._jobs.put(None)
        self.wait()

    def run(self) -> None:
        """Work until stopped; an exception of a job is its answer."""
        while (job := self._jobs.get()) is not None:
            try:
                answer = job.work(self, job)
            except Exception as error:  # noqa: BLE001 - delivered to the UI thread, which shows or logs it
                self.raised.emit(job.ticket, error)
            else:
                self.answered.emit(job.ticket, answer)
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def opened(self) -> Workspace:
        """Return the workspace; only the worker thread may ask."""
        if self.workspace is None:
            raise RuntimeError("no collection is open")
        return self.workspace

    def reporter(self, job: Job) -> Report:
        """Return a report function that forwards progress to the UI thread, thinned."""
        last = 0.0

        def report(done: int, total: int, words: Message) -> None:
            nonlocal last
            now = time.monotonic()
            if done >= total or now - last >= REPORT_EVERY:
                last = now
                self.progressed.emit(job.ticket, done, total, words)

        return report
