"""The unit of work: commands change records through it, and it notes each one before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import text

from core.errors import UserError
from core.model.article import Article, Furniture
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.mention import LexiconEntry, Mention
from core.model.page import Page
from core.storage.images import PAGE_NOUNS, TABLES, Image, image_of, noun_of
from core.storage.invariants import PageRecords, breaches
from core.storage.store import Store

Noun = TypeVar("Noun")
Note = tuple[str, int, Image | None, Image | None]
"""A change: table, id, image before, image after (None: there is no such record)."""

_SPAN_TABLES = frozenset({"article", "furniture", "mention", "figure", "finding", "correction"})


class Unit:
    """Records as one command sees them. Nothing reaches the tables before `take`."""

    def __init__(self, store: Store, author: str = "") -> None:
        self._store = store
        self.author = author
        self._before: dict[tuple[str, int], Image | None] = {}
        self._now: dict[tuple[str, int], Image | None] = {}
        self._listed: dict[tuple[str, int], list[int]] = {}
        self._seen: dict[str, set[int]] = {}
        self._last: dict[str, int] = {}
        self._texts: dict[str, str] = {}

    def page(self, page_id: int) -> Page:
        """Return a page. Raises UserError when there is none."""
        image = self._image("page", page_id)
        if image is None:
            raise UserError("missing_page", id=page_id)
        page: Page = noun_of(Page, image, self._raw_text(image["sha256"]))
        return page

    def text(self, page_id: int) -> str:
        """Return the raw text of a page. Raises UserError when there is none."""
        return self.page(page_id).raw_text

    def of(self, kind: type[Noun], page_id: int) -> tuple[Noun, ...]:
        """Return all records of a noun on a page, by id."""
        table = TABLES[kind]
        ids = self._ids(table, page_id)
        images = (self._now[table, i] for i in ids)
        return tuple(noun_of(kind, image) for image in images if image is not None)

    def ids(self, kind: type, page_id: int) -> tuple[int, ...]:
        """Return the ids of all records of a noun on a page."""
        table = TABLES[kind]
        return tuple(i for i in self._ids(table, page_id) if self._now[table, i] is not None)

    def get(self, kind: type[Noun], record_id: int) -> Noun:
        """Return a record. Raises UserError when there is none."""
        noun: Noun = noun_of(kind, self._existing(kind, record_id))
        return noun

    def page_of(self, kind: type, record_id: int) -> int:
        """Return the page that a record is on. Raises UserError when there is no such record."""
        return int(self._existing(kind, record_id)["page_id"])

    def find(self, kind: type[Noun], **columns: Any) -> tuple[int, Noun] | None:
        """Return the record of the collection with these values and its id, or None (lexicon and authorities)."""
        table = TABLES[kind]
        for record_id in self._seen.get(table, ()):
            image = self._now[table, record_id]
            if image is not None and all(image[name] == value for name, value in columns.items()):
                return record_id, noun_of(kind, image)
        stored = self._store.find_by(table, **columns)
        if stored is None or (table, stored["id"]) in self._now:
            return None
        self._note(table, stored["id"], stored)
        return stored["id"], noun_of(kind, stored)

    def find_all(self, kind: type[Noun], **columns: Any) -> list[tuple[int, Noun]]:
        """Return all records of the collection with these values and their ids, by id."""
        table = TABLES[kind]
        for image in self._store.find_all_by(table, **columns):
            if (table, image["id"]) not in self._now:
                self._note(table, image["id"], image)
        found = ((i, self._now[table, i]) for i in sorted(self._seen.get(table, ())))
        return [
            (i, noun_of(kind, image))
            for i, image in found
            if image is not None and all(image[name] == value for name, value in columns.items())
        ]

    def add(self, noun: Any, page_id: int | None = None) -> int:
        """Store a new record, on a page when its noun belongs to one, and return its id."""
        table = TABLES[type(noun)]
        record_id = self._last.get(table) or self._store.last_id(table)
        record_id += 1
        self._last[table] = record_id
        self._note(table, record_id, None)
        self._now[table, record_id] = image_of(noun, record_id, page_id)
        if page_id is not None:
            self._ids(table, page_id)
            self._listed[table, page_id].append(record_id)
        return record_id

    def put(self, noun: Any, record_id: int | None = None) -> None:
        """Store a record anew under its id. Raises UserError when there is none."""
        key = record_id if record_id is not None else noun.id
        old = self._existing(type(noun), key)
        self._now[TABLES[type(noun)], key] = image_of(noun, key, old.get("page_id"))

    def remove(self, kind: type, record_id: int) -> None:
        """Take a record away. Raises UserError when there is none."""
        self._existing(kind, record_id)
        self._now[TABLES[kind], record_id] = None

    def keep_text(self, sha256: str, raw_text: str) -> None:
        """Keep a raw text for good; undoing an import leaves it, so that redo finds it."""
        statement = text("INSERT OR IGNORE INTO raw_text VALUES (:sha256, :text)")
        self._store.database.write(statement, [{"sha256": sha256, "text": raw_text}])

    def page_id_of_hash(self, sha256: str) -> int | None:
        """Return a stored page that has this raw text, or None."""
        return self._store.page_id_of_hash(sha256)

    def lexicon_entry(self, word: str, type_: str) -> tuple[int, LexiconEntry] | None:
        """Return what was learned of a word as a type, with its id, or None."""
        return self.find(LexiconEntry, word=word, type=type_)

    def touched_pages(self) -> tuple[int, ...]:
        """Return the pages on which a record has changed so far."""
        return tuple(page_id for page_id in pages_of(self._notes()) if self._image("page", page_id) is not None)

    def _notes(self) -> list[Note]:
        return [
            (table, record_id, before, self._now[table, record_id])
            for (table, record_id), before in self._before.items()
            if before != self._now[table, record_id]
        ]

    def take(self) -> list[Note]:
        """Return what changed since the last call, and forget it. Raises UserError when an invariant does not hold."""
        notes = self._notes()
        for page_id in sorted(_pages_to_check(notes)):
            self._check(page_id)
        for memory in (self._before, self._now, self._listed, self._seen, self._texts):
            memory.clear()
        return sorted(notes, key=lambda note: note[:2])

    def _check(self, page_id: int) -> None:
        if self._image("page", page_id) is None:
            if any(self.ids(kind, page_id) for kind in PAGE_NOUNS):
                raise UserError("missing_page", id=page_id)
            return
        records = PageRecords(
            self.text(page_id),
            self.of(Article, page_id),
            self.of(Furniture, page_id),
            self.of(Mention, page_id),
            self.of(Figure, page_id),
            self.of(Finding, page_id),
            self.of(Correction, page_id),
        )
        for breach in breaches(records):
            span = breach.span
            raise UserError(breach.key, page=page_id, start=span.start if span else 0, end=span.end if span else 0)

    def _raw_text(self, sha256: str) -> str:
        if sha256 not in self._texts:
            self._texts[sha256] = self._store.raw_text(sha256) or ""
        return self._texts[sha256]

    def _existing(self, kind: type, record_id: int) -> Image:
        image = self._image(TABLES[kind], record_id)
        if image is None:
            raise UserError("missing_record", id=record_id)
        return image

    def _image(self, table: str, record_id: int) -> Image | None:
        if (table, record_id) not in self._now:
            self._note(table, record_id, self._store.image(table, record_id))
        return self._now[table, record_id]

    def _note(self, table: str, record_id: int, image: Image | None) -> None:
        self._before[table, record_id] = image
        self._now[table, record_id] = image
        self._seen.setdefault(table, set()).add(record_id)

    def _ids(self, table: str, page_id: int) -> list[int]:
        if (table, page_id) not in self._listed:
            stored = self._store.images(table, page_id)
            for image in stored:
                if (table, image["id"]) not in self._now:
                    self._note(table, image["id"], image)
            self._listed[table, page_id] = [image["id"] for image in stored]
        return self._listed[table, page_id]


def _pages_to_check(notes: Iterable[Note]) -> set[int]:
    return set(_pages_of(note for note in notes if note[0] in _SPAN_TABLES or note[3] is None))


def _pages_of(notes: Iterable[Note]) -> Iterator[int]:
    for table, record_id, before, after in notes:
        if table == "page":
            yield record_id
        elif (image := after or before) and "page_id" in image:
            yield image["page_id"]


def pages_of(notes: Iterable[Note]) -> tuple[int, ...]:
    """Return the pages that changes concern."""
    return tuple(sorted(set(_pages_of(notes))))
