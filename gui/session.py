"""The session: what the window is doing now. It asks the workspace on its own thread and tells the panels on ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.model.article import Article
from core.model.changes import Changes
from core.model.history import Place
from core.model.page import PageSummary, PageView
from gui.whereabouts import Whereabouts
from gui.workers.answers import Opened, Picture
from gui.workers.workspace_thread import IsCancelled, Job, Kind, Report, WorkspaceThread

if TYPE_CHECKING:
    from core.commands.command import Command
    from core.workspace import Workspace

T = TypeVar("T")
EVERYTHING = Changes((), *(True,) * 8)
"""After long work every panel looks again."""
Query = Callable[["Workspace"], T]
LongWork = Callable[["Workspace", Report, IsCancelled], T]


class Session(Whereabouts):
    """Run commands, ask questions, and tell the panels what changed.

    Every signal comes on the UI thread, and `view`, `pages`, `undo_label` and `redo_label` are up to date before it.
    Order after a command: `page_refreshed`, `changed`, `place_requested` (where the eye should go).
    """

    collection_opened = Signal(str)
    """A collection was opened: its path. `pages` is filled; no page is open yet."""
    place_restored = Signal(object)
    """The page of the last visit is open again: the `Place` to scroll to."""
    collection_closed = Signal()
    changed = Signal(object)
    """`Changes` of a command, an undo or a redo."""
    page_opened = Signal(object)
    """Another page is shown: its `PageView`."""
    page_refreshed = Signal(object)
    """The same page after a change: its new `PageView`."""
    pages_changed = Signal(object)
    """The worklist: tuple of `PageSummary`."""
    labels_changed = Signal()
    """`undo_label` or `redo_label` changed."""
    busy_changed = Signal(bool)
    """Whether the worker has anything to do."""
    progressed = Signal(int, int, object)
    """Long work: done, total, `Message`."""
    work_started = Signal(object)
    """Long work began: its title, a `Message`."""
    work_ended = Signal()
    held_elsewhere = Signal(object, object)
    """Another computer is said to have a collection open, but may have crashed: its path and the `UserError`."""
    failed = Signal(object)
    """An exception: a `UserError` to be told in its own words, anything else is ours."""
    said = Signal(object)
    """A short `Message` for the status line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.tried: Path | None = None
        """The collection that was to be opened last, whether it could be or not."""
        self.name = ""
        self.author: str | None = None
        """Who does what is done in collections opened from now on; None: the system's user."""
        self.view: PageView | None = None
        self.pages: tuple[PageSummary, ...] = ()
        self.undo_label: Message | None = None
        self.redo_label: Message | None = None
        self._wanted_page = 0
        self._long_job: Job | None = None
        self._tickets = 0
        self._waiting: dict[int, tuple[Job, Callable[[Any], None] | None]] = {}
        self._opening: dict[int, Path] = {}
        self._thread = WorkspaceThread(self)
        self._thread.answered.connect(self._on_answered)
        self._thread.raised.connect(self._on_raised)
        self._thread.progressed.connect(self._on_progressed)
        self._thread.start()

    # The collection

    def create_collection(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Make a new collection and open it in place of the present one."""
        self._open(path, is_new=True, then=then)

    def open_collection(self, path: Path, then: Callable[[], None] | None = None, *, take_over: bool = False) -> None:
        """Open a collection in place of the present one; `then` is called when it is open.

        `take_over` opens it although another computer says that it has it open.
        """
        self._open(path, is_new=False, then=then, take_over=take_over)

    def close_collection(self) -> None:
        """Close the collection; the window goes back to its start page."""
        self._submit(Opened.close, self._on_closed)

    def stop(self) -> None:
        """Finish what is queued and end the worker thread; the session is of no use afterwards."""
        self.cancel()
        self._thread.stop()
        self._waiting.clear()

    @property
    def is_open(self) -> bool:
        """Whether a collection is open."""
        return self.path is not None

    @property
    def is_busy(self) -> bool:
        """Whether the worker has anything to do."""
        return bool(self._waiting)

    # Changing

    def run(self, command: Command, then: Callable[[Changes], None] | None = None) -> None:
        """Carry out a command; `then` gets its `Changes` after the panels were told."""
        self._change(lambda workspace: workspace.do(command), then)

    def undo(self) -> None:
        """Take the last step back."""
        self._change(lambda workspace: workspace.undo())

    def redo(self) -> None:
        """Do the last step taken back again."""
        self._change(lambda workspace: workspace.redo())

    def refresh(self) -> None:
        """Read the worklist and the page anew."""
        self._change(lambda _workspace: None)

    # Asking

    def open_page(self, page_id: int, then: Callable[[], None] | None = None) -> None:
        """Show a page; `then` is called when it is shown, not when another was asked for in the meantime."""
        self._wanted_page = page_id

        def deliver(picture: Picture) -> None:
            if self._on_page(picture) and then is not None:
                then()

        self._submit(Picture.query(page_id), deliver, Kind.LOOK)

    def remember(self, place: Place) -> None:
        """Have the collection remember where the user is."""
        if self.is_open:
            self._submit(lambda thread, _job: thread.opened().set_place(place), None, Kind.CHANGE)

    def ask(self, query: Query[T], callback: Callable[[T], None], *, of_page: bool = False) -> None:
        """Ask the workspace on its thread; the callback gets the answer on ours.

        With `of_page` the answer is dropped when another page, or a newer revision of it, is shown by then.
        """
        asked = self._stamp()

        def deliver(answer: T) -> None:
            if not of_page or asked == self._stamp():
                callback(answer)

        kind = Kind.LOOK if of_page else Kind.CHANGE  # a question about all of it may be one for a backup
        self._submit(lambda thread, _job: query(thread.opened()), deliver, kind)

    def start(self, work: LongWork[T], done: Callable[[T], None], title: Message) -> None:
        """Start long work with progress and cancel; afterwards everything is read anew and `done` gets the answer."""

        def carry_out(thread: WorkspaceThread, job: Job) -> tuple[T, Picture]:
            answer = work(thread.opened(), thread.reporter(job), thread.is_cancelled(job))
            return answer, Picture.of(thread.opened(), self._wanted_page)  # another may have been opened meanwhile

        def deliver(pair: tuple[T, Picture]) -> None:
            answer, picture = pair
            has_changed = picture.undo_label != self.undo_label or picture.pages != self.pages
            self._take(replace(picture, changes=EVERYTHING) if has_changed else picture)
            done(answer)

        self._long_job = self._submit(carry_out, deliver)
        self.work_started.emit(title)

    def apart(
        self, work: Callable[[Report, IsCancelled], T], done: Callable[[T], None], title: Message | None = None
    ) -> None:
        """Do work that needs no open collection on the worker's thread, after what is queued; long work has a title."""
        job = self._submit(lambda thread, job: work(thread.reporter(job), job.cancel.is_set), done)
        if title is not None:
            self._long_job = job
            self.work_started.emit(title)

    def cancel(self) -> None:
        """Ask the long work to stop; it leaves nothing half done."""
        if self._long_job is not None:
            self._long_job.cancel.set()

    @property
    def article(self) -> Article | None:
        """The article the user is at."""
        articles = self.view.articles if self.view is not None else ()
        return next((article for article in articles if article.id == self.article_id), None)

    # Within

    def _open(self, path: Path, *, is_new: bool, then: Callable[[], None] | None, take_over: bool = False) -> None:
        self.tried = path

        def opened(answer: Opened) -> None:
            self._on_opened(answer)
            if then is not None:
                then()

        work = Opened.opener(path, is_new=is_new, author=self.author, take_over=take_over)
        self._opening[self._submit(work, opened).ticket] = path

    def _change(
        self, change: Callable[[Workspace], Changes | None], then: Callable[[Changes], None] | None = None
    ) -> None:
        def deliver(picture: Picture) -> None:
            self._take(picture)
            if then is not None and picture.changes is not None:
                then(picture.changes)

        self._submit(Picture.after(change, self._wanted_page), deliver, Kind.CHANGE)

    def _submit(
        self,
        work: Callable[[WorkspaceThread, Job], Any],
        answer: Callable[[Any], None] | None,
        kind: Kind = Kind.ALONE,
    ) -> Job:
        self._tickets += 1
        job = Job(self._tickets, work, kind)
        self._waiting[job.ticket] = (job, answer)
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        self._thread.submit(job)
        return job

    def _stamp(self) -> tuple[int, int]:
        return (self.view.page.id, self.view.revision) if self.view is not None else (0, 0)

    def _settle(self, ticket: int) -> Callable[[Any], None] | None:
        job, answer = self._waiting.pop(ticket, (None, None))
        self._opening.pop(ticket, None)
        if job is not None and job is self._long_job:
            self._long_job = None
            self.work_ended.emit()
        if job is not None and not self._waiting:
            self.busy_changed.emit(False)
        return answer

    def _on_answered(self, ticket: int, answer: Any) -> None:
        deliver = self._settle(ticket)
        if deliver is not None:
            deliver(answer)

    def _on_raised(self, ticket: int, error: Exception) -> None:
        if ticket in self._waiting:
            was_long = self._long_job is not None and self._long_job.ticket == ticket
            path = self._opening.get(ticket)
            self._settle(ticket)
            if was_long and self.is_open:
                self.refresh()
            if isinstance(error, Cancelled):
                self.said.emit(message("status.cancelled"))
            elif path is not None and isinstance(error, UserError) and error.values.get("can_be_taken"):
                self.held_elsewhere.emit(path, error)
            else:
                self.failed.emit(error)

    def _on_progressed(self, ticket: int, done: int, total: int, words: Message) -> None:
        if self._long_job is not None and ticket == self._long_job.ticket:
            self.progressed.emit(done, total, words)

    def _on_opened(self, answer: Opened) -> None:
        self.path, self.name, self.view, self._wanted_page = answer.path, answer.name, None, 0
        self.selection, self.article_id = None, 0
        self._take(answer.picture)
        self.collection_opened.emit(str(answer.path))
        place = answer.place
        if any(page.id == place.page_id for page in self.pages):
            self.open_page(place.page_id, lambda: self.place_restored.emit(place))
        elif self.pages:
            self.open_page(self.pages[0].id)

    def _on_closed(self, _answer: None) -> None:
        self.path, self.view, self.pages, self._wanted_page = None, None, (), 0
        self.undo_label = self.redo_label = self.selection = None
        self.collection_closed.emit()

    def _on_page(self, picture: Picture) -> bool:
        """Show a page that was asked for, unless another has been asked for since."""
        if picture.view is None or picture.view.page.id != self._wanted_page:
            return False
        self.view = picture.view
        self.set_selection(None)
        self.article_id = 0
        self._take_labels(picture)
        self.page_opened.emit(picture.view)
        return True

    def _take(self, picture: Picture) -> None:
        """Take over what the workspace says after a change, and tell the panels in order."""
        self._take_labels(picture)
        view = picture.view
        is_shown = view is not None and self.view is not None and view.page.id == self.view.page.id
        if is_shown:
            self.view = view
        if picture.pages is not None:
            self.pages = picture.pages
            self.pages_changed.emit(picture.pages)
        if is_shown:
            self.page_refreshed.emit(view)
        changes = picture.changes
        if changes is not None:
            self.changed.emit(changes)
            if changes.focus is not None and self.view is not None and self.view.page.id in changes.pages[:1]:
                self.place_requested.emit(changes.focus)

    def _take_labels(self, picture: Picture) -> None:
        if (picture.undo_label, picture.redo_label) != (self.undo_label, self.redo_label):
            self.undo_label, self.redo_label = picture.undo_label, picture.redo_label
            self.labels_changed.emit()
