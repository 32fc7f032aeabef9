"""What a span says in clean text, with the page's corrections applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.model.correction import Correction
from core.model.span import Span, trimmed
from core.text.reflow import reflow

if TYPE_CHECKING:
    from core.storage.unit import Unit


def clean_text(unit: Unit, page_id: int, span: Span) -> str:
    """Return the clean text of a span."""
    return reflow(unit.text(page_id), span, unit.of(Correction, page_id)).text


def bare_span(unit: Unit, page_id: int, span: Span) -> Span:
    """Return a span without white space at its ends. Raises UserError when it is outside the page or blank."""
    text = unit.text(page_id)
    if span.end > len(text):
        raise UserError("span_outside", page=page_id, start=span.start, end=span.end)
    bare = trimmed(text, span.start, span.end)
    if bare is None:
        raise UserError("span_blank", page=page_id, start=span.start, end=span.end)
    return bare
