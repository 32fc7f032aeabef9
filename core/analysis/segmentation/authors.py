"""Who wrote an article and where it was sent from: bylines, brackets of datelines, signatures and credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.units import Unit
from core.text.patterns.bylines import DATELINE, DATELINE_BRACKET, names_in

_INLINE = re.compile(r"^\s*[（(]?\s*(?:本报)?记者\s*(?P<names>[^，。（）()]{2,20}?)\s*(?:报道|摄影报道)[：:）)]?")
_HEAD = 160


def authors_of(draft: Draft, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the writers' names without spaces, each once, in the order in which they stand."""
    names: list[str] = []
    for i in draft.bylines:
        names += units[i].names
    bodies = [i for i in draft.bodies if i not in draft.subheadings]
    for i in bodies[:2]:
        names += _head_names(units[i].text[:_HEAD])
    for i in bodies:
        names += units[i].tail.names
    for i in draft.signatures:
        names += units[i].names
    return tuple(dict.fromkeys(name.replace("\n", "").replace(" ", "") for name in names))


def _head_names(head: str) -> list[str]:
    """Return the names in or behind a dateline at the head of a text."""
    match = DATELINE.match(head.lstrip())
    rest = head.lstrip()[match.end() :] if match else head
    bracket = DATELINE_BRACKET.match(rest)
    if bracket and (match or "记者" in bracket["names"] or "通讯员" in bracket["names"]):
        return names_in(bracket["names"]) or []
    inline = _INLINE.match(rest) if match else None
    return (names_in(inline["names"]) or []) if inline else []


def dateline_of(draft: Draft, units: Sequence[Unit]) -> str:
    """Return the dateline without spaces and line breaks, "" when there is none."""
    for i in draft.bodies:
        if units[i].has_dateline:
            match = DATELINE.match(units[i].text)
            if match:
                return re.sub(r"\s", "", match[0])
    return ""
