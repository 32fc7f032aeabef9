"""Changes: what a command touched, so that each panel knows whether to refresh."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.span import Span


@dataclass(frozen=True, slots=True)
class Changes:
    """Flags of what a command, undo or redo touched.

    `pages` are the pages concerned (empty: none in particular); `focus` is where the eye should go on the first.
    """

    pages: tuple[int, ...] = ()
    worklist: bool = False
    articles: bool = False
    mentions: bool = False
    figures: bool = False
    findings: bool = False
    corrections: bool = False
    lexicon: bool = False
    authorities: bool = False
    focus: Span | None = None
