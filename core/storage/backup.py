"""Backups while working, by SQLite's own interface, thinned out as they grow old."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.storage.collection import recognise
from core.storage.database import Database, trouble

Report = Callable[[int, int, Message], None]
PAGES_AT_ONCE = 1024
STAMP = "%Y%m%dT%H%M%SZ"
RECENT = timedelta(hours=2)
"""Every backup of the last hours stays."""
TIERS = ((timedelta(days=1), "%Y%m%d%H"), (timedelta(days=7), "%Y%m%d"), (timedelta(days=31), "%G%V"))
"""Up to this age one stays of each hour, day, week; beyond, one of each month."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it lies and when (UTC) it was made."""

    path: Path
    time: datetime


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
        _sync(draft)
        draft.replace(goal)
        _sync(goal.parent)
    except OSError as error:
        raise UserError("folder_not_writable", path=str(goal.parent), detail=str(error)) from error
    except sqlite3.Error as error:
        raise trouble(error, goal) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def back_up(database: Database, folder: Path, now: datetime | None = None) -> Backup:
    """Add a backup to a folder and thin out the old ones of the same collection. Raises UserError when it can't."""
    time = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    goal = folder / f"{database.path.stem}.{time.strftime(STAMP)}.jiaokan"
    copy_to(database, goal)
    for old in thinned(backups(folder, database.path.stem), time):
        old.path.unlink(missing_ok=True)
    return Backup(goal, time)


def backups(folder: Path, name: str) -> list[Backup]:
    """Return the backups of a collection in a folder, newest first."""
    found = []
    for path in folder.glob("*.jiaokan"):
        stem, _, stamp = path.stem.rpartition(".")
        if stem != name:
            continue
        try:
            found.append(Backup(path, datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)))
        except ValueError:
            continue
    return sorted(found, key=lambda backup: backup.time, reverse=True)


def thinned(found: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return the backups that may go: of each hour, day, week and month the newest stays."""
    kept: set[str] = set()
    gone = []
    for backup in sorted(found, key=lambda backup: backup.time, reverse=True):
        slot = _slot(backup.time, now)
        if slot in kept:
            gone.append(backup)
        elif slot:
            kept.add(slot)
    return gone


def restore(backup: Path, goal: Path) -> None:
    """Write a copy of a backup to a new place. Raises UserError when it is none or the place is taken."""
    recognise(backup)
    if goal.exists():
        raise UserError("collection_exists", path=goal.name)
    database = Database(backup)
    try:
        copy_to(database, goal)
    finally:
        database.close()


def _slot(time: datetime, now: datetime) -> str:
    """Return which hour, day, week or month a backup stands for; "" for a recent one, which always stays."""
    age = now - time
    if age < RECENT:
        return ""
    for limit, form in TIERS:
        if age < limit:
            return f"{form}:{time.strftime(form)}"
    return time.strftime("%Y%m")


def _sync(path: Path) -> None:
    """Make sure that a file or a folder's list of files is on the disk; Windows knows no such thing for folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
