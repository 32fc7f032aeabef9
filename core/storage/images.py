"""Nouns as images: flat dicts of strings, numbers and None, one value a column, the same for the same noun.

Images are what tables hold and what the journal keeps of each record before and after a step.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from core.errors import UserError
from core.messages import Message
from core.model.article import Article, Furniture
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.mention import Authority, LexiconEntry, Mention
from core.model.page import Page, PageDetails
from core.model.span import Span
from core.storage.plain import canonical, from_plain, hints_of, to_plain

Image = dict[str, Any]

TABLES: dict[type, str] = {
    Page: "page",
    Article: "article",
    Furniture: "furniture",
    Mention: "mention",
    Figure: "figure",
    Finding: "finding",
    Correction: "correction",
    LexiconEntry: "lexicon",
    Authority: "authority",
}
"""Which table holds which noun."""

PAGE_NOUNS: tuple[type, ...] = (Article, Furniture, Mention, Figure, Finding, Correction)
"""The nouns that belong to a page."""


@dataclass(frozen=True, slots=True)
class _Column:
    """How one field is written and read."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def image_of(noun: Any, record_id: int, page_id: int | None = None) -> Image:
    """Return the image of a noun under an id, on a page when its noun belongs to one."""
    image: Image = {"id": record_id}
    if page_id is not None:
        image["page_id"] = page_id
    for name, column in _columns(type(noun)).items():
        value = getattr(noun, name)
        if name == "span":
            image["start"], image["end"] = value.start, value.end
        elif name == "details":
            image.update(_details_image(value))
        else:
            image[name] = column.write(value)
    return image


def noun_of(kind: type, image: Mapping[str, Any], raw_text: str = "") -> Any:
    """Return the noun that an image describes; a page gets its raw text beside it.

    Raises UserError when the image is not one of this noun: the record is damaged.
    """
    try:
        return _noun(kind, image, raw_text)
    except BROKEN as error:
        raise UserError("record_damaged", table=TABLES[kind], id=image.get("id", 0)) from error


BROKEN = (ValueError, TypeError, LookupError, ArithmeticError, RecursionError)
"""What reading raises when values are no longer what was written."""


def _noun(kind: type, image: Mapping[str, Any], raw_text: str) -> Any:
    values: dict[str, Any] = {}
    for name, column in _columns(kind).items():
        if name == "span":
            values[name] = Span(image["start"], image["end"])
        elif name == "details":
            values[name] = details_of(image)
        else:
            values[name] = column.read(image[name])
    if kind is Page:
        values["raw_text"] = raw_text
    if kind is not LexiconEntry:
        values["id"] = image["id"]
    return kind(**values)


def details_of(image: Mapping[str, Any]) -> PageDetails:
    """Return the details within the image of a page."""
    read = {name: column.read(image[name]) for name, column in _columns(PageDetails).items()}
    return PageDetails(**read)


def _details_image(details: PageDetails) -> Image:
    return {name: column.write(getattr(details, name)) for name, column in _columns(PageDetails).items()}


def _columns(kind: type) -> dict[str, _Column]:
    """Return how the fields of a noun become columns, worked out once."""
    if kind not in _known:
        _known[kind] = _worked_out(kind)
    return _known[kind]


_known: dict[type, dict[str, _Column]] = {}


def _worked_out(kind: type) -> dict[str, _Column]:
    hints = hints_of(kind)
    return {name: _column(hint, name) for name, hint in hints.items() if name not in {"id", "raw_text"}}


def _column(hint: Any, name: str) -> _Column:
    """Return how a field is kept: plainly where a column can, as JSON where it can't."""
    if hint is bool:
        return _Column(int, bool)
    if hint in {int, float, str}:
        return _Column(hint, hint)
    if name == "edition_date":
        return _Column(lambda value: value.isoformat() if value else "", lambda data: from_plain(hint, data or None))
    if get_origin(hint) is tuple or Message in (hint, *get_args(hint)):
        return _Column(_json, lambda data: _read(hint, data))
    return _Column(to_plain, lambda data: from_plain(hint, data))


def _json(value: Any) -> str | None:
    return None if value is None else canonical(to_plain(value))


def _read(hint: Any, data: str | None) -> Any:
    return None if data is None else from_plain(hint, json.loads(data))
