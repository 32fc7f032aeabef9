"""The append-only journal: undo, audit trail and recovery in one (ADR 0002)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import bindparam, delete, insert, text

from core.errors import UserError
from core.messages import Message
from core.model.changes import Changes
from core.model.history import HistoryStep
from core.model.span import Span
from core.storage.database import Database
from core.storage.images import BROKEN
from core.storage.plain import canonical
from core.storage.tables import RECORDS, JournalChangesRow, JournalPageRow, JournalRow
from core.storage.unit import Note, pages_of

PAGES = 20
"""So many of the pages a step touched are named in the history."""
Read = TypeVar("Read")

_FLAGS = {
    "page": "worklist",
    "article": "articles",
    "furniture": "articles",
    "mention": "mentions",
    "figure": "figures",
    "finding": "findings",
    "correction": "corrections",
    "lexicon": "lexicon",
    "authority": "authorities",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What a journal row says of a command: its name and plain form, what to call it, where the eye should go."""

    name: str
    command: Any
    label: Message
    focus: Span | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Tops:
    """The last step, and the rows that undo and redo take back next (0: none)."""

    seq: int = 0
    undo: int = 0
    redo: int = 0


class Step:
    """A step being written: its changes reach the tables piece by piece, its row comes last."""

    def __init__(self, database: Database, seq: int, keeps_changes: bool) -> None:
        self.seq = seq
        self._database = database
        self._keeps = keeps_changes
        self._pieces = 0
        self._pages: set[int] = set()
        self._tables: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not self._tables

    def write(self, notes: list[Note]) -> None:
        """Put the images after into the tables, and keep the changes when the step is a new one."""
        if not notes:
            return
        apply_notes(self._database, notes)
        if self._keeps:
            row = {"seq": self.seq, "piece": self._pieces, "data": packed(notes)}
            self._database.write(_ADD_CHANGES, [row])
            self._pieces += 1
        self._pages.update(pages_of(notes))
        self._tables.update(note[0] for note in notes)

    def close(self, row: dict[str, Any]) -> None:
        """Write the journal row, and which pages the step touched."""
        self._database.write(
            _ADD_STEP, [{"seq": self.seq, "time": _now(), "pages": canonical(sorted(self._pages)[:PAGES]), **row}]
        )
        self._database.write(_ADD_PAGE, [{"page_id": page, "seq": self.seq} for page in sorted(self._pages)])

    def changes(self, focus: Span | None) -> Changes:
        """Return the flags of what the step touched."""
        flags = {_FLAGS[table]: True for table in self._tables}
        if flags.keys() - {"lexicon", "authorities"}:
            flags["worklist"] = True
        return Changes(pages=tuple(sorted(self._pages)), focus=focus, **flags)


