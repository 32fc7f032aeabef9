"""著录: one row an article, in the fields of DA/T 18-2022 at file level; required ones first."""

from __future__ import annotations

from collections.abc import Iterator

from core.handoff.cells import Cell, eight_digits
from core.handoff.columns import Column, ColumnType, SheetPlan
from core.handoff.page_record import ArticleRecord, PageRecord
from core.handoff.sheets.catalogue import responsible, title, where
from core.handoff.words import word
from core.messages import message
from core.model.kinds import Decision, EntityType, Role
from core.model.transfer import ExportMeta

PLAN = SheetPlan(
    "description",
    (
        Column("level", width=10),
        Column("archive_number", ColumnType.LONG, 24),
        Column("title", ColumnType.LONG, 44),
        Column("date", width=11),
        Column("responsible", ColumnType.LONG, 18),
        Column("retention", width=10),
        Column("openness", width=10),
        Column("document_number", ColumnType.LONG, 12),
        Column("carrier", ColumnType.LONG, 12),
        Column("secrecy", width=8),
        Column("abstract", ColumnType.LONG, 40),
        Column("persons", ColumnType.LONG, 24),
        Column("genre", width=10),
        Column("attachments", ColumnType.LONG, 12),
        Column("text_language", width=12),
        Column("subjects", ColumnType.LONG, 34),
        Column("class_number", width=10),
        Column("remark", ColumnType.LONG, 36),
        Column("describer", ColumnType.LONG, 12),
        Column("described", width=11),
        Column("article_key", ColumnType.KEY),
    ),
)
_SUBJECTS = frozenset({EntityType.ORG, EntityType.LOC, EntityType.DOC, EntityType.EVENT, EntityType.PROGRAM})
_AGREED = frozenset({Decision.CONFIRMED, Decision.CORRECTED})


def rows(record: PageRecord, meta: ExportMeta) -> Iterator[list[Cell]]:
    """Yield the rows of a page's articles; persons and subjects are those of confirmed mentions, each once."""
    language = meta.language
    for item in record.articles:
        yield [
            message("handoff.level").text(language),
            item.archive_number,
            title(item, language),
            eight_digits(record.details.edition_date),
            responsible(record, item),
            meta.options.retention,
            meta.options.openness,
            None,
            message("handoff.carrier").text(language),
            None,
            item.of_role(Role.LEAD),
            "；".join(names_of(record, item, frozenset({EntityType.PER}))),
            word("kind", item.article.kind, language),
            None,
            message("handoff.text_language").text(language),
            "；".join(names_of(record, item, _SUBJECTS)),
            None,
            where(record, item, language),
            meta.author,
            eight_digits(meta.made.date()) if meta.made else None,
            f"A{item.article.id}",
        ]


def names_of(record: PageRecord, item: ArticleRecord, types: frozenset[EntityType]) -> list[str]:
    """Return the names of confirmed mentions of some types in an article, agreed ones where there are, each once."""
    agreed = (m for m in record.mentions_of(item) if m.type in types and m.decision in _AGREED)
    return list(dict.fromkeys(mention.authority or mention.text for mention in agreed))
