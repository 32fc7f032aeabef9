"""The one door to a collection: queries, commands, undo and redo, import, analysis, handoff."""

from __future__ import annotations

import getpass
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Collection as Collected
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from core.commands.across import check_across
from core.commands.agreed_names import AgreedNames
from core.commands.analysis import apply_analysis
from core.commands.command import Command
from core.commands.handback import AcceptCorrections, CorrectionRefused
from core.commands.lexicon import AddLexiconEntry
from core.commands.pages import ImportPages
from core.errors import Cancelled, UserError
from core.messages import Message, message
from core.model.article import Segmentation
from core.model.changes import Changes
from core.model.history import HistoryStep, Place, Problem
from core.model.kinds import PageStatus
from core.model.lexicon import LexiconImport
from core.model.page import PageAnalysis, PageSummary, PageView
from core.model.transfer import (
    CellChange,
    CellProblem,
    ExportMeta,
    ExportOptions,
    ExportReport,
    ExportScope,
    HandBack,
    ImportOptions,
    ImportReport,
    ReadPage,
    TakenBack,
)
from core.questions import Questions
from core.storage.across import Across, Edition
from core.storage.collection import Collection
from core.storage.journal import Deed, Step
from core.storage.past import Past, decisions
from core.storage.unit import Unit
from core.storage.worklist import Worklist

if TYPE_CHECKING:
    from core.analysis.analyzer import Task

Report = Callable[[int, int, Message], None]
"""Takes done, total and what is being done."""


def _silent(done: int, total: int, what: Message) -> None: ...


def _never() -> bool:
    return False


