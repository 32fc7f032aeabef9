"""Backups while working, by SQLite's own interface, thinned out as they grow old."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.errors import UserError
from core.model.recovery import Backup
from core.storage.collection import free_place, recognise
from core.storage.contents import be_there
from core.storage.copying import copy_to, sync
from core.storage.database import Database
from core.storage.lock import Lock

STAMP = "%Y%m%dT%H%M%SZ"
RECENT = timedelta(hours=2)
"""Every backup of the last hours stays."""
TIERS = ((timedelta(days=1), "%Y%m%d%H"), (timedelta(days=7), "%Y%m%d"), (timedelta(days=31), "%G%V"))
"""Up to this age one stays of each hour, day, week; beyond, one of each month."""


def back_up(database: Database, folder: Path, now: datetime | None = None) -> Backup:
    """Add a backup to a folder and thin out the old ones of the same collection. Raises UserError when it can't."""
    time = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    goal = folder / f"{database.path.stem}.{time.strftime(STAMP)}.jiaokan"
    copy_to(database, goal)
    for old in thinned(backups(folder, database.path.stem), time):
        with suppress(OSError):
            old.path.unlink(missing_ok=True)
    return Backup(goal, time, goal.stat().st_size)


def folder_of(folder: Path, collection: Path) -> Path:
    """Return where within a folder the backups of one collection lie, known by its place: names are not unique.

    A damaged file no longer says who it is, but where it lies is known.
    """
    place = hashlib.sha256(os.fsencode(collection.resolve())).hexdigest()[:10]
    return folder / f"{collection.stem[:60]}-{place}"


def backups(folder: Path, name: str) -> list[Backup]:
    """Return the backups of a collection in a folder, newest first."""
    found = []
    for path in folder.glob("*.jiaokan"):
        stem, _, stamp = path.stem.rpartition(".")
        if stem != name:
            continue
        try:
            found.append(Backup(path, datetime.strptime(stamp, STAMP).replace(tzinfo=UTC), path.stat().st_size))
        except (ValueError, OSError):
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
    be_there(backup)
    recognise(backup)
    if goal.exists():
        raise UserError("collection_exists", path=goal.name)
    database = Database(backup)
    try:
        copy_to(database, goal)
    finally:
        database.close()


def restore_in_place(backup: Path, goal: Path, now: datetime | None = None) -> Path:
    """Put a backup in the place of a collection that is closed, and return where that one lies now: beside it.

    At every moment there is a whole collection in the place. Raises UserError when the backup is none or the collection
    is open.
    """
    be_there(backup)
    recognise(backup)
    time = (now or datetime.now(UTC)).astimezone(UTC)
    aside = free_place(goal.with_name(f"{goal.stem}.replaced.{time.strftime(STAMP)}{goal.suffix}"))
    lock = Lock.take(goal)
    try:
        draft = goal.with_name(f".{goal.name}.{os.getpid()}.restored")
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        restore(backup, draft)
        try:
            _put_aside(goal, aside)
            draft.replace(goal)
            sync(goal.parent)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UserError("folder_not_writable", path=str(goal.parent), detail=str(error)) from error
    finally:
        lock.release()
    return aside


def _put_aside(goal: Path, aside: Path) -> None:
    """Give a collection a second name; what SQLite left beside it goes along, or it would spoil what comes in place."""
    left = goal.with_name(goal.name + "-journal")
    if left.exists():
        left.replace(aside.with_name(aside.name + "-journal"))
    if not goal.exists():
        return
    try:
        os.link(goal, aside)
    except (OSError, AttributeError):  # not every disk knows second names
        goal.replace(aside)


def _slot(time: datetime, now: datetime) -> str:
    """Return which hour, day, week or month a backup stands for; "" for a recent one, which always stays."""
    age = now - time
    if age < RECENT:
        return ""
    for limit, form in TIERS:
        if age < limit:
            return f"{form}:{time.strftime(form)}"
    return time.strftime("%Y%m")
