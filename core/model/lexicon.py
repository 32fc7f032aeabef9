"""What came of reading a lexicon file."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.model.changes import Changes


@dataclass(frozen=True, slots=True)
class LexiconImport:
    """How many words were taken in, and which lines (from 1) could not be read."""

    words: int
    bad_lines: tuple[int, ...] = ()
    changes: Changes = field(default_factory=Changes)
