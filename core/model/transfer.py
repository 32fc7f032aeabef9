"""What comes in and what goes out: read pages, refusals, options, and the handoff's circumstances and outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from core.messages import Message, message
from core.model.changes import Changes
from core.model.correction import Correction
from core.model.kinds import PageStatus
from core.model.mention import Authority
from core.model.page import PageDetails, PageSummary
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are to be read.

    `encoding` is a codec's name that overrides detection (None: detect); the fields of `details` that are filled in
    override what is guessed; `keeps_duplicates` takes in a page although its text is in the collection already.
    """

    encoding: str | None = None
    details: PageDetails = field(default_factory=PageDetails)
    keeps_duplicates: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read from a file: `source` is the file's name, `text` the raw text, `sha256` its hash as UTF-8."""

    source: str
    text: str
    sha256: str
    encoding: str
    details: PageDetails = field(default_factory=PageDetails)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in: which, what is wrong with it, what to do."""

    path: str
    what: Message
    todo: Message


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What came of reading files and folders. `skipped` counts files in folders that are no text by their names."""

    pages: tuple[ReadPage, ...] = ()
    refused: tuple[Refusal, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import: the new pages' ids and what was left out, with why.

    `duplicates` are (source, id of the page that has the same text already, or 0 for one of the same import).
    """

    pages: tuple[int, ...] = ()
    duplicates: tuple[tuple[str, int], ...] = ()
    refused: tuple[Refusal, ...] = ()
    skipped: int = 0
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Which pages are handed over: those that meet every condition that is set.

    `page_ids` None: any page; `publications` empty: any; days are those of the edition, both included. A page without
    a date is in no range of days.
    """

    page_ids: tuple[int, ...] | None = None
    publications: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    is_reviewed: bool = False

    def holds(self, page: PageSummary) -> bool:
        """Return whether a page is among them."""
        if self.page_ids is not None and page.id not in self.page_ids:
            return False
        if self.publications and page.details.publication not in self.publications:
            return False
        if self.is_reviewed and page.status is not PageStatus.REVIEWED:
            return False
        return self._has_day(page.details.edition_date)

    def choose(self, pages: Iterable[PageSummary]) -> list[PageSummary]:
        """Return the pages that are among them, in the order given."""
        rest = replace(self, page_ids=None)
        wanted = None if self.page_ids is None else frozenset(self.page_ids)
        return [page for page in pages if (wanted is None or page.id in wanted) and rest.holds(page)]

    def words(self, count: int) -> Message | None:
        """Return the conditions in words for a number of pages, or None when there are none."""
        said: list[Message] = []
        if self.publications:
            said.append(message("handoff.scope.publications", names="、".join(self.publications)))
        if self.first_day or self.last_day:
            said.append(self._days())
        if self.is_reviewed:
            said.append(message("handoff.scope.reviewed"))
        if self.page_ids is not None:
            said.append(message("handoff.scope.chosen"))
        if not said:
            return None
        words = said[0]
        for more in said[1:]:
            words = message("handoff.scope.both", one=words, other=more)
        return message("handoff.scope.pages", conditions=words, count=count)

    def _has_day(self, day: date | None) -> bool:
        if self.first_day is None and self.last_day is None:
            return True
        if day is None:
            return False
        return (self.first_day or day) <= day <= (self.last_day or day)

    def _days(self) -> Message:
        first = self.first_day.isoformat() if self.first_day else ""
        last = self.last_day.isoformat() if self.last_day else ""
        key = "day" if first == last else "days" if first and last else "since" if first else "until"
        return message(f"handoff.scope.{key}", first=first, last=last)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How the handoff is made out, besides what it holds.

    `number_pattern` builds the archive number 档号 (see `core.handoff.archive_number`; "": left empty), counted from
    `first_item`; `retention` and `openness` are what the rules of description ask for (words, "": left empty).
    `columns` names the columns of a sheet in order, by keys (a sheet that is not named has all of its own).
    """

    number_pattern: str = ""
    first_item: int = 1
    retention: str = ""
    openness: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings, language: str = "zh") -> ExportOptions:
        """Return what the user has set once."""
        pairs = (line.partition("=") for line in settings.items("handoff_columns"))
        words = {
            key: ""
            if settings.text(key) == "none"
            else message(f"setting_choice.{key}.{settings.text(key)}").text(language)
            for key in ("retention", "openness")
        }
        columns = {sheet: tuple(keys.split(",")) for sheet, _, keys in pairs if keys}
        return cls(settings.text("number_pattern"), 1, words["retention"], words["openness"], columns)


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided on one record: when (UTC), who, in which step, on what, and which fields it changed.

    `table` is page, article, mention, figure, finding or correction; `deed` one of added, removed, confirmed,
    corrected, rejected, undecided, dismissed, recalled, changed, or the new status of a page. `fields` are
    (field, before, after).
    """

    time: datetime
    author: str
    step: Message
    table: str
    record_id: int
    page_id: int
    deed: str
    text: str = ""
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExportMeta:
    """What the handoff says of itself besides the pages.

    `scope` says in words which pages were chosen (None: all); `made` is local time; `authorities` are the agreed names.
    `language` is that of the workbook. `collection_id` and `revision` (the journal's last step) let corrections find
    back to the collection and to the state they were made on.
    """

    collection: str = ""
    author: str = ""
    scope: Message | None = None
    made: datetime | None = None
    language: str = "zh"
    authorities: tuple[Authority, ...] = ()
    collection_id: str = ""
    revision: int = 0
    options: ExportOptions = field(default_factory=ExportOptions)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What a handoff holds: its file, the rows of each sheet by key, and what was changed to fit (`notes`)."""

    path: Path
    rows: tuple[tuple[str, int], ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a corrected workbook that can be taken over.

    `table`, `record_id` and `field` say what it changes and `value` to what, in the program's own form; `before`,
    `after` and `here` are what the cell held when handed over, what it holds now, and what it would hold if the
    collection were handed over again; `changed_by` is who has changed the record here since ("": nobody).
    `corrections` are what a changed text comes to in raw text. `name` says of which record the row is.
    """

    cell: str
    table: str
    record_id: int
    field: str
    value: str
    before: str
    after: str
    here: str
    page_id: int = 0
    name: str = ""
    column: str = ""
    changed_by: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell (or row, or sheet) of a corrected workbook that can't be taken over, and why."""

    cell: str
    message: Message


@dataclass(frozen=True, slots=True)
class HandBack:
    """What came of reading a corrected workbook: what can be taken over, and what can't and why."""

    path: Path
    changes: tuple[CellChange, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of taking corrections over: what changed, how many cells, and what was refused in the end."""

    changes: Changes = field(default_factory=Changes)
    count: int = 0
    refused: tuple[CellProblem, ...] = ()
