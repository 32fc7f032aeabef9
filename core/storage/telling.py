"""What the journal of a damaged collection still tells: its steps from the first up to where it breaks off."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from core.errors import UserError
from core.storage.database import Database
from core.storage.images import BROKEN, Image
from core.storage.journal import focus_of, step_of, unpacked
from core.storage.remains import Remains, Row, Table
from core.storage.sound import State
from core.storage.tables import RECORDS, JournalChangesRow, JournalRow
from core.storage.unit import Note, pages_of

_BROKEN = (*BROKEN, zlib.error, UserError)
_COLUMNS = tuple(
    (row.__tablename__, [column.name for column in row.__table__.columns]) for row in (JournalRow, JournalChangesRow)
)


@dataclass(slots=True)
class Telling:
    """Steps that follow from each other, and the records they lead to.

    `steps`: how many the collection is known to have had, `has_end`: there are no more; `texts`: hashes of all pages it
    tells of; `highest`: the highest id by table.
    """

    rows: list[Row] = field(default_factory=list)
    pieces: dict[int, list[Row]] = field(default_factory=dict)
    pages: dict[int, set[int]] = field(default_factory=dict)
    state: State = field(default_factory=dict)
    steps: int = 0
    has_end: bool = True
    texts: set[str] = field(default_factory=set)
    highest: dict[str, int] = field(default_factory=dict)
    _undo: list[int] = field(default_factory=lambda: [0])
    _redo: list[int] = field(default_factory=lambda: [0])

    @property
    def is_whole(self) -> bool:
        """Whether it is told to the end."""
        return self.has_end and len(self.rows) == self.steps

    @classmethod
    def of(cls, remains: Remains) -> Telling:
        """Return what can be read of the journal."""
        rows, changes = remains.table("journal"), remains.table("journal_changes")
        told = cls(steps=max(rows.rows, default=0), has_end=not rows.holes)
        safe, pieces = _pieces(changes)
        for seq in range(1, told.steps + 1):
            row = rows.rows.get(seq)
            if row is None or seq > safe or not told._follows({"seq": seq, **row}, pieces):
                break
        return told

    def write(self, database: Database) -> None:
        """Put the steps into the journal of a new collection."""
        for table, columns in _COLUMNS:
            rows = self.rows if table == "journal" else [row for seq in self.pieces for row in self.pieces[seq]]
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of ours
            database.raw.executemany(statement, [[row[column] for column in columns] for row in rows])
        touched = [(page, seq) for seq, pages in self.pages.items() for page in sorted(pages)]
        database.raw.executemany("INSERT INTO journal_page (page_id, seq) VALUES (?, ?)", touched)

    def _follows(self, row: Row, pieces: dict[int, list[Row]]) -> bool:
        """Take a step when it is readable and follows from those before; leave everything as it was when not."""
        try:
            step_of(row)
            focus_of(row)
            own = pieces.get(row["target"], [])
            groups = [unpacked(piece["data"]) for piece in own]
            self._check(row)
            notes = _turned(groups) if row["deed"] == "undo" else [note for group in groups for note in group]
            if not notes or not self._fits(notes):
                return False
        except _BROKEN:
            return False
        self._walk(row)
        self.rows.append(row)
        self.pages[row["seq"]] = set(pages_of(notes))
        if row["deed"] == "do":
            self.pieces[row["seq"]] = own
        return True

    def _check(self, row: Row) -> None:
        """Raise ValueError or LookupError when a step does not say where undo and redo stand after it."""
        if row["deed"] == "do":
            json.loads(zlib.decompress(row["command"]))
            stands = row["target"] == row["seq"], row["seq"], 0
        elif row["deed"] == "undo":
            stands = row["target"] == self._undo[-1], self._undo[-2], row["seq"]
        else:
            stands = row["deed"] == "redo", row["target"], self._redo[-2]
        if stands != (True, row["undo_top"], row["redo_top"]):
            raise ValueError(row["seq"])

    def _walk(self, row: Row) -> None:
        """Let undo and redo stand where they stand after a step."""
        if row["deed"] == "do":
            self._undo.append(row["seq"])
            self._redo = [0]
        elif row["deed"] == "undo":
            self._undo.pop()
            self._redo.append(row["seq"])
        else:
            self._redo.pop()
            self._undo.append(row["target"])

    def _fits(self, notes: list[Note]) -> bool:
        """Let notes change the records, unless they do not find them as they say."""
        done: list[tuple[tuple[str, int], Image | None]] = []
        for table, number, before, after in notes:
            key = (table, number)
            if table not in RECORDS or self.state.get(key) != before:
                for old_key, old in reversed(done):
                    self._set(old_key, old)
                return False
            done.append((key, before))
            self._set(key, after)
            self.highest[table] = max(self.highest.get(table, 0), number)
            if after is not None and table == "page":
                self.texts.add(after["sha256"])
        return True

    def _set(self, key: tuple[str, int], image: Image | None) -> None:
        if image is None:
            self.state.pop(key, None)
        else:
            self.state[key] = image


def _turned(groups: list[list[Note]]) -> list[Note]:
    return [(table, number, after, before) for g in reversed(groups) for table, number, before, after in g]


def _pieces(changes: Table) -> tuple[float, dict[int, list[Row]]]:
    """Return the changes by step, and the last step that surely has all of its own: before the first hole."""
    edge = min((first for first, _ in changes.holes), default=None)
    found: dict[int, list[Row]] = {}
    safe: Any = float("inf")
    for number, row in sorted(changes.rows.items()):
        if not isinstance(row["seq"], int) or not isinstance(row["piece"], int):
            continue
        found.setdefault(row["seq"], []).append(row)
        if edge is not None and number < edge:
            safe = row["seq"] - 1
    if edge is not None and safe == float("inf"):
        safe = 0
    for pieces in found.values():
        pieces.sort(key=lambda row: int(row["piece"]))
    return safe, found
