"""Write a collection's pages as an Excel workbook, page by page, in memory that does not grow with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sized
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from core.errors import Cancelled
from core.handoff.cells import ROW_LIMIT
from core.handoff.columns import SheetPlan
from core.handoff.notes import Notes
from core.handoff.page_record import PageRecord
from core.handoff.sheets import about, articles, authorities, figures, findings, mentions, pages, texts
from core.handoff.styles import Styles
from core.handoff.table import Table, new_sheet, set_up_print
from core.handoff.target import check_writable, replaced
from core.messages import Message, message
from core.model.kinds import Decision
from core.model.page import PageView
from core.model.transfer import ExportMeta, ExportReport
from core.version import program_version

Report = Callable[[int, int, Message], None]
_BY_PAGE = (pages, articles, texts, mentions, figures, findings)
_ORDER: tuple[SheetPlan, ...] = (
    pages.PLAN,
    articles.PLAN,
    texts.PLAN,
    mentions.PLAN,
    authorities.PLAN,
    figures.PLAN,
    findings.PLAN,
)


def export_workbook(
    views: Iterable[PageView],
    path: str | Path,
    *,
    meta: ExportMeta | None = None,
    report: Report = lambda done, total, what: None,
    cancelled: Callable[[], bool] = lambda: False,
    total: int | None = None,
    row_limit: int = ROW_LIMIT,
) -> ExportReport:
    """Write pages to a workbook and return what it holds; `total` is their number when `views` has no length.

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
        self._rejected = 0
        self._times: Counter[tuple[str, str]] = Counter()
        self._known = {(authority.name, authority.type) for authority in meta.authorities}
        self._about = new_sheet(self.book, message("handoff.sheet.about").text(meta.language), 0)
        self._styles = Styles(self.book, self._about)
        set_up_print(self._about, repeats_header=False)
        about.begin(self._about, self._styles)
        self._tables = {plan.key: Table(self.book, plan, meta.language, self._cleaned, row_limit) for plan in _ORDER}
        for table in self._tables.values():
            table.open(self._styles)

    def add(self, view: PageView) -> None:
        """Write the rows of a page."""
        self._pages += 1
        record = PageRecord(self._pages, view)
        for sheet in _BY_PAGE:
            table = self._tables[sheet.PLAN.key]
            for row in sheet.rows(record, self.meta.language):
                table.add(row)
                if sheet is texts and row[texts.PIECES] != 1 and row[texts.PIECE] == 1:
                    self.notes.split(str(row[texts.NUMBER]), int(str(row[texts.PIECES])))
        self._count(view)

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
        properties = self.book.properties
        properties.title = message("handoff.about.title").text(self.meta.language)
        properties.creator = self.meta.author or _program()
        properties.subject = self.meta.collection
        properties.language = {"zh": "zh-CN", "en": "en"}.get(self.meta.language, self.meta.language)
        made = self.meta.made or datetime.now().astimezone()
        properties.created = properties.modified = made.astimezone(UTC).replace(tzinfo=None)


def _program() -> str:
    return f"校勘 {program_version()}".strip()
