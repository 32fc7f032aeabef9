"""The tables of a collection. Nothing outside `core.storage` sees a row."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from core.model.kinds import Decision, Kind, PageStatus

IS_SPAN = '0 <= start AND start < "end"'


def a_share(column: str) -> CheckConstraint:
    """Return the constraint that a column lies between 0 and 1."""
    return CheckConstraint(f"{column} BETWEEN 0 AND 1", name=f"{column}_is_a_share")


def one_of(column: str, values: Iterable[StrEnum]) -> CheckConstraint:
    """Return the constraint that a column holds a value of a closed list."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(v.value) for v in values)})", name=f"{column}_is_known")


class Row(SQLModel, registry=registry()):
    """The base of all tables, with a metadata of its own."""

    __table__: ClassVar[Table]


class RawTextRow(Row, table=True):
    """Raw texts by their hash; a trigger forbids changing one."""

    __tablename__ = "raw_text"
    sha256: str = Field(primary_key=True)
    text: str


class PageRow(Row, table=True):
    """A page; its text stands in `raw_text`."""

    __tablename__ = "page"
    __table_args__ = (one_of("status", PageStatus), {"sqlite_autoincrement": True})
    id: int = Field(primary_key=True)
    publication: str
    edition_date: str
    page_number: str
    section_name: str
    sha256: str = Field(foreign_key="raw_text.sha256", index=True)
    source: str
    encoding: str
    status: str


def _page_id() -> Column[int]:
    reference = ForeignKey("page.id", deferrable=True, initially="DEFERRED")
    return Column("page_id", Integer, reference, nullable=False, index=True)


class ArticleRow(Row, table=True):
    """An article; `parts`, `authors`, `edited` and `title_reason` are JSON."""

    __tablename__ = "article"
    __table_args__ = (
        CheckConstraint("parts LIKE '[{%'", name="has_a_part"),
        a_share("confidence"),
        a_share("title_confidence"),
        one_of("kind", Kind),
        one_of("decision", Decision),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True)
    page_id: int = Field(sa_column=_page_id())
    parts: str
    kind: str
    authors: str
    dateline: str
    jump: str
    confidence: float
    title_confidence: float
    title_reason: str | None
    decision: str
    edited: str


def _spanned(*more: CheckConstraint) -> tuple[object, ...]:
    return (CheckConstraint(IS_SPAN, name="is_a_span"), *more, {"sqlite_autoincrement": True})


class FurnitureRow(Row, table=True):
    """A span that belongs to no article."""

    __tablename__ = "furniture"
    __table_args__ = _spanned(a_share("confidence"), one_of("decision", Decision))
    id: int = Field(primary_key=True)
    page_id: int = Field(sa_column=_page_id())
    start: int
    end: int
    confidence: float
    reason: str | None
    decision: str


class MentionRow(Row, table=True):
    """A span tagged as an entity."""

    __tablename__ = "mention"
    __table_args__ = _spanned(a_share("confidence"), one_of("decision", Decision))
    id: int = Field(primary_key=True)
    page_id: int = Field(sa_column=_page_id())
    start: int
    end: int
    type: str
    text: str
    authority: str
    value: str
    confidence: float
    reason: str | None
    decision: str


class FigureRow(Row, table=True):
    """A quantity; decimals are strings, so that none is rounded."""

    __tablename__ = "figure"
    __table_args__ = _spanned(a_share("confidence"), one_of("decision", Decision))
    id: int = Field(primary_key=True)
    page_id: int = Field(sa_column=_page_id())
    start: int
    end: int
    text: str
    value: str
    unit: str
    lower: str | None
    upper: str | None
    qualifier: str
    indicator: str
    period: str
    place: str
    base_value: str | None
    base_unit: str
    confidence: float
    reason: str | None
    decision: str


