"""Who wrote an article and where it was sent from: bylines, brackets of datelines, signatures and credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.units import Unit
from core.text.patterns.bylines import DATELINE


def authors_of(draft: Draft, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the writers' names without spaces, each once, in the order in which they stand."""
    names: list[str] = []
    for i in draft.bylines:
        names += units[i].names
    bodies = [i for i in draft.bodies if i not in draft.subheadings]
    for i in bodies[:2]:
        names += units[i].head_names
    for i in bodies:
        names += units[i].tail.names
    for i in draft.signatures:
        names += units[i].names
    return tuple(dict.fromkeys(name.replace("\n", "").replace(" ", "") for name in names))


def dateline_of(draft: Draft, units: Sequence[Unit]) -> str:
    """Return the dateline without spaces and line breaks, "" when there is none."""
    for i in draft.bodies:
        if units[i].has_dateline:
            match = DATELINE.match(units[i].text)
            if match:
                return re.sub(r"\s", "", match[0])
    return ""
