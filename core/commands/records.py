"""Take over the records of pages as another program, or another copy of this one, has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from core.commands.clean import clean_text
from core.commands.command import Command
from core.messages import Message, message
from core.model.article import Article, Furniture
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.mention import Mention
from core.model.page import PageAnalysis
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class ReplaceRecords(Command):
    """Put the given records in the place of all that stands on pages, decisions included. Corrections stay."""

    pages: tuple[tuple[int, PageAnalysis], ...]
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.replace_records", count=len(self.pages))

    def apply(self, unit: Unit) -> Span | None:
        """Replace them. Raises UserError when a record does not fit its page."""
        for page_id, given in self.pages:
            found = given.segmentation
            _replace(unit, page_id, Article, [article for article in found.articles if article.parts])
            _replace(unit, page_id, Furniture, found.furniture)
            _replace(unit, page_id, Mention, given.mentions)
            _replace(unit, page_id, Figure, given.figures)
            _replace(unit, page_id, Finding, given.findings)
            _quote(unit, page_id)
        return None

    def to_journal(self) -> dict[str, Any]:
        """Return which pages they were; the records stand in the changes."""
        return {"command": "ReplaceRecords", "pages": [page_id for page_id, _ in self.pages]}


def _replace(unit: Unit, page_id: int, kind: type, records: Iterable[Any]) -> None:
    unit.page(page_id)
    for record_id in unit.ids(kind, page_id):
        unit.remove(kind, record_id)
    for record in records:
        unit.add(record, page_id)


def _quote(unit: Unit, page_id: int) -> None:
    """Let mentions and figures say what stands at their spans, whatever the file says."""
    length = len(unit.text(page_id))
    quoted: tuple[Mention | Figure, ...] = (*unit.of(Mention, page_id), *unit.of(Figure, page_id))
    for record in quoted:
        if record.span.end <= length:  # what is outside is refused with words at the end
            unit.put(replace(record, text=clean_text(unit, page_id, record.span)))
