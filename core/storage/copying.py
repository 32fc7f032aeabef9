"""Copies of an open collection by SQLite's backup interface; each appears whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.storage.database import Database, trouble

Report = Callable[[int, int, Message], None]
PAGES_AT_ONCE = 1024


def copy_to(
    database: Database,
    goal: Path,
    report: Report = lambda done, total, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write a copy of an open collection, which appears whole or not at all.

    Raises UserError when it can't be written, Cancelled when the user stops it.
    """
    draft = goal.with_name(f".{goal.name}.{os.getpid()}.new")

    def progress(status: int, remaining: int, total: int) -> None:
        report(total - remaining, total, message("command.progress.backup"))
        if cancelled():
            raise Cancelled

    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        copy = sqlite3.connect(draft)
        try:
            database.raw.backup(copy, pages=PAGES_AT_ONCE, progress=progress)
        finally:
            copy.close()
        sync(draft)
        draft.replace(goal)
        sync(goal.parent)
    except OSError as error:
        raise UserError("folder_not_writable", path=str(goal.parent), detail=str(error)) from error
    except sqlite3.Error as error:
        raise trouble(error, goal) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make sure that a file or a folder's list of files is on the disk; Windows knows no such thing for folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
