"""Commands on figures: add, edit, decide, remove."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.commands.clean import bare_span, clean_text
from core.commands.command import Command
from core.errors import UserError
from core.messages import Message, message
from core.model.figure import Figure
from core.model.kinds import Decision
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class AddFigure(Command):
    """Mark a quantity by hand. `figure` holds its span and values; its id and text are made here."""

    page_id: int
    figure: Figure

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.add_figure")

    def apply(self, unit: Unit) -> Span:
        """Store the figure as the reviewer's own."""
        span = bare_span(unit, self.page_id, self.figure.span)
        _check_free(unit, self.page_id, span)
        text = clean_text(unit, self.page_id, span)
        unit.add(_reviewed(replace(self.figure, id=0, span=span, text=text)), self.page_id)
        return span


@dataclass(frozen=True, slots=True)
class EditFigure(Command):
    """Store a figure with other values; `figure.id` says which, its text follows its span."""

    figure: Figure

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.edit_figure")

    def apply(self, unit: Unit) -> Span:
        """Store the figure as corrected."""
        page_id = unit.page_of(Figure, self.figure.id)
        old = unit.get(Figure, self.figure.id)
        span = bare_span(unit, page_id, self.figure.span)
        if span != old.span:
            _check_free(unit, page_id, span, self.figure.id)
        changed = replace(self.figure, span=span, text=clean_text(unit, page_id, span))
        if _reviewed(changed) != _reviewed(old):
            unit.put(_reviewed(changed))
        return span


@dataclass(frozen=True, slots=True)
class DecideFigures(Command):
    """Confirm or reject figures, or take the decision back."""

    figure_ids: tuple[int, ...]
    decision: Decision = Decision.CONFIRMED

    def label(self) -> Message:
        """Return what the step is called."""
        return message(f"command.decide_figures.{self.decision.value}", count=len(self.figure_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Decide on each; what was corrected is more than confirmed already."""
        focus = None
        for figure_id in dict.fromkeys(self.figure_ids):
            figure = unit.get(Figure, figure_id)
            focus = focus or figure.span
            if not (self.decision is Decision.CONFIRMED and figure.decision is Decision.CORRECTED):
                unit.put(replace(figure, decision=self.decision))
        return focus


@dataclass(frozen=True, slots=True)
class RemoveFigure(Command):
    """Take figures away. To keep the analysis from proposing one again, reject it instead."""

    figure_ids: tuple[int, ...]

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.remove_figure", count=len(self.figure_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Remove each."""
        focus = None
        for figure_id in dict.fromkeys(self.figure_ids):
            focus = focus or unit.get(Figure, figure_id).span
            unit.remove(Figure, figure_id)
        return focus


def _reviewed(figure: Figure) -> Figure:
    return replace(figure, confidence=1.0, reason=None, decision=Decision.CORRECTED)


def _check_free(unit: Unit, page_id: int, span: Span, but: int = 0) -> None:
    """Raise UserError when another figure has this span."""
    if any(figure.span == span for figure in unit.of(Figure, page_id) if figure.id != but):
        raise UserError("figure_exists", start=span.start, end=span.end)
