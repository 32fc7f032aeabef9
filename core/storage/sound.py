"""Of the records that were read from a damaged collection, keep those that make sense together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.errors import UserError
from core.model.article import Article, Furniture
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import PageStatus
from core.model.mention import Mention
from core.storage.images import PAGE_NOUNS, TABLES, Image, noun_of
from core.storage.invariants import PageRecords, breaches

State = dict[tuple[str, int], Image]
_KINDS = {table: kind for kind, table in TABLES.items()}
_FIELDS = {
    Article: "articles",
    Furniture: "furniture",
    Mention: "mentions",
    Figure: "figures",
    Finding: "findings",
    Correction: "corrections",
}


def is_readable(table: str, image: Mapping[str, Any]) -> bool:
    """Return whether an image is one of its table's noun."""
    if not isinstance(image.get("id"), int) or image["id"] < 1:
        return False
    try:
        noun_of(_KINDS[table], image)
    except (UserError, AttributeError):
        return False
    return True


def sound(state: State, texts: Mapping[str, tuple[str, str]], text_of: Any) -> State:
    """Return the records that hold together: readable, on a page that has its text, within it, in nobody's way.

    `texts` says under which hash a page's text is to be found now, and `text_of(hash)` returns it; a page whose text
    has changed is to be reviewed anew.
    """
    kept: State = {key: image for key, image in state.items() if key[0] in {"lexicon", "authority"}}
    kept = {key: image for key, image in kept.items() if is_readable(key[0], image)}
    on_page: dict[int, list[tuple[str, int]]] = {}
    for (table, number), image in state.items():
        if "page_id" in image:
            on_page.setdefault(image["page_id"], []).append((table, number))
    for (table, number), image in state.items():
        if table != "page" or image.get("sha256") not in texts or not is_readable(table, image):
            continue
        sha256, was = texts[image["sha256"]][0], image["sha256"]
        status = image["status"] if sha256 == was else PageStatus.NEW.value
        kept["page", number] = {**image, "sha256": sha256, "status": status}
        kept.update(_of_page({key: state[key] for key in on_page.get(number, ())}, text_of(sha256), sha256 != was))
    return kept


def _of_page(records: State, text: str, has_changed: bool) -> State:
    """Return the records of a page that fit its text and each other."""
    found = {key: image for key, image in records.items() if is_readable(key[0], image)}
    nouns = {key: noun_of(_KINDS[key[0]], image) for key, image in found.items()}
    if has_changed:
        nouns = {key: noun for key, noun in nouns.items() if _quotes(noun, text)}
    if not _breaks(nouns, text):
        return {key: found[key] for key in nouns}
    kept: dict[tuple[str, int], Any] = {}
    for key, noun in sorted(nouns.items(), key=lambda pair: _rank(pair[0])):
        if not _breaks({**kept, key: noun}, text):
            kept[key] = noun
    return {key: found[key] for key in kept}


def _rank(key: tuple[str, int]) -> tuple[int, int]:
    return list(TABLES.values()).index(key[0]), key[1]


def _quotes(noun: Any, text: str) -> bool:
    """Return whether a record that quotes the page still quotes it rightly."""
    return not isinstance(noun, (Mention, Figure)) or noun.span.of(text) == noun.text


def _breaks(nouns: Mapping[tuple[str, int], Any], text: str) -> bool:
    values: dict[str, tuple[Any, ...]] = {
        _FIELDS[kind]: tuple(noun for noun in nouns.values() if isinstance(noun, kind)) for kind in PAGE_NOUNS
    }
    return any(True for _ in breaches(PageRecords(text, **values)))
