"""What stands in the queue's place when it asks nothing: the page is done, and the next one is a key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.commands.pages import SetPageStatus
from core.messages import message
from core.model.kinds import PageStatus
from gui.review.finish import Finish, next_open_page, state_of
from gui.translate import say
from gui.widgets.empty_state import EmptyState
from gui.widgets.hotkey_list import take_hotkeys

if TYPE_CHECKING:
    from gui.session import Session


class Closing(EmptyState):
    """Offer what comes next: analyse the page, mark it as reviewed, or open the next one that is not."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._asked = 0
        take_hotkeys(self.button)
        self.acted.connect(self._go_on)
        self.other_acted.connect(self.mark)

    def show_state(self, asked: int) -> None:
        """Show what holds for the open page, which asked for so many decisions in all."""
        self._asked = asked
        state = state_of(self.session.view, self.session.pages, asked)
        self.show_words(*(say(words) for words in state.words))

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table; return whether it was taken up."""
        if action_id == "confirm":
            self._go_on()
        elif action_id == "mark_reviewed":
            self.mark()
        return action_id in ("confirm", "mark_reviewed")

    def mark(self) -> bool:
        """Mark the page as reviewed and open the next one that is not."""
        view = self.session.view
        if view is not None:
            command = SetPageStatus((view.page.id,), PageStatus.REVIEWED)
            self.session.run(command, lambda _changes: self._open_next())
        return view is not None

    def _go_on(self) -> None:
        does = state_of(self.session.view, self.session.pages, self._asked).does
        if does is Finish.ANALYZE:
            self._analyze()
        elif does is Finish.MARK:
            self.mark()
        elif does is Finish.NEXT:
            self._open_next()

    def _open_next(self) -> None:
        view = self.session.view
        page_id = next_open_page(self.session.pages, view.page.id) if view is not None else 0
        if page_id:
            self.session.open_page(page_id)
        else:
            self.show_state(self._asked)

    def _analyze(self) -> None:
        view = self.session.view
        if view is not None:
            ids = [view.page.id]
            self.session.start(
                lambda workspace, report, cancelled: workspace.analyze(ids, report=report, cancelled=cancelled),
                lambda _changes: None,
                message("panel.review.analyzing"),
            )