class Workspace(Questions):
    """An open collection as the window and the command line see it. Lives on the thread that opened it."""

    def __init__(self, collection: Collection, author: str | None = None) -> None:
        super().__init__(collection)
        self._worklist = Worklist(collection.database)
        self.author = _user() if author is None else author

    @classmethod
    def create(cls, path: str | Path, name: str = "", language: str = "zh", author: str | None = None) -> Workspace:
        """Make a new collection and open it. Raises UserError when it can't."""
        return cls(Collection.create(Path(path), name, language), author)

    @classmethod
    def open(cls, path: str | Path, author: str | None = None, take_over: bool = False) -> Workspace:
        """Open a collection. `take_over` ignores that another computer says it has it open.

        Raises UserError when it is missing, foreign, damaged, newer than the program, or open elsewhere.
        """
        return cls(Collection.open(Path(path), take_over), author)

    def close(self) -> None:
        """Close the collection. There is nothing to save: every command is on the disk already."""
        self._collection.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the collection lies."""
        return self._collection.path

    @property
    def ended_uncleanly(self) -> bool:
        """Whether the program crashed the last time it had the collection open: a reason for `check`."""
        return self._collection.ended_uncleanly

    @property
    def is_writing(self) -> bool:
        """Whether a step is being written now: one may look, but change nothing until it is done."""
        return self._collection.database.is_writing

    @property
    def name(self) -> str:
        """What the collection is called."""
        return self._store.meta("name", self.path.stem)

    @property
    def language(self) -> str:
        """The language of the collection's interface and handoff: one of `core.messages.LANGUAGES`."""
        return self._store.meta("language", "zh")

    def remember(self, **values: str) -> None:
        """Set `name` or `language`; not undoable."""
        with self._collection.database.transaction():
            for key, value in values.items():
                if key not in {"name", "language"}:
                    raise ValueError(key)
                self._store.set_meta(key, value)

    def do(self, command: Command) -> Changes:
        """Run a command and commit it with its journal row. Raises UserError, and nothing has changed then."""
        with self._collection.step() as step:
            unit, across = Unit(self._store, self.author), Across(self._store)
            regrouped = command.regrouped()
            left = across.editions(regrouped)
            focus = command.apply(unit)
            if command.is_review:
                _begin_review(unit)
            step.write(unit.take())
            if regrouped:
                self._compare(step, unit, regrouped, left)
            done = Deed(type(command).__name__, command.to_journal(), command.label(), focus, self.author)
            return self._noticed(self._collection.journal.end(step, done))

    def undo(self) -> Changes | None:
        """Take the last step back. Returns None when there is none."""
        with self._collection.database.transaction():
            changes = self._collection.journal.undo(self.author)
        return self._noticed(changes) if changes else None

    def redo(self) -> Changes | None:
        """Do again what was undone last. Returns None when nothing was."""
        with self._collection.database.transaction():
            changes = self._collection.journal.redo(self.author)
        return self._noticed(changes) if changes else None

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back, or None."""
        journal = self._collection.journal
        return journal.label(journal.tops().undo)

    @property
    def redo_label(self) -> Message | None:
        """What redo would do again, or None."""
        journal = self._collection.journal
        return journal.label(journal.tops().redo)

    def history(self, limit: int = 200) -> list[HistoryStep]:
        """Return the latest steps, newest first. Those undone since are marked."""
        return self._collection.journal.history(limit)

    def pages(self) -> list[PageSummary]:
        """Return the worklist: by edition date, page number, then as imported."""
        return self._worklist.rows()

    def page(self, page_id: int) -> PageView:
        """Return a page with all that is stored about it. Raises UserError when there is none."""
        view = self._store.view(page_id)
        if view is None:
            raise UserError("missing_page", id=page_id)
        return view

    def page_id_of_hash(self, sha256: str) -> int | None:
        """Return the page that has this raw text, or None."""
        return self._store.page_id_of_hash(sha256)

    def place(self) -> Place:
        """Return where the reviewer was last."""
        return self._store.place()

    def set_place(self, place: Place) -> None:
        """Remember where the reviewer is; not undoable."""
        with self._collection.database.transaction():
            self._store.set_place(place)

    def import_files(
        self,
        paths: Iterable[str | Path],
        options: ImportOptions | None = None,
        report: Report = _silent,
        cancelled: Callable[[], bool] = _never,
        analyzes: bool = False,
    ) -> ImportReport:
        """Read files and folders and take in their pages as one step. Texts that are there already are left out.

        With `analyzes` the new pages are analysed too, as a second step. That is reckoned before anything is stored:
        until then the collection is free for other work.
        Raises Cancelled when the user stops it; nothing is taken in then.
        """
        from core.reading.files import read_files

        wish = options or ImportOptions()
        read = read_files(paths, wish, report, cancelled)
        pages, duplicates = self._fresh(read.pages, wish.keeps_duplicates)
        packed = self._analyzed(pages, report, cancelled) if analyzes else []
        changes = self.do(ImportPages(pages)) if pages else Changes()
        if packed:
            analyses = zip(changes.pages, map(unpacked, packed), strict=True)
            self._store_analyses(changes.pages, told_of(analyses, len(packed), report))
        return ImportReport(changes.pages, duplicates, read.refused, read.skipped, changes)

    def analyze(
        self, page_ids: Sequence[int], report: Report = _silent, cancelled: Callable[[], bool] = _never
    ) -> Changes:
        """Analyse pages anew as one step; what was decided stays.

        Raises Cancelled when the user stops it; nothing has changed then.
        """
        from core.analysis.analyzer import analyze_many

        ids = tuple(dict.fromkeys(page_ids))
        tasks = (self._task(page_id) for page_id in ids)
        return self._store_analyses(ids, analyze_many(tasks, self.lexicon(), report, cancelled, total=len(ids)))

    def _analyzed(self, pages: Sequence[ReadPage], report: Report, cancelled: Callable[[], bool]) -> list[bytes]:
        """Return the analyses of pages that are not stored yet, packed: those of thousands must find room."""
        from core.analysis.analyzer import Task, analyze_many

        tasks = (Task(at, page.text, edition_date=page.details.edition_date) for at, page in enumerate(pages))
        found = analyze_many(tasks, self.lexicon(), report, cancelled, total=len(pages))
        by_place = {at: packed(analysis) for at, analysis in found}
        return [by_place[at] for at in range(len(pages))]

    def _store_analyses(self, ids: Sequence[int], analyses: Iterable[tuple[int, PageAnalysis]]) -> Changes:
        """Store the analyses of pages as one step."""
        collection = self._collection
        with collection.step() as step:
            unit = Unit(self._store, self.author)
            agreed = AgreedNames(self.authorities())
            for page_id, analysis in analyses:
                apply_analysis(unit, page_id, analysis, agreed)
                step.write(unit.take())
            self._compare(step, unit, ids)
            command = {"command": "AnalyzePages", "page_ids": tuple(ids)}
            label = message("command.apply_analysis", count=len(ids))
            changes = collection.journal.end(step, Deed("AnalyzePages", command, label, None, self.author))
        return self._noticed(changes)

    def import_lexicon(self, path: str | Path, default_type: str = "ORG") -> LexiconImport:
        """Take in the words of a file of ours or of a jieba user dictionary as one step; known words take on its sense.

        Words whose part of speech names no entity type become `default_type`. Raises UserError when it is neither.
        """
        from core.handoff.lexicon import read_lexicon_file

        entries, bad = read_lexicon_file(Path(path), default_type)
        return LexiconImport(len(entries), tuple(bad), self.do(AddLexiconEntry(tuple(entries))))

    def export_workbook(
        self,
        path: str | Path,
        report: Report = _silent,
        cancelled: Callable[[], bool] = _never,
        page_ids: Sequence[int] | None = None,
        scope: ExportScope | None = None,
        options: ExportOptions | None = None,
        language: str = "",
    ) -> ExportReport:
        """Write the handoff of the pages in a scope (None: all), in a language ("": the collection's).

        `page_ids` is short for a scope of these pages; `options` None leaves out what a user would have set. Raises
        UserError when it can't, Cancelled when the user stops it; the file is as it was then.
        """
        from core.handoff.workbook import export_workbook

        wanted = scope or ExportScope(None if page_ids is None else tuple(page_ids))
        views, meta = self._handoff(wanted, options or ExportOptions(), language)
        total = len(wanted.choose(self.pages()))
        decided = decisions(self._store, self._collection.journal)
        return export_workbook(views, path, meta=meta, report=report, cancelled=cancelled, total=total, decided=decided)

    def export_as(
        self,
        form: str,
        path: str | Path,
        report: Report = _silent,
        cancelled: Callable[[], bool] = _never,
        scope: ExportScope | None = None,
        options: ExportOptions | None = None,
    ) -> ExportReport:
        """Write the pages of a scope in another form (`core.handoff.forms.every`): a file, or a new folder.

        Raises UserError when it can't, Cancelled when the user stops it; nothing is left behind then.
        """
        from core.handoff.forms.every import write_form

        wanted = scope or ExportScope()
        views, meta = self._handoff(wanted, options or ExportOptions())
        total = len(wanted.choose(self.pages()))
        write_form(form, told(views, total, report, cancelled), Path(path), meta)
        return ExportReport(Path(path), (("pages", total),))

    def _handoff(
        self, scope: ExportScope, options: ExportOptions, language: str = ""
    ) -> tuple[Iterator[PageView], ExportMeta]:
        """Return the pages of a scope, read one by one, and what a handoff of them says of itself."""
        chosen = scope.choose(self.pages())
        meta = ExportMeta(
            self.name,
            self.author,
            scope.words(len(chosen)),
            datetime.now().astimezone(),
            language or self.language,
            tuple(self.authorities()),
            self.collection_id,
            self._collection.journal.tops().seq,
            options,
        )
        return (self.page(page.id) for page in chosen), meta

    @property
    def collection_id(self) -> str:
        """What tells this collection from any other; its copies share it. Made up when it is first asked for."""
        found = self._store.meta("id")
        if not found:
            found = uuid4().hex
            with self._collection.database.transaction():
                self._store.set_meta("id", found)
        return found

    def read_back(self, path: str | Path, report: Report = _silent, cancelled: Callable[[], bool] = _never) -> HandBack:
        """Compare a corrected workbook with what was handed over and with what is stored now; nothing is changed.

        Raises UserError when it can't be read or is not of this collection, Cancelled when the user stops it.
        """
        from core.handoff.back.difference import read_back

        journal = self._collection.journal
        ids = [page.id for page in self.pages()]

        def past_at(seq: int) -> Past:
            if seq > journal.tops().seq:
                raise UserError("handback.newer", file=Path(path).name)
            return Past(self._store, journal, seq)

        return read_back(Path(path), self.collection_id, past_at, ids, report, cancelled)

    def import_records(self, path: str | Path) -> tuple[Changes, int]:
        """Put the records of a JSON Lines file in the place of those of the pages with the same raw text, as one step.

        Returns what changed and how many lines belong to no page here. Raises UserError when a line can't be read or
        does not fit its page; nothing has changed then.
        """
        from core.commands.records import ReplaceRecords
        from core.handoff.records_in import read_records

        given = [(self.page_id_of_hash(sha256), analysis) for sha256, analysis in read_records(Path(path))]
        known = {page_id: analysis for page_id, analysis in given if page_id is not None}
        changes = self.do(ReplaceRecords(tuple(known.items()))) if known else Changes()
        return changes, sum(page_id is None for page_id, _ in given)

    def take_back(self, changes: Sequence[CellChange], author: str = "", source: str = "") -> TakenBack:
        """Take over corrections as one step in the archivist's name ("": one's own).

        What does not fit what is stored is left out and told; the rest is done all the same.
        """
        wanted, refused = list(changes), list[CellProblem]()
        own, self.author = self.author, author or self.author
        try:
            while wanted:
                try:
                    done = self.do(AcceptCorrections(tuple(wanted), source))
                    return TakenBack(done, len(wanted), tuple(refused))
                except CorrectionRefused as error:
                    wanted.remove(error.change)
                    refused.append(CellProblem(error.change.cell, error.what))
        finally:
            self.author = own
        return TakenBack(refused=tuple(refused))

    def back_up(self, folder: str | Path) -> Path:
        """Add a backup to a folder, thin out the old ones there, and return where it lies.

        Raises UserError when it can't be written.
        """
        from core.storage.backup import back_up

        return back_up(self._collection.database, Path(folder)).path

    def copy_to(self, path: str | Path, report: Report = _silent, cancelled: Callable[[], bool] = _never) -> None:
        """Write a copy of the collection. Raises UserError when it can't, Cancelled when the user stops it."""
        from core.storage.copying import copy_to

        copy_to(self._collection.database, Path(path), report, cancelled)

    def pack(self, path: str | Path, report: Report = _silent, cancelled: Callable[[], bool] = _never) -> None:
        """Write the collection as one file to hand on, verified by its hash when it is unpacked (`core.recovery`).

        Raises UserError when it can't be written, Cancelled when the user stops it.
        """
        from core.storage.package import pack

        pack(self._collection.database, Path(path), report, cancelled)

    @property
    def last_step(self) -> int:
        """The number of the latest step: it grows whenever anything changes."""
        return self._collection.journal.tops().seq

    def check(self, report: Report = _silent, cancelled: Callable[[], bool] = _never) -> list[Problem]:
        """Examine the file, every invariant and the journal, and return what is wrong (nothing: an empty list)."""
        from core.storage.check import check

        return check(self._collection, report, cancelled)

    def _compare(self, step: Step, unit: Unit, changed: Collected[int], left: Collected[Edition] = ()) -> None:
        """Find anew what changed pages have to do with others, within a step."""
        for _ in check_across(unit, Across(self._store), changed, left):
            step.write(unit.take())

    def _noticed(self, changes: Changes) -> Changes:
        self._worklist.touch(changes.pages)
        return changes

    def _task(self, page_id: int) -> Task:
        """Return what the analysis of a page starts from."""
        from core.analysis.analyzer import Task

        view = self.page(page_id)
        decided = Segmentation(view.articles, view.furniture).decided()
        return Task(page_id, view.page.raw_text, decided, view.corrections, view.page.details.edition_date)

    def _fresh(
        self, pages: Iterable[ReadPage], keeps_duplicates: bool
    ) -> tuple[tuple[ReadPage, ...], tuple[tuple[str, int], ...]]:
        """Return the pages to take in, and those left out with the page that has their text (0: one of this import)."""
        fresh: dict[str, ReadPage] = {}
        kept: list[ReadPage] = []
        duplicates: list[tuple[str, int]] = []
        for page in pages:
            known = self.page_id_of_hash(page.sha256) or (0 if page.sha256 in fresh else None)
            if known is None or keeps_duplicates:
                fresh[page.sha256] = page
                kept.append(page)
            else:
                duplicates.append((page.source, known))
        return tuple(kept), tuple(duplicates)


