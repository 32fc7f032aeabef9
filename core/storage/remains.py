"""Read a damaged collection row by row, around what can't be read. The file itself is never touched: a copy is read."""

from __future__ import annotations

import shutil
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.errors import Cancelled, UserError
from core.storage.database import APPLICATION_ID, Database, trouble
from core.storage.migrations import SCHEMA, migrate

_AT_ONCE = 1000
_MOST_FAILURES = 2000
"""So many ranges of a table may fail before the rest is given up: where every one fails, halving would never end."""
_FAILURES = (sqlite3.Error, OverflowError, MemoryError)
Row = dict[str, Any]


@dataclass(slots=True)
class Table:
    """What is left of a table: rows by their row number, and the ranges (both ends included) that can't be read."""

    rows: dict[int, Row] = field(default_factory=dict)
    holes: list[tuple[int, int]] = field(default_factory=list)

    @property
    def missing(self) -> int:
        """How many single rows between readable ones can't be read."""
        top = max(self.rows, default=0)
        return sum(1 for first, last in self.holes if first == last < top)

    def is_lost(self, number: int) -> bool:
        """Return whether a row of this number may have been here."""
        return any(first <= number <= last for first, last in self.holes)


class Remains:
    """A damaged collection, opened as far as it goes."""

    def __init__(self, connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> None:
        self._connection = connection
        self._cancelled = cancelled

    def table(self, name: str) -> Table:
        """Return what can be read of a table. Raises Cancelled when the user stops it."""
        found = Table()
        for row in self.each(name, found.holes):
            found.rows[row.pop("rowid_")] = row
        return found

    def each(self, name: str, holes: list[tuple[int, int]]) -> Iterator[Row]:
        """Yield the readable rows of a table, their row number as `rowid_`; note the ranges that are not."""
        top = self._top(name)
        step = max(_AT_ONCE, top // _AT_ONCE)
        waiting = deque((first, min(first + step - 1, top)) for first in range(1, top + 1, step))
        failures = 0
        while waiting:
            first, last = waiting.popleft()
            if self._cancelled():
                raise Cancelled
            rows = self._range(name, first, last) if failures <= _MOST_FAILURES else None
            if rows is not None:
                yield from rows
                continue
            failures += 1
            if first == last or failures > _MOST_FAILURES:
                holes.append((first, last))
            else:
                middle = (first + last) // 2
                waiting.extendleft(((middle + 1, last), (first, middle)))

    def _range(self, name: str, first: int, last: int) -> list[Row] | None:
        """Return the rows within a range of row numbers, None when it can't be read."""
        try:
            rows = self._connection.execute(
                f'SELECT rowid AS rowid_, * FROM "{name}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid',  # noqa: S608
                (first, last),
            )
            names = [column[0] for column in rows.description]
            return [dict(zip(names, row, strict=True)) for row in rows]
        except _FAILURES:
            return None

    def _top(self, name: str) -> int:
        """Return the highest row number a table may have."""
        tops = [0]
        for statement, values in (
            (f'SELECT max(rowid) FROM "{name}"', ()),  # noqa: S608 - names of ours
            ("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)),
        ):
            with suppress(*_FAILURES):
                row = self._connection.execute(statement, values).fetchone()
                tops.append(row[0] if row and isinstance(row[0], int) else 0)
        return max(tops) or _AT_ONCE * _AT_ONCE


@contextmanager
def remains_of(path: Path, folder: Path, cancelled: Callable[[], bool]) -> Iterator[Remains]:
    """Open what is left of a collection, by way of a copy in a folder.

    Raises UserError when it can't be copied, is no collection or newer than this program, or nothing can be read of it.
    """
    copy = _copied(path, folder)
    try:
        _settle(copy)
        _take_up(copy, path)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            connection.execute("PRAGMA cell_size_check=ON")
            yield Remains(connection, cancelled)
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in its own error message
        raise UserError("collection_damaged", path=path.name, detail=str(error)) from error


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / "old.jiaokan"
    try:
        shutil.copyfile(path, copy)
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(path.name + "-journal"), copy.with_name(copy.name + "-journal"))
    except FileNotFoundError as error:
        raise UserError("collection_missing", path=path.name) from error
    except OSError as error:
        raise UserError("folder_not_writable", path=str(folder), detail=str(error)) from error
    return copy


def _settle(copy: Path) -> None:
    """Let SQLite roll back what was interrupted; go without when its own journal is damaged too."""
    try:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        copy.with_name(copy.name + "-journal").unlink(missing_ok=True)


def _take_up(copy: Path, path: Path) -> None:
    """Make sure that it is a collection we know, and bring an older one up to our schema."""
    with closing(sqlite3.connect(copy)) as connection:
        kind = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if kind != APPLICATION_ID:
        raise UserError("not_a_collection", path=path.name, detail="")
    if version > SCHEMA:
        raise UserError("collection_newer", path=path.name, made_by=str(version))
    if version < SCHEMA:
        database = Database(copy)
        try:
            migrate(database)
        finally:
            database.close()
