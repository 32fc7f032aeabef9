"""Dublin Core XML for catalogues: one oai_dc record an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from core.handoff.archive_number import Numbering
from core.handoff.cells import clean
from core.handoff.page_record import ArticleRecord, PageRecord
from core.handoff.sheets.catalogue import title
from core.handoff.sheets.description import names_of
from core.handoff.target import check_writable, replaced
from core.handoff.words import word
from core.model.kinds import EntityType, Role
from core.model.page import PageView
from core.model.transfer import ExportMeta

_NAMESPACES = {
    "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
_SUBJECTS = frozenset(EntityType) - {EntityType.TIME, EntityType.TITLE}


def write(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write one file. Raises UserError when it can't."""
    check_writable(target)
    numbering, before = Numbering(meta.options.number_pattern, meta.options.first_item), 0
    with replaced(target) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        xml.startElement("records", AttributesImpl(_NAMESPACES))
        for number, view in enumerate(views, 1):
            record = PageRecord(number, view, numbering, before)
            before += len(record.articles)
            for item in record.articles:
                _record(xml, _fields(record, item, meta))
        xml.endElement("records")
        xml.endDocument()


def _record(xml: XMLGenerator, fields: Iterator[tuple[str, str]]) -> None:
    xml.characters("\n")
    xml.startElement("oai_dc:dc", AttributesImpl({}))
    for name, value in fields:
        if value:
            xml.startElement(f"dc:{name}", AttributesImpl({}))
            xml.characters(clean(value)[0])
            xml.endElement(f"dc:{name}")
    xml.endElement("oai_dc:dc")


def _fields(record: PageRecord, item: ArticleRecord, meta: ExportMeta) -> Iterator[tuple[str, str]]:
    details, article = record.details, item.article
    yield "title", title(item, meta.language)
    yield from (("creator", author) for author in article.authors)
    yield from (("subject", name) for name in names_of(record, item, _SUBJECTS))
    yield "description", item.of_role(Role.LEAD)
    yield "publisher", details.publication
    yield "date", details.edition_date.isoformat() if details.edition_date else ""
    yield "type", "Text"
    yield "type", word("kind", article.kind, meta.language)
    yield "identifier", item.archive_number
    yield "identifier", f"urn:jiaokan:{meta.collection_id}:A{article.id}" if meta.collection_id else f"A{article.id}"
    yield "source", " ".join(filter(None, (details.publication, details.page_number, details.section_name)))
    yield "language", "zh"
