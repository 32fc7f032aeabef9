"""Judge from look and wording whether a block is a title or a stretch of body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.analysis.segmentation.rows import Row
from core.text.patterns.bylines import SIGN_OFF
from core.text.patterns.jumps import JUMP, is_jump_line
from core.text.patterns.marks import DASH

LONGEST_TITLE = 64
"""Characters; no printed headline line is longer."""
FLOW = 96
"""Cells; wider rows are whole paragraphs, not columns."""
CLOSING = -9.0
"""The score of what cannot be a title."""
_OWN_COLUMN = -4.0
"""Three rows and more that fill one column are body, whatever stands next to them."""
_RUNNING = re.compile(r"[的了着是在也都就很还又把被让给他她我们你这那其该并且而但从对与和及等]")
_COMMA = re.compile(r"，|(?<!\d),|,(?!\d)")
_MID_STOP = re.compile(r"[。；;](?!$)")
_OPEN_END = re.compile(r"[，,、；;：:（(“‘《的和与及在对将从把被为是并]$")
_BAD_START = re.compile(r"^[，。、；：！？,.;:!?）)”’》%％了着]")
_BRACKETS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("(", ")"), ("「", "」"), ("『", "』"))
_JUMP_END = re.compile(rf"{JUMP.pattern}\s*$")
_TIME = re.compile(r"^(?:\d{1,2}月\d{1,2}日|近日|日前|目前|今年以来|近年来|据悉|据了解|记者|连日来|截至|图为|因)")


def title_score(rows: Sequence[Row], text: str, own: int, left: int, right: int, openings: Sequence[int]) -> float:
    """Return the log-odds that a block is a title rather than body, to be added to by what stands around it.

    `own` is its own column width in cells, 0 when it shows none; `left` and `right` are those of the nearest bodies
    before and after it; `openings` those of the first rows of bodies nearby, narrower where an indent was lost.
    """
    if rows[0].heading:
        return 9.0
    if len(rows) > 4 or rows[0].has_dateline:
        return -9.0
    longest = max(len(row.text) for row in rows)
    if longest > LONGEST_TITLE or _MID_STOP.search(text) or _is_closing(text):
        return CLOSING
    if own and own < FLOW:
        return _OWN_COLUMN + _end(rows, text) + _wording(text)
    return _end(rows, text) + _length(rows, longest) + _wording(text) + _width(rows, left, right, openings) + _rag(rows)


def _is_closing(text: str) -> bool:
    """Return whether a text says who gives notice or where the article goes on."""
    return bool(SIGN_OFF.search(text)) or is_jump_line(text) or ("转" in text and bool(_JUMP_END.search(text)))


def _end(rows: Sequence[Row], text: str) -> float:
    score = 0.0
    last = text[-1]
    if last in "。；;" or (rows[-1].is_end and last in "”’」』）)" and "。" in text[-3:]):
        score -= 7.0
    elif last in "！？!?…":
        score -= 0.8
    if DASH.match(text):
        score += 6.0
    if _OPEN_END.search(text):
        score -= 2.5 if last in "的和与及在对将从把被为是并" else 5.0
    if _BAD_START.match(text):
        score -= 4.0
    return score - 4.0 * any(text.count(a) != text.count(b) for a, b in _BRACKETS)


def _length(rows: Sequence[Row], longest: int) -> float:
    if len(rows) >= 3 and longest > 16:
        return -0.16 * (longest - 16)
    if longest <= 4:
        return 0.5
    if longest <= 16:
        return 1.5
    return 1.5 - (longest - 16) * 0.16


def _wording(text: str) -> float:
    """Titles have few function words and commas; phrases set apart by a space are their own."""
    commas = len(_COMMA.findall(text))
    running = len(_RUNNING.findall(text))
    score = -1.2 * commas - 0.35 * max(0, running - 1 - len(text) // 14)
    if " " in text.strip() and not commas:
        phrases = text.split()
        score += 0.8 if len(phrases) <= 4 and all(len(p) >= 2 for p in phrases) else 0.0
    if _TIME.match(text):
        score -= 3.0
    return score


def _rag(rows: Sequence[Row]) -> float:
    """Score the rows against each other: titles are ragged, and may have a dash before a later line."""
    if len(rows) == 1:
        return 0.0
    score = 6.0 if any(DASH.match(row.text) for row in rows[1:]) else 0.0
    if len(rows) > 2:
        widths = [row.cells for row in rows[:-1]]
        score += 1.5 if max(widths) - min(widths) > 3 else -2.0
    elif rows[1].cells > rows[0].cells + 3:
        score += 1.0
    return score


def _width(rows: Sequence[Row], left: int, right: int, openings: Sequence[int]) -> float:
    """Score the rows against the column: one that stops short without ending a sentence is no body."""
    columns = [column for column in (left, right) if 0 < column < FLOW]
    if len(rows) > 1 and not rows[0].is_end and ("，" in rows[0].text or "，" in rows[-1].text):
        columns.append(max(row.cells for row in rows))
    if not columns:
        return 2.0 if max(left, right) >= FLOW and rows[-1].cells < 56 and not rows[-1].is_end else 0.0
    last = rows[-1].cells
    widest = max(row.cells for row in rows)
    if len(rows) > 1 and all(any(row.cells < column - 4 and not row.is_end for row in rows[:-1]) for column in columns):
        return 4.5
    if len(rows) == 1 and any(abs(widest - opening) <= 1 for opening in openings):
        return -0.6
    fills = [abs(widest - column) <= 2 and last >= column - 3 for column in columns]
    if any(fills):
        return -1.2 if all(fills) else -0.6
    if all(last < column - 3 for column in columns) and not rows[-1].is_end:
        return 4.5
    if all(widest > column + 3 for column in columns):
        return 2.0
    return 1.0
