"""A collection: one file, made, opened, recognised, refused, closed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.model.changes import Changes
from core.storage.copying import copy_to
from core.storage.database import APPLICATION_ID, Database, trouble
from core.storage.journal import Deed, Journal, Step
from core.storage.lock import Lock
from core.storage.migrations import MIGRATIONS, SCHEMA, Migration, migrate, program_version
from core.storage.store import Store
from core.storage.tables import GUARDS, Row
from core.storage.unit import Unit


class Collection:
    """An open collection. Lives on the thread that opened it."""

    def __init__(self, path: Path, database: Database, lock: Lock) -> None:
        self.path = path
        self.database = database
        self.store = Store(database)
        self.journal = Journal(database)
        self._lock = lock

    @classmethod
    def create(cls, path: Path, name: str = "", language: str = "zh") -> Collection:
        """Make a new collection. Raises UserError when something is there already or the folder can't be written."""
        path, is_there = _looked_up(path)
        if is_there:
            raise UserError("collection_exists", path=path.name)
        if not path.parent.is_dir():
            raise UserError("folder_missing", path=str(path.parent))
        lock = Lock.take(path)
        try:
            _make(path, name or path.stem, language)
            return cls(path, _connected(path), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, take_over: bool = False, migrations: tuple[Migration, ...] = MIGRATIONS) -> Collection:
        """Open a collection, taken to the present schema when it is older.

        `take_over` ignores that another computer says it has it open. Raises UserError when it is missing, foreign,
        damaged, newer than this program, or open elsewhere.
        """
        path, is_there = _looked_up(path)
        if not is_there or not path.is_file():
            raise UserError("collection_missing", path=path.name)
        schema = migrations[-1].version if migrations else SCHEMA
        if not os.access(path, os.W_OK):
            raise UserError("collection_read_only", path=path.name)
        recognise(path, schema)
        lock = Lock.take(path, take_over)
        try:
            database = _connected(path)
            try:
                _bring_up(database, migrations)
                _check_columns(database)
            except BaseException:
                database.close()
                raise
        except BaseException:
            lock.release()
            raise
        return cls(path, database, lock)

    @property
    def ended_uncleanly(self) -> bool:
        """Whether the program that had it open before did not come to close it."""
        return self._lock.was_left

    def close(self) -> None:
        """Let go of the file and of the lock beside it."""
        self.database.close()
        self._lock.release()

    @contextmanager
    def step(self) -> Iterator[Step]:
        """Run a step in a transaction of its own."""
        with self.database.transaction():
            yield self.journal.begin()

    def run(self, deed: Callable[[Unit], Deed], author: str) -> Changes:
        """Let a deed change records through a unit of work, and commit them with its journal row."""
        with self.step() as step:
            unit = Unit(self.store, author)
            done = deed(unit)
            step.write(unit.take())
            return self.journal.end(step, done)


def _looked_up(path: Path) -> tuple[Path, bool]:
    """Return where a path leads once links are followed, and whether anything is there."""
    try:
        found = path.resolve()
        return found, found.exists()
    except (OSError, ValueError) as error:  # names that are too long or hold a NUL
        raise UserError("collection_missing", path=path.name) from error


def recognise(path: Path, schema: int = SCHEMA) -> None:
    """Make sure that a file is a collection that this program can read. Raises UserError otherwise."""
    with _reading(path) as connection:
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if found != APPLICATION_ID:
            raise UserError("not_a_collection", path=path.name, detail="")
        if version > schema:
            maker = connection.execute("SELECT program FROM migration WHERE version = ?", (version,)).fetchone()
            raise UserError("collection_newer", path=path.name, made_by=maker[0] if maker else str(version))


def _bring_up(database: Database, migrations: tuple[Migration, ...]) -> None:
    """Run the migrations that are due, once a copy of the file as it was lies beside it.

    One that fails leaves the file as it was, so the copy goes again.
    """
    version = database.pragma("user_version")
    if all(migration.version <= version for migration in migrations):
        return
    kept = free_place(database.path.with_name(f"{database.path.stem}.v{version}{database.path.suffix}"))
    copy_to(database, kept)
    try:
        migrate(database, migrations)
    except BaseException:
        if database.pragma("user_version") == version:
            kept.unlink(missing_ok=True)
        raise


def free_place(path: Path) -> Path:
    """Return a place where nothing is yet."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return free


def _check_columns(database: Database) -> None:
    """Make sure that the tables have the columns we know and nothing foreign runs along with our statements.

    Raises UserError when the schema is damaged.
    """
    with database.failures():
        for kind, name, made in database.raw.execute("SELECT type, name, sql FROM sqlite_schema"):
            if kind == "view" or (kind == "trigger" and made not in GUARDS):
                raise UserError("collection_damaged", path=database.path.name, detail=str(name))
        for table in Row.metadata.sorted_tables:
            found = {row[1] for row in database.raw.execute(f'PRAGMA table_info("{table.name}")')}
            if not found >= {column.name for column in table.columns}:
                raise UserError("collection_damaged", path=database.path.name, detail=table.name)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(path.absolute().as_uri() + "?mode=rw", uri=True, timeout=2)
        try:
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    except UnicodeDecodeError as error:
        raise UserError("collection_damaged", path=path.name, detail=str(error)) from error


def _connected(path: Path) -> Database:
    try:
        database = Database(path)
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    try:
        database.prepare()
    except BaseException:
        database.close()
        raise
    return database


def _make(path: Path, name: str, language: str) -> None:
    """Write an empty collection beside its place, then move it there: it appears whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.unlink(missing_ok=True)
        draft.touch()
    except OSError as error:
        raise UserError("folder_not_writable", path=str(path.parent), detail=str(error)) from error
    try:
        _fill(draft, name, language)
        os.link(draft, path) if hasattr(os, "link") else draft.replace(path)
    except FileExistsError as error:
        raise UserError("collection_exists", path=path.name) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _fill(path: Path, name: str, language: str) -> None:
    database = _connected(path)
    try:
        with database.transaction():
            Row.metadata.create_all(database.connection)
            for guard in GUARDS:
                database.raw.execute(guard)
            database.pragma(f"application_id={APPLICATION_ID}")
            database.pragma(f"user_version={SCHEMA}")
            _remember(database, {"name": name, "language": language, "made_by": program_version()})
    finally:
        database.close()


def _remember(database: Database, values: dict[str, Any]) -> None:
    store = Store(database)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for key, value in {**values, "made": now}.items():
        store.set_meta(key, value)
    row = (SCHEMA, "made", program_version(), now)
    database.raw.execute("INSERT INTO migration (version, name, program, time) VALUES (?, ?, ?, ?)", row)
