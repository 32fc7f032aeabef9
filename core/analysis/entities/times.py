"""Find times and titles: both are recognised by their spelling."""

from __future__ import annotations

from core.analysis.entities.tokens import Token
from core.text.patterns.dates import TIME
from core.text.patterns.names import DOCUMENT


def find_documents(text: str) -> list[Token]:
    """Return the titles in book-title marks, marks included."""
    return [Token(m.start(), m.end(), m[0], "DOC", "marks") for m in DOCUMENT.finditer(text)]


def find_times(text: str) -> list[Token]:
    """Return the points and stretches of time that a calendar could place."""
    return [Token(m.start(), m.end(), m[0], "TIME", "date") for m in TIME.finditer(text)]
