"""Step 4: how likely a new article begins between two units of body, and by what one can tell."""

from __future__ import annotations

from dataclasses import dataclass

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.blocks import SLACK, Shape
from core.analysis.segmentation.title_score import FLOW
from core.analysis.segmentation.units import Unit
from core.messages import Message, message
from core.text.characters import CLOSERS

_REACH = 14
"""Units; an article is taken up again no further away."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The log-odds that a new article begins at a unit of body, and the weightiest sign for or against it."""

    score: float
    sign: str

    @property
    def reason(self) -> Message:
        """Return the sign as a sentence."""
        return message(f"reason.boundary.{self.sign}")


def bound_between(units: list[Unit], vocabulary: Vocabulary, i: int, j: int) -> Bound:
    """Return the bound between the bodies of units i and j, i before j; titles and bylines between are left aside."""
    before, after = units[i], units[j]
    signs = [
        *_start_signs(units, j),
        *_end_signs(units, i, j, vocabulary),
        *_column_signs(before, after),
    ]
    score = -1.8 + sum(weight for _, weight in signs)
    if abs(score) < 4.5:
        likeness = vocabulary.shared(i, j)
        least = -0.5 if _is_torn(before, after) else -1.5 if before.column and after.column else -2.5
        weight = max(least, min(0.8, 1.0 - 2.0 * likeness))
        signs.append(("shared_words" if weight < 0 else "other_words", weight))
        score += weight
    towards = [sign for sign in signs if (sign[1] > 0) == (score > 0)]
    name = max(towards, key=lambda sign: abs(sign[1]))[0] if towards else "position"
    return Bound(score, name)


def _start_signs(units: list[Unit], j: int) -> list[tuple[str, float]]:
    after = units[j]
    if after.is_sign_off:
        return [("sign_off", -6.0)]
    if after.is_jump_line:
        return [("resumes", 7.0)] if after.resumes else [("jump_line", -6.0)]
    if after.text.startswith(("图为", "圖為", "上图", "下图", "左图", "右图")):
        return [("caption", -2.5)]
    if after.has_dateline:
        return [("dateline", 8.0)]
    if after.resumes:
        return [("resumes", 7.0)]
    follower = units[j + 1] if j + 1 < len(units) else None
    is_credited = after.tail.is_credit or (
        follower is not None and follower.shape is Shape.BYLINE and follower.tail.is_credit
    )
    return [("caption", 2.5)] if is_credited and after.end - after.start < 400 else []


def _end_signs(units: list[Unit], i: int, j: int, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    before, after = units[i], units[j]
    tail = before.tail
    if tail.jump:
        return [("jump", 6.0)]
    if tail.ends_article:
        return [("credit" if tail.is_credit else "signature", 5.0)]
    if before.is_finished:
        return [("takes_up", 3.0)] if _takes_up_earlier(units, i, after, vocabulary) else []
    if after.has_dateline:
        return [("mid_sentence", -1.5)]
    if vocabulary.total[before.text[-1] + after.text[0]]:
        return [("mid_word", -5.5)]
    if after.text[0] in "“‘「":
        return [("before_quote", -5.5)]
    if not _is_torn(before, after):
        return [("mid_sentence", -4.0)]
    goes_on = any(_takes_up(before, unit, vocabulary) for unit in units[j + 1 : j + 1 + _REACH])
    return [("mid_sentence", -1.5), *([("goes_on_later", 3.0)] if goes_on else [])]


def _is_torn(before: Unit, after: Unit) -> bool:
    """Return whether two units stand in columns of different width."""
    if not before.column or not after.column:
        return False
    return abs(before.column - after.column) > (2 if before.is_even and after.is_even else 2 * SLACK)


def _takes_up(before: Unit, later: Unit, vocabulary: Vocabulary) -> bool:
    """Return whether a later unit takes up a sentence that another article interrupted."""
    if not later.is_body or later.has_dateline or (later.column and abs(before.column - later.column) > 1):
        return False
    if later.text[0] in CLOSERS:
        return True
    return vocabulary.total[before.text[-1] + later.text[0]] > 0


def _takes_up_earlier(units: list[Unit], i: int, after: Unit, vocabulary: Vocabulary) -> bool:
    """Return whether a unit goes on with a sentence that was broken off before unit i."""
    for k in range(max(0, i - _REACH), i):
        earlier, following = units[k], units[k + 1]
        is_cut = _is_torn(earlier, following) or following.has_dateline or earlier.key != following.key
        if earlier.is_body and earlier.column and not earlier.is_finished and is_cut:
            return _takes_up(earlier, after, vocabulary)
    return False


def _column_signs(before: Unit, after: Unit) -> list[tuple[str, float]]:
    if not before.column or not after.column or before.column >= FLOW <= after.column:
        return []
    difference = abs(before.column - after.column)
    if difference <= 2:
        return [("same_column", -2.0)]
    if not _is_torn(before, after):
        return []
    return [("other_column", 2.0 + min(2.5, difference * 0.3))]
