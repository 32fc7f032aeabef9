"""Pages: go from one to the next, analyse, name, mark as reviewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.commands.pages import SetPageDetails, SetPageStatus
from core.messages import message
from core.model.changes import Changes
from core.model.kinds import PageStatus
from gui.frame.details import DetailsDialog
from gui.review.finish import next_open_page
from gui.session import Session

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.workers.workspace_thread import IsCancelled, Report


class PageDesk(QObject):
    """Carry out the actions of the page menu."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self._does: dict[str, Callable[[], None]] = {
            "previous_page": lambda: self.step(-1),
            "next_page": lambda: self.step(1),
            "next_open_page": self.open_next,
            "analyze": self.analyze,
            "page_details": self.ask_details,
            "mark_reviewed": self.mark_reviewed,
            "undo": self.session.undo,
            "redo": self.session.redo,
        }

    def perform(self, action_id: str) -> bool:
        """Carry out an action on pages."""
        action = self._does.get(action_id)
        if action is None or self.session.view is None:
            return False
        action()
        return True

    def step(self, by: int) -> None:
        """Open the page some places on in the worklist."""
        ids = [page.id for page in self.session.pages]
        at = ids.index(self._page_id) + by if self._page_id in ids else 0
        if 0 <= at < len(ids):
            self.session.open_page(ids[at])

    def open_next(self) -> None:
        """Open the next page that needs work."""
        page_id = next_open_page(self.session.pages, self._page_id)
        if page_id:
            self.session.open_page(page_id)
        else:
            self.session.said.emit(message("status.all_reviewed"))

    def analyze(self) -> None:
        """Analyse the page anew; what was decided stays."""
        ids = (self._page_id,)

        def work(workspace: Workspace, report: Report, cancelled: IsCancelled) -> Changes:
            return workspace.analyze(ids, report=report, cancelled=cancelled)

        self.session.start(work, lambda _changes: None, message("work.analyze"))

    def mark_reviewed(self) -> None:
        """Mark the page as reviewed and go on to the next that needs work."""

        def done(_changes: Changes) -> None:
            self.session.said.emit(message("status.reviewed_done"))
            self.open_next()

        self.session.run(SetPageStatus((self._page_id,), PageStatus.REVIEWED), done)

    def ask_details(self) -> None:
        """Ask what the page is called."""
        view = self.session.view
        if view is None:
            return
        page_id = view.page.id
        dialog = DetailsDialog(view.page.details, self.window)
        dialog.chosen.connect(lambda details: self.session.run(SetPageDetails(page_id, details)))
        dialog.open()

    @property
    def _page_id(self) -> int:
        return self.session.view.page.id if self.session.view is not None else 0
