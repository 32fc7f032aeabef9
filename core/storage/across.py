"""Records that checks across pages compare: figures of one indicator, pages of one edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, text

from core.model.article import Article
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.page import Page
from core.storage.images import noun_of
from core.storage.store import Store

_AT_ONCE = 500
Key = tuple[str, str, str, str]
_COMPARABLE = text(
    """
    SELECT id, page_id, indicator, unit, period, place, value FROM figure
    WHERE qualifier = '' AND place <> '' AND period LIKE '%年%' AND decision <> 'rejected' ORDER BY page_id, start
    """
)
_OF_CHECK = text('SELECT * FROM finding WHERE "check" = :check AND message LIKE :mark')
_EDITION = text("SELECT id FROM page WHERE publication = :name AND edition_date = :day ORDER BY id")
_DAYS = text("SELECT DISTINCT publication, edition_date FROM page WHERE id IN :ids AND edition_date <> ''")


@dataclass(frozen=True, slots=True)
class Edition:
    """One day's pages of one newspaper."""

    publication: str
    day: date


class Across:
    """Questions about several pages of a collection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def comparable_figures(self, changed: Collection[int]) -> tuple[set[int], dict[int, list[Figure]]]:
        """Return the pages whose figures have to be compared anew, and the figures that may disagree, by page.

        Pages are compared anew that changed, or give another value for the same as one that changed.
        """
        rows = self._store.database.rows(_COMPARABLE)
        pages_of: dict[Key, set[int]] = defaultdict(set)
        values_of: dict[Key, set[str]] = defaultdict(set)
        for row in rows:
            pages_of[_key(row)].add(row["page_id"])
            values_of[_key(row)].add(row["value"])
        disputed = {key: pages for key, pages in pages_of.items() if len(pages) > 1 and len(values_of[key]) > 1}
        anew = set(changed).union(*(pages for pages in disputed.values() if not pages.isdisjoint(changed)))
        figures: dict[int, list[Figure]] = {}
        for row in rows:
            if not disputed.get(_key(row), set()).isdisjoint(anew):
                image = self._store.image("figure", row["id"])
                figures.setdefault(row["page_id"], []).append(noun_of(Figure, image or {}))
        return anew, figures

    def pages_referring_to(self, check: str, page_ids: Collection[int]) -> set[int]:
        """Return the pages that have a finding of a check about one of these pages."""
        found = set()
        for row in self._store.database.rows(_OF_CHECK, {"check": check, "mark": '%"other_page"%'}):
            finding: Finding = noun_of(Finding, row)
            place = finding.other_place
            if place is not None and place[0] in page_ids:
                found.add(int(row["page_id"]))
        return found

    def editions(self, page_ids: Iterable[int]) -> list[Edition]:
        """Return the editions that pages belong to; pages without a date belong to none."""
        ids, found = sorted(page_ids), set()
        statement = _DAYS.bindparams(bindparam("ids", expanding=True))
        for start in range(0, len(ids), _AT_ONCE):
            for row in self._store.database.rows(statement, {"ids": ids[start : start + _AT_ONCE]}):
                found.add(Edition(row["publication"], date.fromisoformat(row["edition_date"])))
        return sorted(found, key=lambda edition: (edition.day, edition.publication))

    def pages(self, edition: Edition) -> Iterator[Page]:
        """Yield the pages of an edition, by id."""
        values = {"name": edition.publication, "day": edition.day.isoformat()}
        for row in self._store.database.rows(_EDITION, values):
            page = self._store.page(row["id"])
            if page is not None:
                yield page

    def articles(self, page_id: int) -> tuple[Article, ...]:
        """Return the articles of a page, by id."""
        return self._store.of(Article, page_id)

    def page(self, page_id: int) -> Page | None:
        """Return a page, or None."""
        return self._store.page(page_id)


def _key(row: object) -> Key:
    fields: dict[str, str] = dict(row)  # type: ignore[call-overload]
    return fields["indicator"], fields["unit"], fields["period"], fields["place"]
