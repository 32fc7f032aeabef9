"""The terminal: UTF-8 on every system, results on standard output, progress and complaints on standard error."""

from __future__ import annotations

import locale
import os
import sys
from io import TextIOWrapper
from typing import TextIO

from core.errors import UserError
from core.messages import Message


def system_language() -> str:
    """Return the language that the system asks for: zh or en."""
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not asked:
        asked = locale.getlocale()[0] or ""
    return "zh" if asked.casefold().startswith(("zh", "chinese")) else "en"


def use_utf8() -> None:
    """Make standard output and error write UTF-8 with plain line ends, whatever the system's code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "strict", newline="\n")


class Console:
    """Say things in the user's language."""

    def __init__(self, language: str, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.language = language
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._is_progress_shown = False
        self._told = -1

    def result(self, line: str) -> None:
        """Write a line of what was asked for."""
        self._out.write(line + "\n")

    def say(self, what: Message) -> None:
        """Write a sentence for the person at the terminal."""
        self._clear()
        self._err.write(what.text(self.language) + "\n")

    def fail(self, error: UserError) -> None:
        """Write what went wrong and what to do."""
        self._clear()
        self._err.write(error.text(self.language) + "\n")

    def progress(self, done: int, total: int, what: Message) -> None:
        """Show how far long work has come: on a terminal in one line, in a file once every tenth."""
        share = done * 10 // total if total else 10
        text = f"[{done}/{total}] {what.text(self.language)}"
        if self._err.isatty():
            self._err.write(f"\r\x1b[2K{text}")
            self._err.flush()
            self._is_progress_shown = True
        elif share != self._told:
            self._err.write(text + "\n")
        self._told = share

    def finish(self) -> None:
        """Take the progress line away and hand everything on."""
        self._clear()
        self._out.flush()
        self._err.flush()

    def _clear(self) -> None:
        if self._is_progress_shown:
            self._err.write("\r\x1b[2K")
            self._is_progress_shown = False
