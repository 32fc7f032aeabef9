"""Read many files and folders; what can't be read is listed and hinders nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.model.page import PageDetails
from core.model.transfer import ImportOptions, ReadPage, ReadReport, Refusal
from core.reading.read import SUFFIXES, read_file, unreadable

Report = Callable[[int, int, Message], None]
"""Takes done, total and what is being done."""


def read_files(
    paths: Iterable[str | Path],
    options: ImportOptions | None = None,
    report: Report = lambda done, total, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ReadReport:
    """Return the pages of files and of all text files in folders, in natural order, and what was refused.

    Raises Cancelled when the user stops it.
    """
    wish = options or ImportOptions()
    found = find_files(paths, cancelled)
    pages: list[ReadPage] = []
    refused = list(found.refused)
    for done, path in enumerate(found.files):
        if cancelled():
            raise Cancelled
        report(done, len(found.files), message("reading.progress", file=path.name))
        try:
            page = read_file(path, wish.encoding)
        except UserError as error:
            refused.append(refusal(path, error))
        else:
            pages.append(replace(page, details=_overridden(page.details, wish.details)))
    report(len(found.files), len(found.files), message("reading.done", pages=len(pages)))
    return ReadReport(tuple(pages), tuple(refused), found.skipped)


def refusal(path: Path, error: UserError) -> Refusal:
    """Return the refusal of a path for an error."""
    return Refusal(str(path), error.what, error.todo)


@dataclass(slots=True)
class FoundFiles:
    """Files to be read, paths refused already, and how many files of other sorts lie in the folders."""

    files: list[Path] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    skipped: int = 0


def find_files(paths: Iterable[str | Path], cancelled: Callable[[], bool] = lambda: False) -> FoundFiles:
    """Return the text files that paths name or hold, each once, nested folders and links followed.

    Raises Cancelled when the user stops it.
    """
    search = _Search(cancelled)
    for path in paths:
        search.given(Path(path))
    return search.found


class _Search:
    """Walk folders, never twice into the same one, so that links in a circle end."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self.found = FoundFiles()
        self.cancelled = cancelled
        self.seen: set[tuple[int, int] | str] = set()

    def given(self, path: Path) -> None:
        """Take a path the user named."""
        try:
            if path.is_dir():
                self.folder(path)
            elif path.exists() and path.suffix.lower() not in SUFFIXES:
                self.refuse(path, UserError("read.suffix", file=path.name, suffix=path.suffix or "—"))
            else:
                self.file(path)
        except OSError as error:
            self.refuse(path, unreadable(path, error))

    def folder(self, path: Path) -> None:
        """Take all text files of a folder and the folders in it."""
        if self.cancelled():
            raise Cancelled
        try:
            if not self._is_new(path):
                return
            entries = sorted(path.iterdir(), key=natural_key)
        except OSError as error:
            self.refuse(path, unreadable(path, error))
            return
        for entry in self._visible(entries):
            if entry.is_dir():
                self.folder(entry)
            elif entry.suffix.lower() in SUFFIXES:
                self.file(entry)
            else:
                self.found.skipped += 1

    def _visible(self, entries: Iterable[Path]) -> Iterator[Path]:
        return (entry for entry in entries if not entry.name.startswith((".", "~$")))

    def file(self, path: Path) -> None:
        """Take a file unless it was met before; one that can't be looked at is refused when read."""
        try:
            if not self._is_new(path):
                return
        except OSError as error:
            self.refuse(path, unreadable(path, error))
            return
        self.found.files.append(path)

    def refuse(self, path: Path, error: UserError) -> None:
        """Note a path that is not taken."""
        self.found.refused.append(refusal(path, error))

    def _is_new(self, path: Path) -> bool:
        status = path.stat()
        key = (status.st_dev, status.st_ino) if path.is_dir() and status.st_ino else os.path.realpath(path)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True


def natural_key(path: Path) -> list[tuple[int, int, str]]:
    """Return a sort key under which 2.txt stands before 10.txt."""
    pieces = re.split(r"(\d+)", path.name.casefold())
    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces]


def _overridden(guessed: PageDetails, wanted: PageDetails) -> PageDetails:
    return PageDetails(
        wanted.publication or guessed.publication,
        wanted.edition_date or guessed.edition_date,
        wanted.page_number or guessed.page_number,
        wanted.section_name or guessed.section_name,
    )
