"""The worklist: a row for each page, counted once and afterwards only where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text

from core.model.kinds import PageStatus
from core.model.page import PageSummary
from core.storage.database import Database
from core.storage.images import details_of

_AT_ONCE = 500
"""Pages counted by one query when few have changed; SQLite allows some thousands of values."""


class Worklist:
    """The rows of the worklist of an open collection."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows: dict[int, PageSummary] | None = None
        self._stale: set[int] = set()

    def touch(self, page_ids: Iterable[int]) -> None:
        """Count these pages anew next time."""
        self._stale.update(page_ids)

    def rows(self) -> list[PageSummary]:
        """Return a row for each page: by edition date, page number, then as imported.

        Articles, mentions and figures count as decisions, furniture does not; dismissed findings do not count.
        """
        if self._rows is None or len(self._stale) > _AT_ONCE:
            self._rows = self._counted(None)
        elif self._stale:
            for page_id in self._stale:
                self._rows.pop(page_id, None)
            self._rows.update(self._counted(sorted(self._stale)))
        self._stale.clear()
        return sorted(self._rows.values(), key=_order)

    def _counted(self, page_ids: Sequence[int] | None) -> dict[int, PageSummary]:
        """Return the rows of some pages or (None) of all."""
        query = _query("" if page_ids is None else f"WHERE page_id IN ({', '.join(map(str, page_ids))})")
        return {row["id"]: _summary(row) for row in self._database.rows(text(query))}


def _order(row: PageSummary) -> tuple[str, int, str, int]:
    day = row.details.edition_date
    number = row.details.page_number
    return (day.isoformat() if day else "", len(number), number, row.id)


def _summary(row: Mapping[str, Any]) -> PageSummary:
    return PageSummary(
        row["id"],
        details_of(row),
        row["source"],
        PageStatus(row["status"]),
        row["articles"],
        row["proposals"] - row["decided"],
        row["decided"],
        row["findings"],
    )


def _query(where: str) -> str:
    """Return the query that counts, over pages that a condition on `page_id` chooses."""
    tallies = " UNION ALL ".join(_tally(table, where) for table in ("article", "mention", "figure", "finding"))
    return f"""
        SELECT page.*, coalesce(articles, 0) AS articles, coalesce(proposals, 0) AS proposals,
            coalesce(decided, 0) AS decided, coalesce(findings, 0) AS findings
        FROM page LEFT JOIN (
            SELECT page_id, sum(articles) AS articles, sum(proposals) AS proposals, sum(decided) AS decided,
                sum(findings) AS findings
            FROM ({tallies}) GROUP BY page_id
        ) ON page_id = page.id {where.replace("page_id", "page.id")}
    """  # noqa: S608 - numbers and names of ours only


def _tally(table: str, where: str) -> str:
    if table == "finding":
        counts = "0 AS articles, 0 AS proposals, 0 AS decided, sum(is_dismissed = 0) AS findings"
    else:
        articles = "count(*)" if table == "article" else "0"
        counts = (
            f"{articles} AS articles, count(*) AS proposals, sum(decision <> 'undecided') AS decided, 0 AS findings"
        )
    return f"SELECT page_id, {counts} FROM {table} {where} GROUP BY page_id"  # noqa: S608 - names of ours only
