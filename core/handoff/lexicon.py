"""The lexicon as a file: written so that Excel opens it, read in any encoding."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.analysis.entities.lexicon_file import read_lexicon, write_lexicon
from core.errors import UserError
from core.handoff.target import check_writable, replaced
from core.model.mention import LexiconEntry

LARGEST = 50_000_000
"""Bytes; a larger file is no lexicon."""


def write_lexicon_file(entries: Iterable[LexiconEntry], path: Path) -> None:
    """Write entries to a file in one go. Raises UserError when it can't; the file is as it was then."""
    check_writable(path)
    with replaced(path) as draft:
        draft.write_text(write_lexicon(entries), encoding="utf-8-sig", newline="\n")


def read_lexicon_file(path: Path, default_type: str) -> tuple[list[LexiconEntry], list[int]]:
    """Return the entries of a file, and the numbers (from 1) of lines that could not be read.

    Raises UserError when the file can't be read, or no line of it is an entry.
    """
    from core.reading.decode import decode

    try:
        if path.stat().st_size > LARGEST:
            raise UserError("lexicon_file", file=path.name)
        text = decode(path.read_bytes(), path.name).text
    except OSError as error:
        raise UserError("lexicon_unreadable", file=path.name, reason=error.strerror or str(error)) from error
    entries, bad = read_lexicon(text, default_type)
    if not entries:
        raise UserError("lexicon_file", file=path.name)
    return entries, bad
