"""What we learn of errors of ours: a log that rotates, what a crash left behind, and reports without page text."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import platform
import re
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO, Any

from core.errors import UserError
from core.settings import config_folder
from core.storage.lock import try_to_lock
from core.version import program_version

LOG_BYTES, LOG_FILES = 512 * 1024, 3
_LONGEST = 300
_MOST_OF_CRASH = 64 * 1024
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”]*”|`[^`\n]*`")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_TALKATIVE = (ValueError, LookupError, AssertionError, ArithmeticError)
"""Errors whose words are mostly made of the data that caused them."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A run of the program that did not come to its end. `trace` says where, "" when nothing could be written."""

    time: str
    version: str
    trace: str = ""

    def report(self) -> str:
        """Return what a developer needs to know."""
        return f"{system()}\nended without warning: jiaokan {self.version}, started {self.time}\n\n{self.trace}".strip()


class Run:
    """One run of the program: a file says that it goes on, and takes up what Python can still say in a hard crash."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or config_folder() / "log"
        self._file: IO[bytes] | None = None
        self._path = self.folder / f"run-{os.getpid()}.txt"
        self._handler: logging.Handler | None = None

    def begin(self) -> Crash | None:
        """Start the log and return the last run that crashed, if one did. Where nothing can be written, go without."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            crash = self._left_behind()
            self._file = self._path.open("w+b")
            try_to_lock(self._file)
            head = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "version": program_version()}
            self._file.write(json.dumps(head).encode() + b"\n")
            self._file.flush()
            faulthandler.enable(self._file)
            self._start_log()
        except OSError:
            return None
        return crash

    def end(self) -> None:
        """Say that the program came to its end."""
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink()

    def _start_log(self) -> None:
        path = self.folder / "jiaokan.log"
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
        handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        handler.setLevel(logging.INFO)
        logging.getLogger().addHandler(handler)
        self._handler = handler

    def _left_behind(self) -> Crash | None:
        """Take away the files of runs that are over, and return the last of them."""
        crashes = [crash for path in self.folder.glob("run-*.txt") if (crash := _crash_of(path))]
        return max(crashes, key=lambda crash: crash.time, default=None)


def _crash_of(path: Path) -> Crash | None:
    """Return what a run left behind and take it away; None when that run goes on."""
    with suppress(OSError):
        with path.open("r+b") as file:
            if not try_to_lock(file):
                return None
            head, _, trace = file.read(_MOST_OF_CRASH).decode("utf-8", "replace").partition("\n")
        path.unlink()
        return Crash(*_head(head), without_home(trace.strip()))
    return None


def _head(line: str) -> tuple[str, str]:
    try:
        said = json.loads(line)
        return str(said["time"]), str(said["version"])
    except (ValueError, KeyError, TypeError):
        return "", ""


def system() -> str:
    """Return the versions and the system, one line each."""
    python = f"jiaokan {program_version()}, Python {platform.python_version()}"
    return f"{python}\n{platform.system()} {platform.release()} {platform.machine()}, {sys.getfilesystemencoding()}"


def described(error: BaseException, *, with_text: bool = False) -> str:
    """Return where an error happened and what it says; page text only when asked for. Home folders are left out."""
    lines = traceback.format_exception(error) if with_text else _discreetly(error)
    return without_home("".join(lines).rstrip("\n"))


def without_home(text: str) -> str:
    """Return a text with the user's home folder left out: it has a name in it."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _discreetly(error: BaseException, seen: int = 0) -> list[str]:
    """Return a traceback whose messages keep nothing that may come from a page."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [*_discreetly(cause, seen + 1), "\nwhich led to:\n\n"] if cause is not None and seen < 10 else []
    return [*before, "Traceback:\n", *traceback.format_tb(error.__traceback__), f"{_said(error)}\n"]


def _said(error: BaseException) -> str:
    name = type(error).__qualname__
    if isinstance(error, UserError):
        return f"{name}: {error.key}"
    if isinstance(error, _TALKATIVE):
        return name
    words = _FOREIGN.sub("…", _QUOTED.sub("…", str(error)))
    return f"{name}: {words[:_LONGEST]}".rstrip(": ")


class DiscreetFormatter(logging.Formatter):
    """Write log lines without page text: of errors only where they happened, of messages nothing in quotes."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record; what another handler has kept of its error is not used."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        """Return the traceback of an error without what may come from a page."""
        error: BaseException | None = ei[1]
        return without_home("".join(_discreetly(error)).rstrip("\n")) if error is not None else ""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """Return a line whose variable words are discreet."""
        record.message = without_home(_FOREIGN.sub("…", _QUOTED.sub("…", record.message))[:2000])
        return super().formatMessage(record)
