"""One SQLite file: how it is opened, guarded and written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from core.errors import UserError

APPLICATION_ID = 0x4A4B4B31
"""Stands in the head of every collection ("JKK1"), so that a foreign file is told apart."""
BUSY_SECONDS = 5.0


class Database:
    """An open SQLite file with one connection. Lives on the thread that made it.

    A transaction that was left without an exception is on the disk (ADR 0002).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw = sqlite3.connect(_address(path), uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        engine = create_engine("sqlite://", creator=lambda: self._raw, poolclass=StaticPool)
        self.connection: Connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._is_writing = False
        self._identity = _identity(path)

    @property
    def raw(self) -> sqlite3.Connection:
        """The driver's own connection: for backups and checks only."""
        return self._raw

    def prepare(self) -> None:
        """Set what SQLite forgets between connections. Raises UserError for a file that is no database."""
        with self.failures():
            for pragma in ("foreign_keys=ON", "journal_mode=DELETE", "synchronous=EXTRA", "trusted_schema=OFF"):
                self.pragma(pragma)

    def pragma(self, text: str) -> Any:
        """Run a pragma and return its first value, or None."""
        row = self._raw.execute(f"PRAGMA {text}").fetchone()
        return row[0] if row else None

    def rows(self, statement: Any, values: Mapping[str, Any] | None = None) -> list[Mapping[str, Any]]:
        """Return the rows of a query as mappings."""
        with self.failures():
            return [dict(row) for row in self.connection.execute(statement, values or {}).mappings()]

    def write(self, statement: Any, values: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement for each set of values; only inside a transaction."""
        if not self._is_writing:
            raise RuntimeError("writing outside a transaction")
        if values:
            self.connection.execute(statement, list(values))

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open."""
        return self._is_writing

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written inside durable together, or nothing of it. Not nested."""
        if self._is_writing:
            raise RuntimeError("a transaction within a transaction")
        with self.failures():
            self._check_place()
            self._raw.execute("BEGIN IMMEDIATE")
            self._is_writing = True
            try:
                yield
                self._raw.execute("COMMIT")
            except BaseException:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
                raise
            finally:
                self._is_writing = False

    def _check_place(self) -> None:
        """Raise UserError when the file is no longer where it was opened: what is written to it would be lost."""
        if _identity(self.path) != self._identity:
            raise UserError("collection_moved", path=self.path.name)

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Tell the user what went wrong with the file; other errors are ours and pass."""
        try:
            yield
        except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in its own error message
            raise UserError("collection_damaged", path=self.path.name, detail=str(error)) from error
        except UnicodeEncodeError as error:  # half a surrogate pair: no text at all
            raise UserError("text_unstorable") from error
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
            raise trouble(cause, self.path) from error

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        self.connection.engine.dispose()
        self._raw.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another at the same place, or None when none is there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _address(path: Path) -> str:
    return path.absolute().as_uri() + "?mode=rw"


_KEYS = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "collection_read_only",
    sqlite3.SQLITE_CANTOPEN: "collection_unreachable",
    sqlite3.SQLITE_IOERR: "collection_unreachable",
    sqlite3.SQLITE_PERM: "collection_read_only",
    sqlite3.SQLITE_BUSY: "collection_busy",
    sqlite3.SQLITE_LOCKED: "collection_busy",
    sqlite3.SQLITE_CORRUPT: "collection_damaged",
    sqlite3.SQLITE_TOOBIG: "collection_damaged",
    sqlite3.SQLITE_NOTADB: "not_a_collection",
}


def trouble(error: BaseException, path: Path) -> BaseException:
    """Return the UserError that an error of SQLite means, or the error itself when it is ours."""
    code = getattr(error, "sqlite_errorcode", None)
    key = _KEYS.get(code & 0xFF) if code is not None else None
    if key is None and str(error).startswith("Could not decode"):
        key = "collection_damaged"
    return UserError(key, path=path.name, detail=str(error)) if key else error