class FindingRow(Row, table=True):
    """A doubt about a place; `others` are further spans as JSON."""

    __tablename__ = "finding"
    __table_args__ = _spanned()
    id: int = Field(primary_key=True)
    page_id: int = Field(sa_column=_page_id())
    start: int
    end: int
    check: str
    message: str
    others: str
    is_dismissed: int


class CorrectionRow(Row, table=True):
    """A replacement for a span of raw text."""

    __tablename__ = "correction"
    __table_args__ = _spanned()
    id: int = Field(primary_key=True)
    page_id: int = Field(sa_column=_page_id())
    start: int
    end: int
    replacement: str
    author: str


class LexiconRow(Row, table=True):
    """A word the collection has learned."""

    __tablename__ = "lexicon"
    __table_args__ = (UniqueConstraint("word", "type"), {"sqlite_autoincrement": True})
    id: int = Field(primary_key=True)
    word: str
    type: str
    authority: str
    is_rejected: int
    count: int


class AuthorityRow(Row, table=True):
    """An agreed name; `aliases` is JSON."""

    __tablename__ = "authority"
    __table_args__ = (UniqueConstraint("name", "type"), {"sqlite_autoincrement": True})
    id: int = Field(primary_key=True)
    name: str
    type: str
    aliases: str
    note: str


class JournalRow(Row, table=True):
    """A step: done, undone or redone. `target` is the step an undo or redo is about, else its own `seq`.

    `undo_top` is the step that undo takes back next, `redo_top` the undo row that redo takes back next (0: none), both
    as they are after this step. `command`, `label` and `focus` are JSON, as is `pages`, the first pages it touched.
    """

    __tablename__ = "journal"
    __table_args__ = (CheckConstraint("deed IN ('do', 'undo', 'redo')", name="deed_is_known"),)
    seq: int = Field(primary_key=True)
    deed: str
    target: int
    name: str
    command: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    label: str
    focus: str
    author: str
    time: str
    undo_top: int
    redo_top: int
    pages: str


def _seq() -> Column[int]:
    reference = ForeignKey("journal.seq", deferrable=True, initially="DEFERRED")
    return Column("seq", Integer, reference, primary_key=True)


class JournalChangesRow(Row, table=True):
    """The changes of a step that was done: records before and after, compressed, in one or more pieces."""

    __tablename__ = "journal_changes"
    seq: int = Field(sa_column=_seq())
    piece: int = Field(primary_key=True)
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class JournalPageRow(Row, table=True):
    """Which step touched which page."""

    __tablename__ = "journal_page"
    __table_args__ = ({"sqlite_with_rowid": False},)
    page_id: int = Field(primary_key=True)
    seq: int = Field(primary_key=True)


class MetaRow(Row, table=True):
    """What is remembered of the collection but is not undoable: its name, language, last place, who made it."""

    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


class MigrationRow(Row, table=True):
    """Which schema version was reached when, and with which version of the program."""

    __tablename__ = "migration"
    version: int = Field(primary_key=True)
    name: str
    program: str
    time: str


RECORDS: dict[str, type[Row]] = {
    row.__tablename__: row
    for row in (
        PageRow,
        ArticleRow,
        FurnitureRow,
        MentionRow,
        FigureRow,
        FindingRow,
        CorrectionRow,
        LexiconRow,
        AuthorityRow,
    )
}
"""The tables that commands change and the journal replays, parents before children."""

GUARDS = (
    "CREATE TRIGGER raw_text_stays BEFORE UPDATE ON raw_text BEGIN SELECT RAISE(ABORT, 'raw text never changes'); END",
    "CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END",
    "CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal never shrinks'); END",
    "CREATE TRIGGER changes_stay BEFORE UPDATE ON journal_changes "
    "BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END",
    "CREATE TRIGGER changes_keep BEFORE DELETE ON journal_changes "
    "BEGIN SELECT RAISE(ABORT, 'the journal never shrinks'); END",
)
"""Triggers for what is only ever added."""

Index("finding_open", FindingRow.__table__.c.page_id, FindingRow.__table__.c.is_dismissed)
