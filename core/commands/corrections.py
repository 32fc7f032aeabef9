"""Commands on corrections. The raw text stays; clean text and what is quoted from it follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.commands.clean import clean_text
from core.commands.command import Command
from core.errors import UserError
from core.messages import Message, message
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.mention import Mention
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class AddCorrection(Command):
    """Say what a span of raw text should have been; an empty replacement leaves it out.

    A correction of the same span is replaced.
    """

    page_id: int
    span: Span
    replacement: str

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.add_correction")

    def apply(self, unit: Unit) -> Span:
        """Store the correction and let mentions and figures follow. Raises UserError when it overlaps another."""
        text = unit.text(self.page_id)
        if self.span.end > len(text):
            raise UserError("span_outside", page=self.page_id, start=self.span.start, end=self.span.end)
        same = next((c for c in unit.of(Correction, self.page_id) if c.span == self.span), None)
        if same is not None:
            unit.put(replace(same, replacement=self.replacement, author=unit.author))
        elif self.span.of(text) == self.replacement:
            raise UserError("correction_changes_nothing")
        else:
            unit.add(Correction(0, self.span, self.replacement, unit.author), self.page_id)
        _follow(unit, self.page_id, self.span)
        return self.span


@dataclass(frozen=True, slots=True)
class RemoveCorrection(Command):
    """Go back to what the raw text says."""

    correction_id: int

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.remove_correction")

    def apply(self, unit: Unit) -> Span:
        """Remove the correction and let mentions and figures follow."""
        page_id = unit.page_of(Correction, self.correction_id)
        span = unit.get(Correction, self.correction_id).span
        unit.remove(Correction, self.correction_id)
        _follow(unit, page_id, span)
        return span


def _follow(unit: Unit, page_id: int, span: Span) -> None:
    """Quote mentions and figures at a span anew."""
    for mention in unit.of(Mention, page_id):
        if mention.span.overlaps(span):
            unit.put(replace(mention, text=clean_text(unit, page_id, mention.span)))
    for figure in unit.of(Figure, page_id):
        if figure.span.overlaps(span):
            unit.put(replace(figure, text=clean_text(unit, page_id, figure.span)))
