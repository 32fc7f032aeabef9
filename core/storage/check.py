"""Examine a collection: the file, every invariant, and whether the journal tells the same as the tables."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import text

from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.model.history import Problem
from core.model.page import Page
from core.storage.collection import Collection
from core.storage.images import BROKEN, PAGE_NOUNS, TABLES, Image, noun_of
from core.storage.invariants import PageRecords, breaches
from core.storage.journal import Journal, focus_of, step_of
from core.storage.plain import canonical
from core.storage.tables import RECORDS

Report = Callable[[int, int, Message], None]
MOST = 100
"""So many problems are named; a ruined file would name millions."""


def check(collection: Collection, report: Report, cancelled: Callable[[], bool]) -> list[Problem]:
    """Return what is wrong with a collection; an empty list when all is well.

    Raises Cancelled when the user stops it.
    """
    stages = (_file, _texts, _pages, _steps, _replayed)
    found: list[Problem] = []
    for done, stage in enumerate(stages):
        report(done, len(stages), message("command.progress.check"))
        try:
            for problem in stage(collection):
                if cancelled():
                    raise Cancelled
                found.append(problem)
                if len(found) >= MOST:
                    return found
        except UserError as error:
            found.append(Problem(error.what))
        except (*BROKEN, zlib.error) as error:
            found.append(Problem(message("check.unreadable", detail=str(error))))
    report(len(stages), len(stages), message("command.progress.check"))
    return found


def replay(journal: Journal) -> dict[tuple[str, int], Image]:
    """Return all records as the journal tells them, from empty. Raises ValueError where it contradicts itself."""
    state: dict[tuple[str, int], Image] = {}
    for row in journal.database.rows(text("SELECT seq, deed, target FROM journal ORDER BY seq")):
        pieces: Any = journal.pieces(row["target"])
        if row["deed"] == "undo":
            pieces = ([(t, i, new, old) for t, i, old, new in notes] for notes in reversed(list(pieces)))
        for notes in pieces:
            _retell(state, notes, row["seq"])
    return state


def _retell(state: dict[tuple[str, int], Image], notes: list[Any], seq: int) -> None:
    for table, record_id, before, after in notes:
        if state.get((table, record_id)) != before:
            raise ValueError(f"step {seq} does not follow from the one before ({table} {record_id})")
        if after is None:
            del state[table, record_id]
        else:
            state[table, record_id] = after


def stored(collection: Collection) -> dict[tuple[str, int], Image]:
    """Return all records as the tables hold them."""
    store = collection.store
    return {(table, image["id"]): image for table in RECORDS for image in store.all_images(table)}


def _file(collection: Collection) -> Iterator[Problem]:
    database = collection.database
    with database.failures():
        for (line,) in database.raw.execute("PRAGMA integrity_check(20)"):
            if line != "ok":
                yield Problem(message("check.file", detail=line))
        for table, row, *_ in database.raw.execute("PRAGMA foreign_key_check"):
            yield Problem(message("check.orphan", table=table, id=row if row is not None else 0))


def _texts(collection: Collection) -> Iterator[Problem]:
    database = collection.database
    for row in database.rows(text("SELECT sha256 FROM raw_text")):
        raw = collection.store.raw_text(row["sha256"]) or ""
        if hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest() != row["sha256"]:
            found = collection.store.page_id_of_hash(row["sha256"])
            yield Problem(message("check.text_changed", sha256=row["sha256"][:12]), found)


def _pages(collection: Collection) -> Iterator[Problem]:
    for image in collection.store.all_images("page"):
        page_id = image["id"]
        raw = collection.store.raw_text(image["sha256"])
        if raw is None:
            yield Problem(message("check.text_missing", source=image["source"]), page_id)
            continue
        try:
            noun_of(Page, image)
            found = list(breaches(_records(collection, page_id, raw)))
        except UserError as error:
            yield Problem(error.what, page_id)
            continue
        for breach in found:
            start, end = (breach.span.start, breach.span.end) if breach.span else (0, 0)
            yield Problem(message(f"check.{breach.key}", source=image["source"], start=start, end=end), page_id)


def _records(collection: Collection, page_id: int, raw: str) -> PageRecords:
    store = collection.store
    nouns = (tuple(noun_of(kind, image) for image in store.images(TABLES[kind], page_id)) for kind in PAGE_NOUNS)
    return PageRecords(raw, *nouns)


def _steps(collection: Collection) -> Iterator[Problem]:
    """Read every journal row, and walk undo and redo along with them."""
    undo, redo = [0], [0]
    for row in collection.database.rows(text("SELECT * FROM journal ORDER BY seq")):
        step_of(row)
        focus_of(row)
        if row["deed"] == "do":
            json.loads(zlib.decompress(row["command"]))
            undo.append(row["seq"])
            redo = [0]
        elif row["deed"] == "undo":
            undo.pop()
            redo.append(row["seq"])
        else:
            redo.pop()
            undo.append(row["target"])
        if (row["undo_top"], row["redo_top"]) != (undo[-1], redo[-1]):
            yield Problem(message("check.journal_stack", seq=row["seq"]))
            return


def _replayed(collection: Collection) -> Iterator[Problem]:
    try:
        told = replay(collection.journal)
    except (*BROKEN, UserError) as error:
        yield Problem(message("check.journal_broken", detail=str(error)))
        return
    held = stored(collection)
    for table, record_id in sorted(told.keys() | held.keys()):
        if _canonical(told.get((table, record_id))) != _canonical(held.get((table, record_id))):
            image = held.get((table, record_id)) or told[table, record_id]
            yield Problem(message("check.journal_differs", table=table, id=record_id), image.get("page_id"))


def _canonical(image: Image | None) -> str:
    return canonical(image) if image is not None else json.dumps(None)
