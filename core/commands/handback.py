"""Take over what archivists have corrected: ordinary commands, done together as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.commands.article_fields import DecideArticles, SetAuthors, SetKind
from core.commands.command import Command
from core.commands.corrections import AddCorrection, RemoveCorrection
from core.commands.figures import DecideFigures, EditFigure
from core.commands.findings import DismissFindings
from core.commands.lexicon import EditAuthority
from core.commands.mentions import DecideMentions, SetMentionAuthority, SetMentionType
from core.commands.pages import SetPageDetails, SetPageStatus
from core.errors import UserError
from core.messages import Message, message
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.kinds import Decision, Kind, PageStatus
from core.model.mention import Authority
from core.model.transfer import CellChange

if TYPE_CHECKING:
    from core.storage.unit import Unit

_LAST = frozenset({"decision", "status", "is_dismissed"})
"""Fields that say something of the record as it is after all others."""


class CorrectionRefused(UserError):  # noqa: N818 - an answer, not a fault
    """Say which change does not fit what is stored, and why."""

    def __init__(self, change: CellChange, cause: UserError) -> None:
        super().__init__(cause.key, **cause.values)
        self.change = change


@dataclass(frozen=True, slots=True)
class AcceptCorrections(Command):
    """Take over changed cells of a workbook that came back; `source` is its file's name."""

    changes: tuple[CellChange, ...]
    source: str = ""

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.accept_corrections", count=len(self.changes), source=self.source)

    def apply(self, unit: Unit) -> None:
        """Change each. Raises CorrectionRefused for one that does not fit; nothing has changed then."""
        for change in sorted(self.changes, key=lambda each: each.field in _LAST):
            try:
                _DEEDS[change.table](unit, change)
            except UserError as error:
                raise CorrectionRefused(change, error) from error


def _page(unit: Unit, change: CellChange) -> None:
    if change.field == "status":
        SetPageStatus((change.record_id,), PageStatus(change.value)).apply(unit)
        return
    value: Any = _day(change.value) if change.field == "edition_date" else change.value
    details = replace(unit.page(change.record_id).details, **{change.field: value})
    SetPageDetails(change.record_id, details).apply(unit)


def _article(unit: Unit, change: CellChange) -> None:
    if change.field == "text":
        _correct(unit, change)
    elif change.field == "kind":
        SetKind(change.record_id, Kind(change.value)).apply(unit)
    elif change.field == "authors":
        SetAuthors(change.record_id, tuple(change.value.split("；"))).apply(unit)
    else:
        DecideArticles((change.record_id,), Decision(change.value)).apply(unit)


def _correct(unit: Unit, change: CellChange) -> None:
    """Correct raw text; what was corrected there before gives way."""
    raw = unit.text(change.page_id)
    for correction in change.corrections:
        for earlier in unit.of(Correction, change.page_id):
            if earlier.span.overlaps(correction.span):
                RemoveCorrection(earlier.id).apply(unit)
        if correction.span.end > len(raw) or correction.span.of(raw) != correction.replacement:
            AddCorrection(change.page_id, correction.span, correction.replacement).apply(unit)


def _mention(unit: Unit, change: CellChange) -> None:
    ids = (change.record_id,)
    commands: dict[str, Callable[[], Command]] = {
        "type": lambda: SetMentionType(ids, change.value),
        "authority": lambda: SetMentionAuthority(ids, change.value),
        "decision": lambda: DecideMentions(ids, Decision(change.value)),
    }
    commands[change.field]().apply(unit)


def _authority(unit: Unit, change: CellChange) -> None:
    found = unit.get(Authority, change.record_id)
    aliases = tuple(change.value.split("；")) if change.field == "aliases" else found.aliases
    EditAuthority(found.id, aliases, change.value if change.field == "note" else found.note).apply(unit)


def _figure(unit: Unit, change: CellChange) -> None:
    if change.field == "decision":
        DecideFigures((change.record_id,), Decision(change.value)).apply(unit)
        return
    figure = unit.get(Figure, change.record_id)
    values: dict[str, Any] = {change.field: change.value}
    if change.field in {"lower", "upper"}:
        values = {change.field: Decimal(change.value) if change.value else None}
    elif change.field in {"value", "unit"}:  # what it was converted to no longer holds
        values |= {"base_value": None, "base_unit": ""}
    EditFigure(replace(figure, **values)).apply(unit)


def _finding(unit: Unit, change: CellChange) -> None:
    DismissFindings((change.record_id,), change.value == "1").apply(unit)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


_DEEDS: dict[str, Callable[..., None]] = {
    "page": _page,
    "article": _article,
    "mention": _mention,
    "authority": _authority,
    "figure": _figure,
    "finding": _finding,
}
