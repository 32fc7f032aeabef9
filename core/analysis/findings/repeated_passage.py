"""Find passages that stand on the page twice: layout programs and OCR repeat whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.analysis.findings.material import Material, finding
from core.messages import message
from core.model.finding import Finding
from core.model.span import Span

CHECK = "repeated_passage"
_SHORTEST = 20  # characters; shorter repetitions are titles and set phrases
_SHORTEST_PHRASE = 32  # of a passage without a mark inside: long names of meetings and bodies
_STEP = 10
_PAUSES = "，。；：！？、,;:!?"
_MARK = re.compile(r"[，。；：！？,;:!?]")  # not 、, which stands inside set phrases


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding for each later occurrence of a passage; white space does not count."""
    places = [i for i, char in enumerate(material.text) if not char.isspace()]
    bare = "".join(material.text[i] for i in places)
    for first, second, length in _repetitions(bare):
        passage = bare[second : second + length]
        skip = len(passage) - len(passage.lstrip(_PAUSES))
        if _MARK.search(passage[skip:-1]) or length >= _SHORTEST_PHRASE:
            earlier = Span(places[first + skip], places[first + length - 1] + 1)
            later = Span(places[second + skip], places[second + length - 1] + 1)
            yield finding(CHECK, later, message(f"finding.{CHECK}", length=length - skip), [earlier])


def _repetitions(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (first place, later place, length) of the longest repetitions, later places not overlapping.

    Anchors of `_STEP` characters lie at every `_STEP`-th place: any repetition of `_SHORTEST` holds a whole one.
    """
    anchors: dict[str, int] = {}
    done = 0
    for at in range(len(text) - _STEP + 1):
        if at and at % _STEP == 0:  # the anchor just passed overlaps nothing that is looked up from here on
            anchors.setdefault(text[at - _STEP : at], at - _STEP)
        first = anchors.get(text[at : at + _STEP])
        if first is not None and at >= done:
            start, length = _grown(text, first, at, done)
            if length >= _SHORTEST:
                second = at - (first - start)
                yield start, second, length
                done = second + length


def _grown(text: str, first: int, second: int, floor: int) -> tuple[int, int]:
    """Grow a repetition to both sides; return where its first occurrence begins and how long it is."""
    start, back = first, second
    while start > 0 and back > floor and back > first + _STEP and text[start - 1] == text[back - 1]:
        start, back = start - 1, back - 1
    end, ahead = first, second
    while ahead < len(text) and end < back and text[end] == text[ahead]:
        end, ahead = end + 1, ahead + 1
    return start, end - start
