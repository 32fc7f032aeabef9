"""Judge whether decoded text reads like Chinese: the share of everyday characters in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

_MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～％°①②③④⑤⑥⑦⑧⑨⑩□■◆●○△▲★☆※→℃㎡／－．"


@cache
def _everyday() -> frozenset[str]:
    """Return the first-level characters of GB 2312 and of Big5, and common marks."""
    found = set(_MARKS)
    found.update(map(chr, range(0x3000, 0x3003)))
    found.update(map(chr, range(0xFF01, 0xFF5F)))
    found.update(_level("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)))
    found.update(_level("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))))
    return frozenset(found)


def _level(codec: str, leads: range, trails: range | tuple[int, ...]) -> str:
    return b"".join(bytes((lead, trail)) for lead in leads for trail in trails).decode(codec, "ignore")


def plausibility(text: str) -> float:
    """Return the share (0 to 1) of everyday characters among the letters and marks beyond ASCII; 1.0 without any.

    Uncommon symbols speak neither for nor against.
    """
    everyday = _everyday()
    good = bad = 0
    for char, count in Counter(text).items():
        if char in everyday:
            good += count
        elif char > "\x7f" and unicodedata.category(char)[0] in "LMC":
            bad += count
    return good / (good + bad) if good + bad else 1.0
