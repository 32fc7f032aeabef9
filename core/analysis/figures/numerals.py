"""Read a numeral: characters in, exact decimals out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from core.text.patterns.numerals import DIGIT_VALUES, DIGITS, HAN_DECIMAL, SCALE_VALUES

_TOKEN = re.compile(rf"{HAN_DECIMAL}|{DIGITS}|.")
_LOOSE = frozenset("余多来几数")
_MYRIADS = frozenset("万亿")


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral says.

    `high` is set when it names two neighbours (七八 is 7 to 8). `scale` is what it ends with (5万: 10000), `loose` the
    character that leaves it open (10余万, 十几). `is_bare` says that it begins with a scale alone (百余), `is_series`
    that it is digits one after the other, which is a year or a name (二〇二三, 一四七七), not a number.
    """

    low: Decimal
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    loose: str = ""
    is_han: bool = False
    is_bare: bool = False
    is_series: bool = False


@lru_cache(maxsize=8192)
def read_numeral(text: str) -> Numeral | None:
    """Return what a run of numeral characters says, or None when it says nothing."""
    tokens = [part for part in _TOKEN.findall(text) if part not in (" ", "、")]
    if not tokens or not (tokens[0][0].isdigit() or tokens[0][0] in "几数" or _is_known(tokens[0])):
        return None
    reader = _Reader()
    for token in tokens:
        reader.take(token)
    reader.finish()
    return Numeral(
        low=reader.total[0],
        high=reader.total[1] if reader.total[1] != reader.total[0] else None,
        scale=_end_scale(tokens),
        loose=next((t for t in tokens if t in _LOOSE), ""),
        is_han=not tokens[0][0].isascii(),
        is_bare=tokens[0] in SCALE_VALUES and tokens[0] not in "十廿卅",
        is_series=reader.is_series,
    )


def _is_known(token: str) -> bool:
    return token[0] in DIGIT_VALUES or token[0] in SCALE_VALUES


def _end_scale(tokens: list[str]) -> Decimal:
    scale = Decimal(1)
    for token in reversed(tokens):
        if token not in SCALE_VALUES:
            break
        scale *= SCALE_VALUES[token]
    return scale


def decimal_of(token: str) -> Decimal:
    """Return the value of one Arabic number or of a Chinese one with 点."""
    if "点" in token:
        whole, _, part = token.partition("点")
        base = read_numeral(whole)
        digits = "".join(str(DIGIT_VALUES[char]) for char in part)
        return (base.low if base else Decimal(0)) + Decimal(f"0.{digits}")
    return Decimal(re.sub(r"[,， ]", "", token))


class _Reader:
    """Add a numeral up from left to right, its lowest and highest reading side by side."""

    def __init__(self) -> None:
        self.total = [Decimal(0), Decimal(0)]
        self.section = [Decimal(0), Decimal(0)]
        self.current: list[Decimal] | None = None
        self.last_scale = Decimal(0)
        self.digits_in_a_row = 0
        self.is_series = False

    def take(self, token: str) -> None:
        if token in SCALE_VALUES:
            self._scale(token)
        elif token in _LOOSE:
            if token in ("几", "数") and self.current is None and self.last_scale == 0:
                self.current = [Decimal(1), Decimal(1)]
        elif len(token) == 1 and token in DIGIT_VALUES:
            self._digit(DIGIT_VALUES[token])
        else:
            value = decimal_of(token)
            self.current = [value, value]

    def _digit(self, digit: int) -> None:
        self.digits_in_a_row += 1
        if digit == 0:
            self.last_scale = Decimal(0)
            self.is_series |= self.current is not None
            return
        if self.current is None:
            self.current = [Decimal(digit), Decimal(digit)]
        elif self.digits_in_a_row == 2 and _are_neighbours(self.current[0], digit):
            self.current[1] = Decimal(digit)
        else:
            self.is_series = True

    def _scale(self, token: str) -> None:
        scale = Decimal(SCALE_VALUES[token])
        self.digits_in_a_row = 0
        if token in _MYRIADS:
            self._add_current(Decimal(1))
            self._myriad(scale)
        else:
            self._add_current(scale, or_one=True)
        self.last_scale = scale
        self.current = None

    def _myriad(self, scale: Decimal) -> None:
        for i in (0, 1):
            if self.total[i] and self.total[i] < scale:
                self.total[i] = (self.total[i] + self.section[i]) * scale
            else:
                self.total[i] += (self.section[i] or Decimal(1)) * scale
            self.section[i] = Decimal(0)

    def _add_current(self, scale: Decimal, or_one: bool = False) -> None:
        for i in (0, 1):
            if self.current is not None:
                self.section[i] += self.current[i] * scale
            elif or_one:
                self.section[i] += scale

    def finish(self) -> None:
        # 一万二 is 12,000: the last digit stands a tenth below the scale before it
        is_short = self.current is not None and self.last_scale >= 100 and self.current[1] < 10
        self._add_current(self.last_scale / 10 if is_short else Decimal(1))
        self.total = [self.total[i] + self.section[i] for i in (0, 1)]


def _are_neighbours(first: Decimal, second: int) -> bool:
    """Judge whether two digits in a row mean one or the other: 七八, 三五."""
    return second == first + 1 or (first == 3 and second == 5)
