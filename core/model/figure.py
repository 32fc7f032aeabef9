"""Figures: quantities that somebody could check."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.messages import Message
from core.model.kinds import Decision
from core.model.span import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in the text.

    `text` is the figure in clean text. `value` is a plain decimal with 万 and 亿 multiplied out ("24900"), a range
    ("30-50") or a fraction ("2/3"); `lower` and `upper` are the bounds the words give (3000多: lower 3000).
    `unit` is the measure word as printed without 万/亿 ("人次"); `base_unit` and `base_value` are the same in the unit
    everything is compared in (2 公顷 -> 30 亩), empty when there is none.
    `qualifier` is the word of vagueness (近, 约, 余 …); `indicator` what is measured.
    """

    id: int
    span: Span
    text: str
    value: str
    unit: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    qualifier: str = ""
    indicator: str = ""
    period: str = ""
    place: str = ""
    base_value: Decimal | None = None
    base_unit: str = ""
    confidence: float = 1.0
    reason: Message | None = None
    decision: Decision = Decision.UNDECIDED
