"""The rows of the worklist: headings of editions, and their pages. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from core.model.page import PageSummary
from gui.frame.words import edition_words, short_page_words


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A heading: one edition of a newspaper."""

    words: str


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page below its edition."""

    page: PageSummary
    words: str


Row = EditionRow | PageRow


def rows_of(pages: Iterable[PageSummary], wanted: str = "") -> tuple[Row, ...]:
    """Return headings and pages in the order given; `wanted` filters by all its words, in any case."""
    found = [page for page in pages if _fits(page, wanted.casefold().split())]
    return tuple(_grouped(found))


def _grouped(pages: list[PageSummary]) -> Iterator[Row]:
    for words, group in groupby(pages, key=lambda page: edition_words(page.details)):
        yield EditionRow(words)
        for page in group:
            yield PageRow(page, short_page_words(page.details, page.source))


def _fits(page: PageSummary, wanted: list[str]) -> bool:
    details = page.details
    day = details.edition_date
    dates = f"{day:%Y-%m-%d} {day:%Y%m%d}" if day is not None else ""
    names = f"{details.publication} {details.page_number}版 {details.section_name} {page.source}"
    text = f"{dates} {names}".casefold()
    return all(word in text for word in wanted)
