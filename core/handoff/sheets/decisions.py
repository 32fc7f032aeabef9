"""审定记录: who decided what and when, one row a record and step, the latest first."""

from __future__ import annotations

from core.handoff.cells import Cell, eight_digits
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.words import word
from core.messages import catalogue
from core.model.page import PageDetails
from core.model.transfer import Decided

PLAN = SheetPlan(
    "decisions",
    (
        Column("decided_at", ColumnType.TIME, 20),
        Column("decided_by", ColumnType.LONG, 14),
        Column("deed", width=12),
        Column("record_kind", width=10),
        Column("content", ColumnType.LONG, 36),
        Column("changed_fields", ColumnType.LONG, 40),
        Column("step", ColumnType.LONG, 26),
        Column("publication", width=14),
        Column("edition_date", width=11),
        Column("page_number", width=7),
        Column("record_key", ColumnType.KEY),
        Column("page_key", ColumnType.KEY),
    ),
)
KEYS = {"page": "P", "article": "A", "mention": "M", "figure": "F", "finding": "D", "correction": "C"}
"""What the keys of records begin with."""
_LISTS = {"kind": "kind", "type": "type", "status": "status"}


def row(decided: Decided, details: PageDetails, language: str) -> list[Cell]:
    """Return the row of a decision on a record of a page."""
    words = catalogue(language)
    deed = words.get(f"handoff.deed.{decided.deed}") or words.get(f"term.status.{decided.deed}", decided.deed)
    return [
        decided.time.astimezone().replace(tzinfo=None, microsecond=0),
        decided.author,
        deed,
        words[f"handoff.record.{decided.table}"],
        decided.text,
        "\n".join(_said(field, before, after, language) for field, before, after in decided.fields),
        decided.step.text(language),
        details.publication,
        eight_digits(details.edition_date),
        details.page_number,
        f"{KEYS[decided.table]}{decided.record_id}",
        f"P{decided.page_id}",
    ]


def _said(field: str, before: str, after: str, language: str) -> str:
    """Return in words that a field has changed; structures such as the parts of an article only by their name."""
    words = catalogue(language)
    name = words.get(f"handoff.field.{field}") or words.get(f"handoff.column.{field}", field)
    if "…" in (before, after):
        return name
    if field in _LISTS:
        before, after = (word(_LISTS[field], value, language) for value in (before, after))
    return f"{name}{'：' if language == 'zh' else ': '}{before or '∅'} → {after or '∅'}"
