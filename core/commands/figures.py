"""Commands on figures: add, edit, decide, remove."""

from __future__ import annotations

import re
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
        """Store the figure as the reviewer's own. Raises UserError when its value is none."""
        span = bare_span(unit, self.page_id, self.figure.span)
        _check_free(unit, self.page_id, span)
        text = clean_text(unit, self.page_id, span)
        unit.add(_reviewed(replace(_checked(self.figure), id=0, span=span, text=text)), self.page_id)
        return span


@dataclass(frozen=True, slots=True)
class EditFigure(Command):
    """Store a figure with other values; `figure.id` says which, its text follows its span."""

    figure: Figure

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.edit_figure")

    def apply(self, unit: Unit) -> Span:
        """Store the figure as corrected. Raises UserError when its value is none."""
        page_id = unit.page_of(Figure, self.figure.id)
        old = unit.get(Figure, self.figure.id)
        span = bare_span(unit, page_id, self.figure.span)
        if span != old.span:
            _check_free(unit, page_id, span, self.figure.id)
        changed = replace(_checked(self.figure), span=span, text=clean_text(unit, page_id, span))
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


_NOTED = re.compile(r"-?\d+(?:\.\d+)?(?:--?\d+(?:\.\d+)?)?|\d+/[1-9]\d*")
"""A value as figures keep it: a decimal, a range or a fraction."""


_POWERS = frozenset("十百千万亿")
"""In a text 万 alone may be ten thousand; typed alone it is a slip."""


def typed(figure: Figure, text: str) -> Figure:
    """Return a figure with the quantity that somebody typed, its unit and qualifier kept where none is typed.

    Raises UserError when the text is no quantity.
    """
    from core.analysis.figures import parse_quantity

    found = parse_quantity(text) if text.strip() not in _POWERS else None
    if found is None:
        raise UserError("figure_value", name="value", value=text)
    if not found.unit and figure.unit:
        found = parse_quantity(f"{text.strip()}{figure.unit}") or found
    return replace(
        figure,
        value=found.value,
        unit=found.unit or figure.unit,
        lower=found.lower,
        upper=found.upper,
        qualifier=found.qualifier or figure.qualifier,
        base_value=found.base_value,
        base_unit=found.base_unit,
    )


def _checked(figure: Figure) -> Figure:
    """Return a figure whose value is in the form figures keep; one typed in words is read."""
    return figure if _NOTED.fullmatch(figure.value) else typed(figure, figure.value)


def _reviewed(figure: Figure) -> Figure:
    return replace(figure, confidence=1.0, reason=None, decision=Decision.CORRECTED)


def _check_free(unit: Unit, page_id: int, span: Span, but: int = 0) -> None:
    """Raise UserError when another figure has this span."""
    if any(figure.span == span for figure in unit.of(Figure, page_id) if figure.id != but):
        raise UserError("figure_exists", start=span.start, end=span.end)
