"""What comes in and what goes out: read pages, refusals, options, and the handoff's circumstances and outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from core.messages import Message
from core.model.changes import Changes
from core.model.mention import Authority
from core.model.page import PageDetails


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are to be read.

    `encoding` is a codec's name that overrides detection (None: detect); the fields of `details` that are filled in
    override what is guessed; `keeps_duplicates` takes in a page although its text is in the collection already.
    """

    encoding: str | None = None
    details: PageDetails = field(default_factory=PageDetails)
    keeps_duplicates: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read from a file: `source` is the file's name, `text` the raw text, `sha256` its hash as UTF-8."""

    source: str
    text: str
    sha256: str
    encoding: str
    details: PageDetails = field(default_factory=PageDetails)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in: which, what is wrong with it, what to do."""

    path: str
    what: Message
    todo: Message


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What came of reading files and folders. `skipped` counts files in folders that are no text by their names."""

    pages: tuple[ReadPage, ...] = ()
    refused: tuple[Refusal, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import: the new pages' ids and what was left out, with why.

    `duplicates` are (source, id of the page that has the same text already, or 0 for one of the same import).
    """

    pages: tuple[int, ...] = ()
    duplicates: tuple[tuple[str, int], ...] = ()
    refused: tuple[Refusal, ...] = ()
    skipped: int = 0
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class ExportMeta:
    """What the handoff says of itself besides the pages.

    `scope` says in words which pages were chosen (None: all); `made` is local time; `authorities` are the agreed names.
    `language` is that of the workbook.
    """

    collection: str = ""
    author: str = ""
    scope: Message | None = None
    made: datetime | None = None
    language: str = "zh"
    authorities: tuple[Authority, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What a handoff holds: its file, the rows of each sheet by key, and what was changed to fit (`notes`)."""

    path: Path
    rows: tuple[tuple[str, int], ...] = ()
    notes: tuple[Message, ...] = ()
