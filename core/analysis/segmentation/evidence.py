"""Step 6: how sure each label is, as log-odds, and the sign that speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis.segmentation.facts import Facts
from core.analysis.segmentation.labels import OVER, TITLE_BETWEEN, Label
from core.messages import Message, message

UNSURE = 0.0
"""The least odds of a label: where the signs at hand speak against it the rest of the page speaks for it."""
FIRST = 5.0
"""Log-odds of what needs no further sign: the first body of a page, a line that can only be a byline."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Raw log-odds (not calibrated) that a label is right, and the name of its weightiest sign."""

    odds: float
    sign: str

    @property
    def reason(self) -> Message:
        """Return the sign as a sentence."""
        return message(f"reason.boundary.{self.sign}")


_PLAIN = {
    Label.BYLINE: Evidence(FIRST, "byline"),
    Label.SIGNATURE: Evidence(FIRST, "signature"),
    Label.FURNITURE: Evidence(FIRST, "furniture"),
    Label.CAPTION: Evidence(0.0, "caption"),
}


def weigh(facts: Facts, labels: Sequence[Label]) -> list[Evidence]:
    """Return the evidence for the label of every unit."""
    found: list[Evidence] = []
    body, led, is_over = -1, "", False
    for i, label in enumerate(labels):
        if label in (Label.OPENS, Label.GOES_ON):
            found.append(_of_body(facts, body, i, label, led, is_over))
            body, led, is_over = i, "", facts.units[i].tail.ends_article
        elif label in _PLAIN:
            found.append(_PLAIN[label])
            is_over = is_over or label is Label.SIGNATURE
            led = "byline" if label is Label.BYLINE else led
        else:
            sign = "subheading" if label is Label.SUBHEADING else "title"
            found.append(Evidence(facts.title[i], sign))
            led = "title" if label in (Label.TITLE_BEFORE, Label.MORE, Label.TITLE_AFTER) else led
    return found


def _of_body(facts: Facts, before: int, i: int, label: Label, led: str, is_over: bool) -> Evidence:
    """Return the evidence for a unit of body, `led` by a title or a byline or by nothing."""
    if before < 0:
        return Evidence(FIRST, "first")
    bound = facts.bound(before, i)
    if label is Label.GOES_ON:
        return Evidence(max(UNSURE, -bound.score), bound.sign if bound.score <= 0 else "position")
    odds = bound.score + TITLE_BETWEEN * bool(led) + OVER * is_over
    sign = bound.sign if bound.score > 0 else led or ("signature" if is_over else "position")
    return Evidence(max(UNSURE, odds), sign)
