"""规范名: one row an agreed name, with how often the pages handed over mention it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.handoff.cells import Cell
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.words import TYPES, word
from core.model.mention import Authority

PLAN = SheetPlan(
    "authorities",
    (
        Column("authority", ColumnType.LONG, 30),
        Column("type", width=10, choices=TYPES),
        Column("aliases", ColumnType.LONG, 44),
        Column("note", ColumnType.LONG, 44),
        Column("times", ColumnType.INTEGER, 10),
        Column("authority_key", ColumnType.KEY),
    ),
)


def rows(authorities: tuple[Authority, ...], times: Counter[tuple[str, str]], language: str) -> Iterator[list[Cell]]:
    """Yield the rows of the agreed names; `times` counts mentions by name and type."""
    for authority in sorted(authorities, key=lambda a: (a.type, a.name)):
        yield [
            authority.name,
            word("type", authority.type, language),
            "；".join(authority.aliases),
            authority.note,
            times[authority.name, authority.type],
            f"N{authority.id}",
        ]
