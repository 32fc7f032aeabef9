"""What a cell of an Excel workbook may hold: clean characters, a length limit, no accidental formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.text.offsets import utf16_length

CELL_LIMIT = 32_767
"""UTF-16 units that Excel keeps of a cell; a longer one makes the workbook count as damaged."""
ROW_LIMIT = 1_048_576
"""Rows a sheet may have, its header included."""
NUMBER_DIGITS = 15
"""Significant digits that Excel keeps of a number."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CARRIAGE_RETURN = re.compile("\r\n?")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to the row of a record in another sheet, wherever sorting has put it: `shown` is its value."""

    sheet: str
    key: str
    shown: str | int


Cell = str | int | float | Decimal | date | datetime | Link | None
"""What a row may hold; None is an empty cell."""


def clean(text: str) -> tuple[str, int]:
    """Return the text without characters that a workbook can't hold, and how many were taken out."""
    if text.isprintable():
        return text, 0
    plain = _CARRIAGE_RETURN.sub("\n", text) if "\r" in text else text
    return _ILLEGAL.subn("", plain)


def escape(text: str) -> str:
    """Return the text so that Excel does not read _x0041_ in it as an escaped character."""
    return _ESCAPE_LIKE.sub("_x005F_", text) if "_x" in text else text


def is_formula_like(text: str) -> bool:
    """Return whether Excel would take a typed text for a formula, or swallow its first character."""
    return text.startswith(_FORMULA_STARTS)


def fitting(text: str) -> tuple[str, int]:
    """Return a text as a cell holds it, cleaned and cut should it be too long, and how many characters that cost."""
    plain, removed = clean(text)
    if len(plain) * 2 <= CELL_LIMIT or utf16_length(plain) <= CELL_LIMIT:
        return plain, removed
    keep = CELL_LIMIT - 1
    shorter = plain[: _fitting(plain[:keep], keep)]
    return shorter + "…", removed + len(plain) - len(shorter)


def split_text(text: str, limit: int = CELL_LIMIT) -> Iterator[str]:
    """Yield pieces of at most `limit` UTF-16 units, cut after a line end or a sentence where one is near."""
    while utf16_length(text) > limit:
        at = _cut_place(text, _fitting(text, limit))
        yield text[:at]
        text = text[at:]
    yield text


def _fitting(text: str, limit: int) -> int:
    """Return how many code points from the start fit into a limit of UTF-16 units."""
    at = min(len(text), limit)
    while utf16_length(text[:at]) > limit:
        at -= max(1, (utf16_length(text[:at]) - limit + 1) // 2)
    return at


def _cut_place(text: str, most: int) -> int:
    for mark in ("\n", "。"):
        at = text.rfind(mark, most // 2, most)
        if at > 0:
            return at + 1
    return most


def number(value: str | Decimal | None) -> Decimal | None:
    """Return a decimal that Excel keeps exactly, or None for what is no number or has too many digits."""
    if value is None or value == "":
        return None
    try:
        found = Decimal(value)
    except ArithmeticError:
        return None
    if not found.is_finite() or len(found.normalize().as_tuple().digits) > NUMBER_DIGITS:
        return None
    return found


def number_text(value: int | float | Decimal | date | datetime) -> str:
    """Return a number as the file writes it; a date or local time as days since the end of 1899."""
    if isinstance(value, datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return repr((value.date() - _EPOCH).days + round(seconds / 86_400, 9))
    if isinstance(value, date):
        return str((value - _EPOCH).days)
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)


def eight_digits(day: date | None) -> str:
    """Return a date as archive rules write it: 20231114; empty without one."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}" if day else ""
