"""Read records as images and nouns; the questions that the workspace asks of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, bindparam, select, text

from core.model.article import Article, Furniture
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.history import Place
from core.model.mention import Authority, LexiconEntry, Mention
from core.model.page import Page, PageView
from core.storage.database import Database
from core.storage.images import TABLES, Image, noun_of
from core.storage.plain import canonical, from_plain, to_plain
from core.storage.tables import RECORDS, MetaRow, RawTextRow

_META = MetaRow.__table__
_RAW = RawTextRow.__table__


class Store:
    """The tables of an open collection, read. Nouns out, rows never."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def image(self, table: str, record_id: int) -> Image | None:
        """Return the image of a record, or None."""
        found = self.database.rows(_BY_ID[table], {"key": record_id})
        return dict(found[0]) if found else None

    def images(self, table: str, page_id: int) -> list[Image]:
        """Return the images of a table's records on a page, by id."""
        return [dict(row) for row in self.database.rows(_BY_PAGE[table], {"key": page_id})]

    def all_images(self, table: str) -> list[Image]:
        """Return the images of all records of a table, by id."""
        records = RECORDS[table].__table__
        return [dict(row) for row in self.database.rows(select(records).order_by(records.c.id))]

    def last_id(self, table: str) -> int:
        """Return the highest id a table ever had, so that none is given twice."""
        found = self.database.rows(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table})
        return int(found[0]["seq"]) if found else 0

    def raw_text(self, sha256: str) -> str | None:
        """Return the raw text of a hash, or None."""
        found = self.database.rows(_TEXT, {"key": sha256})
        return str(found[0]["text"]) if found else None

    def page_id_of_hash(self, sha256: str) -> int | None:
        """Return the earliest page that has this raw text, or None."""
        found = self.database.rows(text("SELECT min(id) AS id FROM page WHERE sha256 = :key"), {"key": sha256})
        page_id: int | None = found[0]["id"]
        return page_id

    def page(self, page_id: int) -> Page | None:
        """Return a page with its raw text, or None."""
        image = self.image("page", page_id)
        if image is None:
            return None
        page: Page = noun_of(Page, image, self.raw_text(image["sha256"]) or "")
        return page

    def view(self, page_id: int) -> PageView | None:
        """Return a page with all that is stored about it, in the order of the page, or None."""
        page = self.page(page_id)
        if page is None:
            return None
        return PageView(
            page,
            tuple(sorted(self._nouns(Article, page_id), key=lambda article: article.first)),
            self._by_span(Furniture, page_id),
            self._by_span(Mention, page_id),
            self._by_span(Figure, page_id),
            self._by_span(Finding, page_id),
            self._by_span(Correction, page_id),
            self.revision(page_id),
        )

    def revision(self, page_id: int) -> int:
        """Return the number of the last step that touched a page."""
        statement = text("SELECT coalesce(max(seq), 0) AS seq FROM journal_page WHERE page_id = :key")
        return int(self.database.rows(statement, {"key": page_id})[0]["seq"])

    def lexicon(self) -> list[LexiconEntry]:
        """Return the words that the collection has learned, by word."""
        entries = [noun_of(LexiconEntry, image) for image in self.all_images("lexicon")]
        return sorted(entries, key=lambda entry: (entry.word, entry.type))

    def authorities(self) -> list[Authority]:
        """Return the agreed names, by name."""
        found = [noun_of(Authority, image) for image in self.all_images("authority")]
        return sorted(found, key=lambda authority: (authority.name, authority.type))

    def meta(self, key: str, default: str = "") -> str:
        """Return what is remembered under a key."""
        found = self.database.rows(select(_META.c.value).where(_META.c.key == key))
        return str(found[0]["value"]) if found else default

    def set_meta(self, key: str, value: str) -> None:
        """Remember a value under a key; inside a transaction."""
        self.database.write(text("INSERT OR REPLACE INTO meta VALUES (:key, :value)"), [{"key": key, "value": value}])

    def place(self) -> Place:
        """Return where the reviewer was last; the beginning when that is not known."""
        try:
            place: Place = from_plain(Place, json.loads(self.meta("place", "{}")))
        except (ValueError, TypeError, KeyError):
            return Place()
        return place

    def set_place(self, place: Place) -> None:
        """Remember where the reviewer is; inside a transaction."""
        self.set_meta("place", canonical(to_plain(place)))

    def find_by(self, table: str, **columns: Any) -> Image | None:
        """Return the image of the record whose columns have these values, or None."""
        found = self.find_all_by(table, **columns)
        return found[0] if found else None

    def find_all_by(self, table: str, **columns: Any) -> list[Image]:
        """Return the images of all records whose columns have these values, by id."""
        records = RECORDS[table].__table__
        statement = select(records).order_by(records.c.id)
        for name, value in columns.items():
            statement = statement.where(records.c[name] == value)
        return [dict(row) for row in self.database.rows(statement)]

    def of(self, kind: type, page_id: int) -> tuple[Any, ...]:
        """Return all records of a noun on a page, by id."""
        return tuple(self._nouns(kind, page_id))

    def _nouns(self, kind: type, page_id: int) -> Iterable[Any]:
        return (noun_of(kind, image) for image in self.images(TABLES[kind], page_id))

    def _by_span(self, kind: type, page_id: int) -> Any:
        return tuple(sorted(self._nouns(kind, page_id), key=lambda noun: (noun.span, noun.id)))


def _by(table: Table, column: str) -> Any:
    return select(table).where(table.c[column] == bindparam("key")).order_by(table.c.id)


_BY_ID = {name: _by(row.__table__, "id") for name, row in RECORDS.items()}
_BY_PAGE = {name: _by(row.__table__, "page_id") for name, row in RECORDS.items() if "page_id" in row.__table__.c}
_TEXT = select(_RAW.c.text).where(_RAW.c.sha256 == bindparam("key"))
