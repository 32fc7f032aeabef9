"""Confirm an article with what stands in it, as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.commands.article_fields import DecideArticles
from core.commands.command import Command
from core.commands.figures import DecideFigures
from core.commands.mentions import DecideMentions
from core.messages import Message, message
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class ConfirmWholeArticle(Command):
    """Confirm an article together with mentions and figures that were looked at with it; one undo takes all back."""

    article_id: int
    mention_ids: tuple[int, ...] = ()
    figure_ids: tuple[int, ...] = ()

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.confirm_whole_article", count=len(self.mention_ids) + len(self.figure_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Confirm each as its own command would, and teach the lexicon."""
        focus = DecideArticles((self.article_id,)).apply(unit)
        DecideMentions(self.mention_ids).apply(unit)
        DecideFigures(self.figure_ids).apply(unit)
        return focus
