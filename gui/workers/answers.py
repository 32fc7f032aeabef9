"""What the worker thread brings back: pictures of the collection, taken in one go so that they fit together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.messages import Message
from core.model.changes import Changes
from core.model.history import Place
from core.model.page import PageSummary, PageView
from gui.translate import translator

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.workers.workspace_thread import Job, WorkspaceThread

Work = Callable[["WorkspaceThread", "Job"], "Picture"]


@dataclass(frozen=True)
class Picture:
    """The page shown, the worklist (None: as before) and the undo labels at one moment, with what led to them."""

    view: PageView | None = None
    pages: tuple[PageSummary, ...] | None = None
    undo_label: Message | None = None
    redo_label: Message | None = None
    changes: Changes | None = None

    @classmethod
    def of(cls, workspace: Workspace, page_id: int, changes: Changes | None = None) -> Picture:
        """Take a picture with the page (0: none) and the worklist."""
        pages = tuple(workspace.pages())
        view = workspace.page(page_id) if any(page.id == page_id for page in pages) else None
        return cls(view, pages, workspace.undo_label, workspace.redo_label, changes)

    @classmethod
    def query(cls, page_id: int) -> Work:
        """Return work that takes a picture of a page alone."""

        def carry_out(thread: WorkspaceThread, _job: Job) -> Picture:
            workspace = thread.opened()
            return cls(workspace.page(page_id), None, workspace.undo_label, workspace.redo_label)

        return carry_out

    @classmethod
    def after(cls, change: Callable[[Workspace], Changes | None], page_id: int) -> Work:
        """Return work that carries out a change and takes a picture of what came of it."""

        def carry_out(thread: WorkspaceThread, _job: Job) -> Picture:
            workspace = thread.opened()
            return cls.of(workspace, page_id, change(workspace))

        return carry_out


@dataclass(frozen=True)
class Opened:
    """A collection that was just opened."""

    path: Path
    name: str
    place: Place
    picture: Picture

    @classmethod
    def opener(
        cls, path: Path, *, is_new: bool, author: str | None, take_over: bool = False
    ) -> Callable[[WorkspaceThread, Job], Opened]:
        """Return work that opens (or creates) a collection; the present one is closed only when that succeeded."""

        def carry_out(thread: WorkspaceThread, _job: Job) -> Opened:
            from core.workspace import Workspace  # loading the database library takes a while: not on the UI thread

            if is_new:
                opened = Workspace.create(path, language=translator.language, author=author)
            else:
                opened = Workspace.open(path, author=author, take_over=take_over)
            if thread.workspace is not None:
                thread.workspace.close()
            thread.workspace = opened
            return cls(path, opened.name, opened.place(), Picture.of(opened, 0))

        return carry_out

    @staticmethod
    def close(thread: WorkspaceThread, _job: Job) -> None:
        """Close the collection."""
        if thread.workspace is not None:
            thread.workspace.close()
            thread.workspace = None
