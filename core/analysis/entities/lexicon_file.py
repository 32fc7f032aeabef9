"""Read and write the lexicon as text: our tab-separated lines, or a jieba user dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.model.mention import LexiconEntry

HEADER = "word\ttype\tauthority\trejected\tcount"
_JIEBA_LINE = re.compile(r"^(?P<word>\S.*?)(?: (?P<count>\d{1,9}))?(?: (?P<tag>[A-Za-z]+))?$")
_LONGEST_COUNT = 9
_TYPES = {"nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG", "nz": "PROGRAM", "t": "TIME"}


def write_lexicon(entries: Iterable[LexiconEntry]) -> str:
    """Return the lexicon as lines of word, type, authority, rejected (yes or nothing), count; a header first."""
    rows = [HEADER]
    for entry in entries:
        rejected = "yes" if entry.is_rejected else ""
        cells = (entry.word, entry.type, entry.authority, rejected, str(entry.count))
        rows.append("\t".join(_one_line(cell) for cell in cells))
    return "\n".join(rows) + "\n"


def read_lexicon(text: str, default_type: str = "ORG") -> tuple[list[LexiconEntry], list[int]]:
    """Return the entries of a lexicon file and the numbers (from 1) of the lines that could not be read.

    Lines with tabs are ours; lines without are taken as jieba's user dictionary: word, count, part of speech. Words
    whose part of speech names no entity type get `default_type`. Empty lines and lines that begin with # are skipped.
    """
    entries: list[LexiconEntry] = []
    bad: list[int] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#") or line.rstrip() == HEADER:
            continue
        entry = _own(line) if "\t" in line else _jieba(line.strip(), default_type)
        if entry is None:
            bad.append(number)
        else:
            entries.append(entry)
    return entries, bad


def _own(line: str) -> LexiconEntry | None:
    cells = [cell.strip() for cell in line.split("\t")] + [""] * 4
    word, kind, authority, rejected, count = cells[:5]
    if not word or not kind or (count and not (count.isdecimal() and len(count) <= _LONGEST_COUNT)):
        return None
    return LexiconEntry(word, kind, authority, rejected.lower() in ("yes", "1", "true", "是"), int(count or 1))


def _jieba(line: str, default_type: str) -> LexiconEntry | None:
    match = _JIEBA_LINE.match(line)
    if match is None:
        return None
    return LexiconEntry(match["word"], _TYPES.get(match["tag"] or "", default_type), count=int(match["count"] or 1))


def _one_line(cell: str) -> str:
    return re.sub(r"\s+", " ", cell).strip()
