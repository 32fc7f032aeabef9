"""Save what is readable of a damaged collection into a new one: raw texts, records, and the journal as far as it holds.

The journal is the better witness, since its changes carry checksums: where it can be read to its end, the records are
what it tells. Where it breaks off, the records of the tables are taken, and a step of its own leads from one to the
other.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import text

from core.errors import UserError
from core.messages import Message, message
from core.model.recovery import Salvaged
from core.storage.collection import Collection
from core.storage.contents import be_there
from core.storage.database import Database
from core.storage.images import Image
from core.storage.journal import Deed, apply_notes
from core.storage.remains import Remains, Table, remains_of
from core.storage.sound import State, is_readable, sound
from core.storage.tables import RECORDS
from core.storage.telling import Telling
from core.storage.unit import Note

Report = Callable[[int, int, Message], None]
_STAGES = 5
_KEEP = text("INSERT OR IGNORE INTO raw_text VALUES (:sha256, :text)")


def salvage(path: Path, goal: Path, author: str, report: Report, cancelled: Callable[[], bool]) -> Salvaged:
    """Write what can be saved of a collection, which stays as it is, into a new one, which appears whole or not at all.

    Raises UserError when nothing can be read, the goal is taken or can't be written; Cancelled when the user stops it.
    """
    be_there(path)
    if goal.exists():
        raise UserError("collection_exists", path=goal.name)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".jiaokan-", dir=goal.parent))
    except OSError as error:
        raise UserError("folder_not_writable", path=str(goal.parent), detail=str(error)) from error
    try:
        with remains_of(path, folder, cancelled) as remains:
            draft = folder / "new.jiaokan"
            rescue = _Rescue(remains, Collection.create(draft, path.stem), report)
            try:
                done = rescue.run(goal, author)
            finally:
                rescue.target.close()
        if not done.pages and not done.is_whole:
            raise UserError("nothing_to_salvage", path=path.name)
        os.link(draft, goal) if hasattr(os, "link") else draft.replace(goal)
        return done
    except FileExistsError as error:
        raise UserError("collection_exists", path=goal.name) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Rescue:
    """One salvage: what is left of the old collection, and the new one."""

    def __init__(self, remains: Remains, target: Collection, report: Report) -> None:
        self.remains = remains
        self.target = target
        self._report = report
        self._texts: dict[str, tuple[str, str]] = {}
        self._text_holes: list[tuple[int, int]] = []

    @property
    def _database(self) -> Database:
        return self.target.database

    def run(self, goal: Path, author: str) -> Salvaged:
        """Fill the new collection in one transaction and say what came of it."""
        with self._database.transaction():
            self._stage(0)
            self._take_texts()
            self._take_meta()
            self._stage(1)
            told = Telling.of(self.remains)
            self._stage(2)
            tables = {name: self.remains.table(name) for name in RECORDS}
            self._stage(3)
            is_whole = told.is_whole
            wanted = dict(told.state) if is_whole else _merged(tables, told.state)
            steps = told.steps
            if not all(self._texts.get(sha256, ("", ""))[0] == sha256 for sha256 in told.texts):
                told = Telling()  # undoing such a step would bring back a page without its text
            kept = self._insertable(sound(wanted, self._texts, self._text_of))
            told.write(self._database)
            self._write(told.state, kept, author)
            self._skip_ids(told, tables)
            self._stage(4)
        has_gaps = not is_whole and any(table.holes for table in tables.values())
        missing = 0 if is_whole else sum(table.missing for table in tables.values())
        lost_pages = {_source(image) for key, image in wanted.items() if key[0] == "page" and key not in kept}
        changed = {_source(i) for (t, _), i in kept.items() if t == "page" and self._has_changed(i["sha256"])}
        return Salvaged(
            goal,
            sum(table == "page" for table, _ in kept),
            len(told.rows),
            max(steps - len(told.rows), 0),
            len(wanted.keys() - kept.keys()) + missing,
            tuple(sorted(changed)),
            tuple(sorted(lost_pages)),
            has_gaps or (bool(self._text_holes) and not is_whole),
        )

    def _stage(self, done: int) -> None:
        self._report(done, _STAGES, message("command.progress.salvage"))

    def _take_texts(self) -> None:
        """Take over the raw texts; one that no longer fits its hash is kept under the hash it has now."""
        for row in self.remains.each("raw_text", self._text_holes):
            raw, sha256 = row["text"], row["sha256"]
            if not isinstance(raw, str) or not isinstance(sha256, str) or not raw.strip():
                continue
            now = hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()
            self._texts[sha256] = (now, sha256)
            self._database.write(_KEEP, [{"sha256": now, "text": raw}])

    def _take_meta(self) -> None:
        for row in self.remains.table("meta").rows.values():
            if isinstance(row["key"], str) and isinstance(row["value"], str):
                self.target.store.set_meta(row["key"], row["value"])

    def _text_of(self, sha256: str) -> str:
        return self.target.store.raw_text(sha256) or ""

    def _has_changed(self, sha256: str) -> bool:
        return self._texts.get(sha256, ("", ""))[1] != sha256

    def _insertable(self, state: State) -> State:
        """Return the records that the tables' own constraints let in."""
        self._database.raw.execute("SAVEPOINT trial")
        try:
            return {key: image for key, image in state.items() if self._goes_in(key[0], image)}
        finally:
            self._database.raw.execute("ROLLBACK TO trial")
            self._database.raw.execute("RELEASE trial")

    def _goes_in(self, table: str, image: Image) -> bool:
        names = ", ".join(f'"{name}"' for name in image)
        marks = ", ".join("?" * len(image))
        try:
            self._database.raw.execute(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608 - names of ours, checked as readable
                tuple(image.values()),
            )
        except self._database.raw.Error:
            return False
        return True

    def _write(self, told: State, kept: State, author: str) -> None:
        """Put the records into the tables; where they differ from what the journal tells, as a step of its own."""
        apply_notes(self._database, [(table, number, None, image) for (table, number), image in told.items()])
        step = self.target.journal.begin()
        notes: list[Note] = [
            (table, number, told.get((table, number)), kept.get((table, number)))
            for table, number in sorted(told.keys() | kept.keys())
            if told.get((table, number)) != kept.get((table, number))
        ]
        step.write(notes)
        label = message("command.salvage", pages=sum(table == "page" for table, _ in kept))
        self.target.journal.end(step, Deed("Salvage", {"command": "Salvage"}, label, None, author))

    def _skip_ids(self, told: Telling, tables: dict[str, Table]) -> None:
        """Give no id again that a record ever had."""
        for name, table in tables.items():
            top = max((told.highest.get(name, 0), *(n for n in table.rows if n < 1 << 40)), default=0)
            known = self.target.store.last_id(name)
            if known:
                self._database.raw.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (max(top, known), name))
            elif top:
                self._database.raw.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, top))


def _merged(tables: dict[str, Table], told: State) -> State:
    """Return the records of the tables, and of the journal where the tables can't be read."""
    merged: State = {}
    for name, table in tables.items():
        columns = list(RECORDS[name].__table__.c.keys())
        for number, row in table.rows.items():
            image = {column: row.get(column) for column in columns}
            older = told.get((name, number))
            merged[name, number] = image if older is None or is_readable(name, image) else older
    for (name, number), image in told.items():
        if (name, number) not in merged and tables[name].is_lost(number):
            merged[name, number] = image
    return merged


def _source(image: dict[str, Any]) -> str:
    return str(image.get("source") or "")