class Journal:
    """The journal of an open collection. All but queries happen inside a transaction of its database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def tops(self) -> Tops:
        """Return where undo and redo stand: one row read, however long the journal."""
        found = self.database.rows(text("SELECT seq, undo_top, redo_top FROM journal ORDER BY seq DESC LIMIT 1"))
        return Tops(found[0]["seq"], found[0]["undo_top"], found[0]["redo_top"]) if found else Tops()

    def begin(self) -> Step:
        """Return the next step, to be filled with changes and ended by `end`."""
        return Step(self.database, self.tops().seq + 1, keeps_changes=True)

    def end(self, step: Step, deed: Deed) -> Changes:
        """Write the journal row of a new command; one that changed nothing leaves none."""
        if step.is_empty:
            return Changes()
        step.close(
            {
                "deed": "do",
                "target": step.seq,
                "name": deed.name,
                "command": zlib.compress(canonical(deed.command).encode()),
                "label": canonical(deed.label.to_json()),
                "focus": canonical([deed.focus.start, deed.focus.end] if deed.focus else []),
                "author": deed.author,
                "undo_top": step.seq,
                "redo_top": 0,
            }
        )
        return step.changes(deed.focus)

    def undo(self, author: str) -> Changes | None:
        """Put the images before the last step back, as a new step. Returns None when there is nothing to undo."""
        tops = self.tops()
        if not tops.undo:
            return None
        step = Step(self.database, tops.seq + 1, keeps_changes=False)
        for notes in reversed(list(self.pieces(tops.undo))):
            step.write([(table, record_id, after, before) for table, record_id, before, after in notes])
        below = self._row(tops.undo - 1)
        return self._retrace(step, "undo", tops.undo, author, below["undo_top"] if below else 0, step.seq)

    def redo(self, author: str) -> Changes | None:
        """Put the images after the last undone step back, as a new step. Returns None when nothing was undone."""
        tops = self.tops()
        if not tops.redo:
            return None
        target = self._existing(tops.redo)["target"]
        step = Step(self.database, tops.seq + 1, keeps_changes=False)
        for notes in self.pieces(target):
            step.write(notes)
        below = self._existing(tops.redo - 1)
        return self._retrace(step, "redo", target, author, target, below["redo_top"])

    def pieces(self, seq: int) -> Iterator[list[Note]]:
        """Yield the changes of a step that was done, piece by piece."""
        pieces = text("SELECT piece FROM journal_changes WHERE seq = :seq ORDER BY piece")
        for row in self.database.rows(pieces, {"seq": seq}):
            yield _readable(seq, partial(self._piece, seq, row["piece"]))

    def _piece(self, seq: int, piece: int) -> list[Note]:
        statement = text("SELECT data FROM journal_changes WHERE seq = :seq AND piece = :piece")
        return unpacked(self.database.rows(statement, {"seq": seq, "piece": piece})[0]["data"])

    def label(self, seq: int) -> Message | None:
        """Return what a step is called; for an undo row, what the step it undid is called."""
        row = self._row(seq)
        return _readable(seq, lambda: Message.from_json(json.loads(row["label"]))) if row else None

    def history(self, limit: int) -> list[HistoryStep]:
        """Return the latest steps that were done, newest first. Those undone since are marked."""
        steps: list[HistoryStep] = []
        top = self.tops().undo
        for row in self.database.rows(_HISTORY, {"limit": limit}):
            is_undone = row["seq"] != top
            if not is_undone:
                top = row["below"] or 0
            steps.append(step_of(row, is_undone))
        return steps

    def _retrace(self, step: Step, deed: str, target: int, author: str, undo_top: int, redo_top: int) -> Changes:
        row = self._existing(target)
        step.close(
            {
                "deed": deed,
                "target": target,
                "name": row["name"],
                "command": b"",
                "label": row["label"],
                "focus": row["focus"],
                "author": author,
                "undo_top": undo_top,
                "redo_top": redo_top,
            }
        )
        return step.changes(_readable(target, lambda: focus_of(row)))

    def _row(self, seq: int) -> dict[str, Any] | None:
        found = self.database.rows(text("SELECT * FROM journal WHERE seq = :seq"), {"seq": seq})
        return dict(found[0]) if found else None

    def _existing(self, seq: int) -> dict[str, Any]:
        row = self._row(seq)
        if row is None:
            raise UserError("journal_damaged", seq=seq)
        return row


def step_of(row: Mapping[str, Any], is_undone: bool = False) -> HistoryStep:
    """Return the step that a journal row tells of. Raises UserError when the row is damaged."""

    def read() -> HistoryStep:
        label = Message.from_json(json.loads(row["label"]))
        time = datetime.fromisoformat(row["time"])
        return HistoryStep(row["seq"], label, row["author"], time, is_undone, tuple(json.loads(row["pages"])))

    return _readable(row["seq"], read)


def focus_of(row: Mapping[str, Any]) -> Span | None:
    """Return where the eye should go after the step of a journal row."""
    focus = json.loads(row["focus"])
    return Span(*focus) if focus else None


def _readable(seq: int, read: Callable[[], Read]) -> Read:
    """Return what is read of a step. Raises UserError when it is not what was written."""
    try:
        return read()
    except (*BROKEN, zlib.error) as error:
        raise UserError("journal_damaged", seq=seq) from error


def apply_notes(database: Database, notes: Iterable[Note]) -> None:
    """Make the tables hold the images after. Raises what SQLite raises when a constraint does not hold."""
    gone: dict[str, list[dict[str, Any]]] = {}
    kept: dict[str, list[dict[str, Any]]] = {}
    for table, record_id, before, after in notes:
        if before is not None:
            gone.setdefault(table, []).append({"key": record_id})
        if after is not None:
            kept.setdefault(table, []).append(after)
    for table, row in reversed(RECORDS.items()):
        database.write(delete(row.__table__).where(row.__table__.c.id == bindparam("key")), gone.get(table, []))
    for table, row in RECORDS.items():
        database.write(insert(row.__table__), kept.get(table, []))


def packed(notes: list[Note]) -> bytes:
    """Return changes as compressed canonical JSON."""
    return zlib.compress(canonical([list(note) for note in notes]).encode())


def unpacked(data: bytes) -> list[Note]:
    """Return the changes that `packed` made."""
    return [(table, record_id, before, after) for table, record_id, before, after in json.loads(zlib.decompress(data))]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


_ADD_STEP = insert(JournalRow.__table__)
_ADD_CHANGES = insert(JournalChangesRow.__table__)
_ADD_PAGE = insert(JournalPageRow.__table__)
_HISTORY = text(
    """
    SELECT step.seq, step.label, step.author, step.time, step.pages, previous.undo_top AS below
    FROM journal AS step LEFT JOIN journal AS previous ON previous.seq = step.seq - 1
    WHERE step.deed = 'do' ORDER BY step.seq DESC LIMIT :limit
    """
)
