"""Mark the places where numbers are no figures."""

from __future__ import annotations

import re
from functools import cache

from core.resources import resource
from core.text.patterns.not_figures import EXCLUDED, QUOTED_NAME
from core.text.patterns.numerals import HAN_DIGIT

_HAN_NUMERAL = re.compile(rf"[{HAN_DIGIT}十百千万]")
_WHOLE_FIGURE = re.compile(r"\d[\d.,]*[万亿]?[多余]?(?:%|个百分点|[\u4e00-\u9fff]{1,3})?(?:以上|左右|以下)?")


def excluded(text: str) -> list[tuple[int, int]]:
    """Return the stretches of folded text that hold no figure, in order and not overlapping."""
    found = [match.span() for pattern in EXCLUDED for match in pattern.finditer(text)]
    found += [match.span() for match in _number_names().finditer(text)]
    found += [match.span("inside") for match in QUOTED_NAME.finditer(text) if _is_name(match["inside"])]
    return _merged(found)


def _is_name(inside: str) -> bool:
    """Judge whether short words in quotation marks are a name or slogan: “三个一”, “15分钟生活圈”."""
    if _HAN_NUMERAL.search(inside):
        return True
    return inside[0].isdigit() and _WHOLE_FIGURE.fullmatch(inside) is None


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@cache
def _number_names() -> re.Pattern[str]:
    """Return one pattern of all idioms, slogans and names of `resources/gazetteer/number_names.txt`."""
    rows = resource("gazetteer", "number_names.txt").read_text(encoding="utf-8").splitlines()
    words = [word for row in rows if not row.startswith("#") for word in row.split()]
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: -len(word)):
        groups.setdefault(word[0], []).append(word[1:])
    names = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())
    return re.compile(rf"(?<![\d.零〇{HAN_DIGIT}十百千万亿])(?:{names})")