def told_of(
    analyses: Iterable[tuple[int, PageAnalysis]], total: int, report: Report
) -> Iterator[tuple[int, PageAnalysis]]:
    """Yield analyses that are being stored, telling how far it is."""
    for done, pair in enumerate(analyses):
        report(done, total, message("command.progress.store"))
        yield pair


def packed(analysis: PageAnalysis) -> bytes:
    """Return an analysis in a tenth of the room."""
    return zlib.compress(pickle.dumps(analysis), 1)


def unpacked(data: bytes) -> PageAnalysis:
    """Return the analysis that `packed` was given in this process."""
    return cast(PageAnalysis, pickle.loads(zlib.decompress(data)))  # noqa: S301 - never from outside


def told(views: Iterable[PageView], total: int, report: Report, cancelled: Callable[[], bool]) -> Iterator[PageView]:
    """Yield pages, telling how far it is. Raises Cancelled when the user stops it."""
    for done, view in enumerate(views):
        if cancelled():
            raise Cancelled
        report(done, total, message("handoff.progress", page=view.page.source))
        yield view


def _begin_review(unit: Unit) -> None:
    """Mark new pages as in review once a reviewer has touched them."""
    for page_id in unit.touched_pages():
        page = unit.page(page_id)
        if page.status is PageStatus.NEW:
            unit.put(replace(page, status=PageStatus.IN_REVIEW))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
