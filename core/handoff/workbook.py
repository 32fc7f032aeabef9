"""Write a collection's pages as an Excel workbook, page by page, in memory that does not grow with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sized
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from core.errors import Cancelled, UserError
from core.handoff.archive_number import Numbering
from core.handoff.cells import ROW_LIMIT
from core.handoff.columns import SheetPlan
from core.handoff.notes import Notes
from core.handoff.page_record import PageRecord
from core.handoff.sheets import (
    about,
    articles,
    authorities,
    catalogue,
    decisions,
    description,
    figures,
    findings,
    mentions,
    pages,
    texts,
)
from core.handoff.styles import Styles
from core.handoff.table import Table, new_sheet, set_up_print
from core.handoff.target import check_writable, replaced
from core.messages import Message, message
from core.model.kinds import Decision
from core.model.page import PageDetails, PageView
from core.model.transfer import Decided, ExportMeta, ExportOptions, ExportReport
from core.version import program_version

Report = Callable[[int, int, Message], None]
_BY_PAGE = (catalogue, pages, articles, texts, mentions, figures, findings)
PLANS: tuple[SheetPlan, ...] = (
    catalogue.PLAN,
    description.PLAN,
    pages.PLAN,
    articles.PLAN,
    texts.PLAN,
    mentions.PLAN,
    authorities.PLAN,
    figures.PLAN,
    findings.PLAN,
    decisions.PLAN,
)
"""The sheets after the first, in their order."""
COLLECTION_ID, REVISION = "jiaokan_collection", "jiaokan_revision"
LANGUAGE = "jiaokan_language"
"""Properties of the workbook by which corrections find back."""


def export_workbook(
    views: Iterable[PageView],
    path: str | Path,
    *,
    meta: ExportMeta | None = None,
    report: Report = lambda done, total, what: None,
    cancelled: Callable[[], bool] = lambda: False,
    total: int | None = None,
    row_limit: int = ROW_LIMIT,
    decided: Iterable[Decided] = (),
) -> ExportReport:
    """Write pages to a workbook and return what it holds; `total` is their number when `views` has no length.

    `decided` is what was decided in the collection; only what concerns the pages handed over is written.

    Raises UserError when the file can't be written (nothing is changed then), Cancelled when the user stops it.
    """
    target = _with_suffix(Path(path))
    check_writable(target)
    count = total if total is not None else len(views) if isinstance(views, Sized) else 0
    draft = _Draft(meta or ExportMeta(), row_limit)
    try:
        with replaced(target) as temporary:
            for done, view in enumerate(views):
                if cancelled():
                    raise Cancelled
                report(done, max(count, done + 1), message("handoff.progress", page=view.page.source))
                draft.add(view)
            draft.add_decisions(decided, cancelled)
            report(count, count, message("handoff.saving", file=target.name))
            draft.finish()
            draft.book.save(temporary)
    finally:
        draft.discard()
    return ExportReport(target, tuple(draft.counts().items()), tuple(draft.notes.messages()))


def _with_suffix(path: Path) -> Path:
    return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")


class _Draft:
    """A workbook that is being written."""

    def __init__(self, meta: ExportMeta, row_limit: int) -> None:
        self.meta = meta
        self.book: Any = Workbook(write_only=True)
        self.notes = Notes()
        self._pages = 0
        self._articles = 0
        self._details: dict[int, PageDetails] = {}
        options = meta.options
        self._numbering = Numbering(options.number_pattern, options.first_item)
        self._rejected = 0
        self._times: Counter[tuple[str, str]] = Counter()
        self._known = {(authority.name, authority.type) for authority in meta.authorities}
        self._about = new_sheet(self.book, message("handoff.sheet.about").text(meta.language), 0)
        self._styles = Styles(self.book, self._about)
        set_up_print(self._about, repeats_header=False)
        about.begin(self._about, self._styles)
        _check_sheets(options)
        self._tables = {plan.key: self._table(plan, row_limit) for plan in PLANS}
        for table in self._tables.values():
            table.open(self._styles)

    def _table(self, plan: SheetPlan, row_limit: int) -> Table:
        chosen = self.meta.options.columns.get(plan.key, ())
        return Table(self.book, plan, self.meta.language, self._cleaned, row_limit, chosen)

    def add(self, view: PageView) -> None:
        """Write the rows of a page."""
        self._pages += 1
        record = PageRecord(self._pages, view, self._numbering, self._articles)
        self._articles += len(record.articles)
        self._details[view.page.id] = view.page.details
        ways = {key: table.way() for key, table in self._tables.items()}
        for table in self._tables.values():
            table.lead(ways)
        for row in description.rows(record, self.meta):
            self._tables[description.PLAN.key].add(row)
        for sheet in _BY_PAGE:
            table = self._tables[sheet.PLAN.key]
            for row in sheet.rows(record, self.meta.language):
                table.add(row)
                if sheet is texts and row[texts.PIECES] != 1 and row[texts.PIECE] == 1:
                    self.notes.split(str(row[texts.NUMBER]), int(str(row[texts.PIECES])))
        self._count(view)

    def add_decisions(self, decided: Iterable[Decided], cancelled: Callable[[], bool]) -> None:
        """Write the rows of what was decided on the pages handed over."""
        table = self._tables[decisions.PLAN.key]
        for each in decided:
            if cancelled():
                raise Cancelled
            details = self._details.get(each.page_id)
            if details is not None:
                table.add(decisions.row(each, details, self.meta.language))

    def finish(self) -> None:
        """Write what is known only at the end."""
        table = self._tables[authorities.PLAN.key]
        for row in authorities.rows(self.meta.authorities, self._times, self.meta.language):
            table.add(row)
        for each in self._tables.values():
            each.finish()
            self.notes.continued(each)
        self.notes.rejected(self._rejected)
        titles = {key: table.sheets[0].title for key, table in self._tables.items()}
        about.write(self._about, self._styles, self.meta, _program(), self.counts(), titles, self.notes.messages())
        self._describe()

    def counts(self) -> dict[str, int]:
        """Return the rows of each table by key."""
        return {key: table.row_count for key, table in self._tables.items()}

    def discard(self) -> None:
        """Remove what a workbook that was not saved has left in the temporary folder."""
        for sheet in self.book.worksheets:
            sheet.discard()

    def _cleaned(self, sheet: str, column: str, row: int, removed: int) -> None:
        self.notes.cleaned(sheet, column, row, removed)

    def _count(self, view: PageView) -> None:
        for mention in view.mentions:
            self._rejected += mention.decision is Decision.REJECTED
            if mention.decision is not Decision.REJECTED and (mention.authority, mention.type) in self._known:
                self._times[mention.authority, mention.type] += 1
        self._rejected += sum(figure.decision is Decision.REJECTED for figure in view.figures)

    def _describe(self) -> None:
        for name, value in ((COLLECTION_ID, self.meta.collection_id), (REVISION, str(self.meta.revision))):
            self.book.custom_doc_props.append(StringProperty(name=name, value=value))
        self.book.custom_doc_props.append(StringProperty(name=LANGUAGE, value=self.meta.language))
        properties = self.book.properties
        properties.title = message("handoff.about.title").text(self.meta.language)
        properties.creator = self.meta.author or _program()
        properties.subject = self.meta.collection
        properties.language = {"zh": "zh-CN", "en": "en"}.get(self.meta.language, self.meta.language)
        made = self.meta.made or datetime.now().astimezone()
        properties.created = properties.modified = made.astimezone(UTC).replace(tzinfo=None)


def _check_sheets(options: ExportOptions) -> None:
    known = [plan.key for plan in PLANS]
    for key in options.columns:
        if key not in known:
            raise UserError("handoff.unknown_sheet", sheet=key, known=", ".join(known))


def _program() -> str:
    return f"校勘 {program_version()}".strip()
