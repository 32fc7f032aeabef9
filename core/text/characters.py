"""What sort of character it is: Chinese, Latin or digit, sentence end, opening quote; and how wide it prints."""

from __future__ import annotations

import unicodedata

SENTENCE_END = frozenset("。！？!?…")
"""Marks that end a sentence. The half-width full stop is not among them: it is a decimal point too."""
CLOSERS = frozenset("”’」』）)》〉】］]\"'")
"""Marks that may follow a sentence end."""
OPENERS = frozenset("“‘「『（(《〈【［[")


def is_cjk(char: str) -> bool:
    """Return whether a character is a Chinese ideograph, rare planes included."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x323AF
        or 0xF900 <= code <= 0xFAFF
        or char in "〇○々"
    )


def is_latin(char: str) -> bool:
    """Return whether a character is a letter or digit of a word that is set apart by spaces."""
    return char.isascii() and char.isalnum()


def width(text: str) -> int:
    """Return the printed width in half-width cells: a Chinese character counts two."""
    if text.isascii():
        return len(text)
    return sum(map(_CELLS.__getitem__, text))


class _Cells(dict[str, int]):
    """The widths of the characters met so far."""

    def __missing__(self, char: str) -> int:
        self[char] = cells = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return cells


_CELLS = _Cells()


def ends_sentence(text: str) -> bool:
    """Return whether a text ends with a complete sentence, closing quotes and brackets allowed."""
    at = len(text)
    while at and (text[at - 1].isspace() or text[at - 1] in CLOSERS):
        at -= 1
    return at > 0 and (text[at - 1] in SENTENCE_END or (text[at - 1] == "." and at > 1 and is_cjk(text[at - 2])))


def without_spaces(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())
