"""Carry out what keys and menus ask for at the place the user is at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.messages import message
from core.model.figure import Figure
from core.model.mention import Mention
from core.model.page import PageView
from core.model.span import Span
from gui.canvas.pieces import Pieces
from gui.editing.marking import marking_command
from gui.editing.spot import Spot
from gui.editing.structure import drag, structure_command
from gui.page.boundary import Shift

if TYPE_CHECKING:
    from core.commands.command import Command
    from gui.session import Session

MAKERS: tuple[Callable[[str, Spot], Command | None], ...] = (structure_command, marking_command)
OF_A_MARK = frozenset({"confirm", "reject", "all_of_these", "grow", "shrink", "grow_start", "shrink_start"})
"""Actions that, in a text, are about the mark at the caret only."""


class Editing(QObject):
    """Turn actions into commands for the session. `perform` says whether it took an action up."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._pieces: tuple[PageView, Pieces] | None = None

    def spot(self) -> Spot | None:
        """Return where the user is, None when no page is open."""
        view = self.session.view
        if view is None:
            return None
        if self._pieces is None or self._pieces[0] is not view:
            self._pieces = (view, Pieces(view))
        return Spot(view, self._pieces[1], self.session.caret, self.session.selection)

    def command(self, action_id: str) -> Command | None:
        """Return what an action would do here, None when nothing."""
        spot = self.spot()
        if spot is None:
            return None
        return next((command for maker in MAKERS if (command := maker(action_id, spot)) is not None), None)

    def perform(self, action_id: str) -> bool:
        """Carry an action out at the place the user is at; moves of the eye included."""
        if action_id in {"next_item", "previous_item"}:
            return self._go_to_mark(1 if action_id == "next_item" else -1)
        if action_id in {"next_article", "previous_article"}:
            return self._go_to_article(1 if action_id == "next_article" else -1)
        command = self.command(action_id)
        if command is None:
            return False
        self.session.run(command)
        return True

    def perform_in_text(self, action_id: str) -> bool:
        """Carry an action out while a text has the focus: what is meant for a mark never falls through to the queue."""
        if self.perform(action_id):
            return True
        if action_id not in OF_A_MARK and (not action_id.startswith("tag_") or action_id == "tag_figure"):
            return False
        self.session.said.emit(message("status.not_here", action=message(f"action.{action_id}")))
        return True

    def drag(self, shift: Shift) -> None:
        """Carry out a boundary that was dragged."""
        if self.session.view is not None:
            self.session.run(drag(self.session.view.page.id, shift))

    def _go_to_mark(self, by: int) -> bool:
        """Go to the next undecided name or figure, or the one before."""
        spot = self.spot()
        if spot is None:
            return False
        records: tuple[Mention | Figure, ...] = (*spot.view.mentions, *spot.view.figures)
        spans = sorted({record.span for record in records if not record.decision.is_made})
        ahead = [span for span in spans if span.start > spot.caret]
        behind = [span for span in spans if span.start < spot.caret]
        found = (ahead[:1] or spans[:1]) if by > 0 else (behind[-1:] or spans[-1:])
        return self._show(found[0] if found else None)

    def _go_to_article(self, by: int) -> bool:
        spot = self.spot()
        if spot is None or not spot.view.articles:
            return False
        number = spot.number_of(self.session.article_id) or (0 if by > 0 else 2)
        at = max(1, min(len(spot.view.articles), number + by))
        return self._show(spot.view.articles[at - 1].parts[0].span)

    def _show(self, span: Span | None) -> bool:
        if span is None:
            self.session.said.emit(message("status.nothing_left_here"))
        else:
            self.session.show_span(span)
        return True
