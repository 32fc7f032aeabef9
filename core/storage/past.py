"""What the journal tells of the past: who decided what, and how records were at an earlier step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import text

from core.model.article import Article, Furniture
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import TITLE_ROLES
from core.model.mention import Authority, Mention
from core.model.page import Page, PageView
from core.model.transfer import Decided
from core.storage.images import TABLES, Image, noun_of
from core.storage.journal import Journal, step_of
from core.storage.store import Store
from core.storage.unit import Note

_AT_ONCE = 200
_BY_PROGRAM = frozenset({"ImportPages", "AnalyzePages", "ApplyAnalysis", "RemovePages"})
"""Steps whose records nobody has decided on."""
_TABLES = frozenset({"page", "article", "mention", "figure", "finding", "correction"})
_QUIET = frozenset({"id", "page_id", "confidence", "title_confidence", "reason", "title_reason", "edited", "decision"})
_STEPS = text(
    """
    SELECT step.*, previous.undo_top AS below
    FROM journal AS step LEFT JOIN journal AS previous ON previous.seq = step.seq - 1
    WHERE step.deed = 'do' AND step.seq < :below ORDER BY step.seq DESC LIMIT :limit
    """
)
_LATER = text("SELECT seq, deed, target, author FROM journal WHERE seq > :seq ORDER BY seq")


def decisions(store: Store, journal: Journal) -> Iterator[Decided]:
    """Yield what was decided on which record, the latest first; what was undone since is left out."""
    texts = _Texts(store)
    top, below = journal.tops().undo, journal.tops().seq + 1
    while True:
        rows = store.database.rows(_STEPS, {"below": below, "limit": _AT_ONCE})
        for row in rows:
            if row["seq"] != top:
                continue
            top = row["below"] or 0
            if row["name"] not in _BY_PROGRAM:
                yield from _of_step(row, journal, texts)
        if len(rows) < _AT_ONCE:
            return
        below = rows[-1]["seq"]


def _of_step(row: Any, journal: Journal, texts: _Texts) -> Iterator[Decided]:
    step = step_of(row)
    for notes in journal.pieces(row["seq"]):
        for table, record_id, before, after in notes:
            if table not in _TABLES:
                continue
            found = after or before or {}
            deed, fields = _deed(table, before, after), _changed(before, after)
            if table == "page" and not fields and deed == "changed":
                continue
            page_id = record_id if table == "page" else found.get("page_id", 0)
            said = texts.of(table, found)
            yield Decided(step.time, step.author, step.label, table, record_id, page_id, deed, said, fields)


def _deed(table: str, before: Image | None, after: Image | None) -> str:
    if after is None:
        return "removed"
    if before is None:
        return "added"
    if table == "page" and before["status"] != after["status"]:
        return str(after["status"])
    if table == "finding":
        return "dismissed" if after["is_dismissed"] else "recalled"
    if before.get("decision") != after.get("decision"):
        return str(after["decision"])
    return "changed"


def _changed(before: Image | None, after: Image | None) -> tuple[tuple[str, str, str], ...]:
    """Return the fields of a record that have other values, but for those that only follow from the decision."""
    if before is None or after is None:
        return ()
    names = (name for name in after if name not in _QUIET and _differs(name, before.get(name), after[name]))
    return tuple((name, _plain(before.get(name)), _plain(after[name])) for name in names)


def _differs(name: str, before: Any, after: Any) -> bool:
    """Return whether a field says something else; of parts only where they are and what, not what was decided."""
    if name != "parts" or not before or not after:
        return bool(before != after)
    one, other = ([(part["span"], part["role"]) for part in json.loads(parts)] for parts in (before, after))
    return one != other


def _plain(value: Any) -> str:
    """Return a value as words; lists of names with a mark between them, other structures not at all."""
    if isinstance(value, str) and value.startswith("["):
        try:
            items = json.loads(value)
        except ValueError:
            return value
        return "；".join(items) if all(isinstance(item, str) for item in items) else "…"
    return "" if value is None else str(value)


class _Texts:
    """What a record says, for somebody who reads of a decision on it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._page: Page | None = None

    def of(self, table: str, image: Image) -> str:
        if table in {"mention", "figure"}:
            return str(image.get("text", ""))
        if table == "page":
            return str(image.get("source", ""))
        return self._raw(image, [_bounds(image)] if table != "article" else _title(image))

    def _raw(self, image: Image, spans: Iterable[tuple[int, int]]) -> str:
        page_id = image.get("page_id", 0)
        if self._page is None or self._page.id != page_id:
            self._page = self._store.page(page_id)
        raw = self._page.raw_text if self._page is not None else ""
        return " ".join("".join(raw[start:end].split()) for start, end in spans)[:100]


