"""Take an older collection to the present schema: numbered steps, each in one transaction with its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from core.storage.database import Database


@dataclass(frozen=True, slots=True)
class Migration:
    """A step to schema `version` from the one before. `run` writes plain SQL, never through today's tables."""

    version: int
    name: str
    run: Callable[[Database], None]


MIGRATIONS: tuple[Migration, ...] = ()
SCHEMA = 1 + len(MIGRATIONS)
"""The schema version that this program writes."""


def migrate(database: Database, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Run the migrations that a collection has not seen. One that fails leaves the version before it working."""
    for migration in migrations:
        if migration.version <= database.pragma("user_version"):
            continue
        with database.transaction():
            migration.run(database)
            database.pragma(f"user_version={migration.version}")
            now = datetime.now(UTC).isoformat(timespec="seconds")
            row = (migration.version, migration.name, program_version(), now)
            database.raw.execute("INSERT INTO migration (version, name, program, time) VALUES (?, ?, ?, ?)", row)


def program_version() -> str:
    """Return the version of this program."""
    try:
        return version("jiaokan")
    except PackageNotFoundError:
        return "0"
