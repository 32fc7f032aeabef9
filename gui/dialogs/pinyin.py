"""The initials of Chinese words in pinyin, from the order of the GB 2312 character set; no table of readings needed."""

from __future__ import annotations

from bisect import bisect_right

_STARTS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"), (0xD7FA, ""),
)  # fmt: skip
_READ_OTHERWISE = {"校": "j", "重": "c"}
"""Characters with two readings of which the set's order has the one that the interface does not use."""
_CODES = [code for code, _ in _STARTS]


def initials(words: str) -> str:
    """Return the pinyin initials of the common characters of a text; Latin letters and digits stay, the rest goes.

    The first level of GB 2312 (3,755 characters) is sorted by pinyin; rarer ones have no initial here.
    """
    return "".join(_initial(char) for char in words.casefold())


def _initial(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else ""
    if char in _READ_OTHERWISE:
        return _READ_OTHERWISE[char]
    try:
        code = int.from_bytes(char.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    at = bisect_right(_CODES, code) - 1
    return _STARTS[at][1] if at >= 0 else ""