def _bounds(image: Image) -> tuple[int, int]:
    return int(image.get("start", 0)), int(image.get("end", 0))


def _title(image: Image) -> list[tuple[int, int]]:
    """Return the spans of an article's headline group, or of its first part."""
    parts = json.loads(image.get("parts", "[]"))
    spans = [tuple(part["span"]) for part in parts if part["role"] in TITLE_ROLES]
    return spans or [tuple(part["span"]) for part in parts[:1]]


class Past:
    """Records as they were after a step of the journal, and who has changed them since."""

    def __init__(self, store: Store, journal: Journal, seq: int) -> None:
        self._store = store
        self._was: dict[tuple[str, int], Image | None] = {}
        self._changed_by: dict[tuple[str, int], str] = {}
        self._corrected_by: dict[int, str] = {}
        for row in store.database.rows(_LATER, {"seq": seq}):
            for table, record_id, before, after in _notes(journal, row):
                self._was.setdefault((table, record_id), before if row["deed"] != "undo" else after)
                self._changed_by[table, record_id] = row["author"]
                if table == "correction":
                    self._corrected_by[((after or before) or {}).get("page_id", 0)] = row["author"]

    def changed_by(self, table: str, record_id: int) -> str | None:
        """Return who has changed a record last since then, or None when nobody has."""
        return self._changed_by.get((table, record_id))

    def text_changed_by(self, page_id: int, article_id: int) -> str | None:
        """Return who has changed the text of an article since then, as far as can be told: by its parts or page."""
        return self.changed_by("article", article_id) or self._corrected_by.get(page_id)

    def view(self, page_id: int) -> PageView | None:
        """Return a page as it was, or None when there was none."""
        page = self._page(page_id)
        if page is None:
            return None
        return PageView(
            page,
            tuple(sorted(self._of(Article, page_id), key=lambda article: article.first)),
            self._by_span(Furniture, page_id),
            self._by_span(Mention, page_id),
            self._by_span(Figure, page_id),
            self._by_span(Finding, page_id),
            self._by_span(Correction, page_id),
        )

    def now(self, page_id: int) -> PageView | None:
        """Return a page as it is, or None when there is none any more."""
        return self._store.view(page_id)

    def authorities_now(self) -> list[Authority]:
        """Return the agreed names as they are."""
        return self._store.authorities()

    def authorities(self) -> list[Authority]:
        """Return the agreed names as they were."""
        images = {image["id"]: image for image in self._store.all_images("authority")}
        return [noun_of(Authority, image) for image in self._as_they_were("authority", images)]

    def _page(self, page_id: int) -> Page | None:
        if ("page", page_id) not in self._was:
            return self._store.page(page_id)
        image = self._was["page", page_id]
        if image is None:
            return None
        page: Page = noun_of(Page, image, self._store.raw_text(image["sha256"]) or "")
        return page

    def _by_span(self, kind: type, page_id: int) -> tuple[Any, ...]:
        return tuple(sorted(self._of(kind, page_id), key=lambda noun: noun.span))

    def _of(self, kind: type, page_id: int) -> list[Any]:
        table = TABLES[kind]
        images = {image["id"]: image for image in self._store.images(table, page_id)}
        return [noun_of(kind, image) for image in self._as_they_were(table, images, page_id)]

    def _as_they_were(self, table: str, images: dict[int, Image], page_id: int | None = None) -> list[Image]:
        for (name, record_id), image in self._was.items():
            if name != table:
                continue
            if image is None:
                images.pop(record_id, None)
            elif page_id is None or image["page_id"] == page_id:
                images[record_id] = image
        return list(images.values())


def _notes(journal: Journal, row: Any) -> Iterator[Note]:
    """Yield the changes of a step in the order in which it made them; those of an undone one backwards."""
    pieces = list(journal.pieces(row["target"]))
    for notes in reversed(pieces) if row["deed"] == "undo" else pieces:
        yield from notes
