"""Look into a collection file without opening it as one: what it holds, and its latest steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.model.history import HistoryStep
from core.model.recovery import Contents
from core.storage.database import APPLICATION_ID, trouble
from core.storage.journal import step_of

_COUNTS = {
    "pages": "SELECT count(*) FROM page",
    "reviewed_pages": "SELECT count(*) FROM page WHERE status = 'reviewed'",
    "articles": "SELECT count(*) FROM article",
    "mentions": "SELECT count(*) FROM mention",
    "figures": "SELECT count(*) FROM figure",
    "steps": "SELECT coalesce(max(seq), 0) FROM journal",
}
_LATEST = "SELECT * FROM journal WHERE deed = 'do' ORDER BY seq DESC LIMIT ?"


def contents_of(path: Path, steps: int = 5) -> Contents:
    """Return what a collection file holds, whatever version made it; nothing is written.

    Raises UserError when it is missing, foreign or damaged.
    """
    be_there(path)
    with _reading(path) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise UserError("not_a_collection", path=path.name, detail="")
        counts: dict[str, Any] = {key: connection.execute(query).fetchone()[0] for key, query in _COUNTS.items()}
        said = {key: str(value) for key, value in connection.execute("SELECT key, value FROM meta")}
        latest = tuple(_latest(connection, steps))
        return Contents(path, said.get("name", ""), said.get("made_by", ""), **counts, latest=latest)


def be_there(path: Path) -> None:
    """Make sure that a path leads to an ordinary file. Raises UserError otherwise."""
    try:
        is_there = path.is_file()
    except (OSError, ValueError) as error:  # names that are too long or hold a NUL
        raise UserError("collection_missing", path=path.name) from error
    if not is_there:
        raise UserError("collection_missing", path=path.name)


def _latest(connection: sqlite3.Connection, steps: int) -> Iterator[HistoryStep]:
    found = connection.execute(_LATEST, (steps,))
    columns = [column[0] for column in found.description]
    for row in found:
        yield step_of(dict(zip(columns, row, strict=True)))


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, timeout=2)) as connection:
            yield connection
    except sqlite3.OperationalError as error:  # a table or column is missing
        known = trouble(error, path)
        if isinstance(known, UserError):
            raise known from error
        raise UserError("collection_damaged", path=path.name, detail=str(error)) from error
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    except UnicodeDecodeError as error:
        raise UserError("collection_damaged", path=path.name, detail=str(error)) from error
