"""归档目录: one row an article, in the nine columns of DA/T 22-2015 and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.handoff.cells import Cell, eight_digits
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import ArticleRecord, PageRecord
from core.messages import message

PLAN = SheetPlan(
    "catalogue",
    (
        Column("seq", ColumnType.INTEGER, 8),
        Column("archive_number", ColumnType.LONG, 26),
        Column("document_number", ColumnType.LONG, 14),
        Column("responsible", ColumnType.LONG, 22),
        Column("title", ColumnType.LONG, 56),
        Column("date", width=11),
        Column("secrecy", width=8),
        Column("page_count", ColumnType.INTEGER, 8),
        Column("remark", ColumnType.LONG, 36),
        Column("article_key", ColumnType.KEY),
    ),
)
_MADE_UP_LENGTH = 30
_FIRST_CLAUSE = re.compile(r"[^。！？；!?;\n]+")


def rows(record: PageRecord, language: str) -> Iterator[list[Cell]]:
    """Yield the rows of a page's articles; an article without any headline gets a made-up title in [ ]."""
    for item in record.articles:
        yield [
            item.seq,
            item.archive_number,
            None,
            responsible(record, item),
            title(item, language),
            eight_digits(record.details.edition_date),
            None,
            1,
            where(record, item, language),
            f"A{item.article.id}",
        ]


def responsible(record: PageRecord, item: ArticleRecord) -> str:
    """Return who answers for an article: its authors, or the publication."""
    return "；".join(item.article.authors) or record.details.publication


def title(item: ArticleRecord, language: str) -> str:
    """Return an article's headline, or in [ ] what the beginning of its text makes of it."""
    if item.title:
        return item.title
    found = _FIRST_CLAUSE.search("".join(clean.text for _, clean in item.text.parts))
    words = found[0].strip() if found else message("handoff.untitled").text(language)
    return f"[{words[:_MADE_UP_LENGTH] + '…' if len(words) > _MADE_UP_LENGTH else words}]"


def where(record: PageRecord, item: ArticleRecord, language: str) -> str:
    """Return where an article was printed, and where it goes on."""
    details = record.details
    said = [details.publication] if item.article.authors and details.publication else []
    if details.page_number:
        said.append(message("handoff.printed_page", number=details.page_number).text(language))
    return "，".join([*said, *filter(None, (details.section_name, item.article.jump))])
