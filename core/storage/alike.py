"""Find the same word elsewhere: mentions of it, and places where none has been proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from core.errors import UserError
from core.model.alike import Alike, Sample, Scope, Sighting
from core.model.article import Article
from core.model.correction import Correction
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.span import Span
from core.storage.images import Image, noun_of
from core.storage.store import Store
from core.text.characters import without_spaces
from core.text.reflow import reflow

SAMPLES = 200
"""So many places are shown with the text around them."""
REACH = 24
"""So many characters of it on each side."""

_SPACES = "replace(replace(text, ' ', ''), '\u3000', '')"
_SAME = f'SELECT page_id, id, start, "end", decision FROM mention WHERE type = :type AND {_SPACES} = :word'  # noqa: S608
_PAGES = text("SELECT id, sha256 FROM page ORDER BY id")
_BREAK = r"[^\S\n]{0,2}\n?[^\S\n]{0,2}"
"""What may stand within a name: a space, or the end of a hard-wrapped line."""


@dataclass(frozen=True, slots=True)
class AlikeSearch:
    """Searches of one collection."""

    store: Store

    def of_mention(self, mention_id: int, scope: Scope, with_decided: bool = False) -> Alike:
        """Return the mentions of the same word and type; those decided before only when asked for.

        Raises UserError when there is no such mention.
        """
        image = self.store.image("mention", mention_id)
        if image is None:
            raise UserError("missing_record", id=mention_id)
        mention: Mention = noun_of(Mention, image)
        page_id = int(image["page_id"])
        one = Sighting(page_id, mention.span, mention_id)
        word = without_spaces(mention.text)
        others: list[Sighting] = []
        kept = 0
        for row in self._same(word, mention.type, scope, page_id):
            span = Span(row["start"], row["end"])
            if row["id"] == mention_id or not self._reaches(scope, one, span):
                continue
            if with_decided or row["decision"] == Decision.UNDECIDED:
                others.append(Sighting(row["page_id"], span, row["id"]))
            else:
                kept += 1
        return self._shown(Alike(word, mention.type, scope, (one, *others), kept=kept))

    def of_words(self, page_id: int, span: Span, type_: str, scope: Scope) -> Alike:
        """Return the places where the words of a span could be tagged as a type.

        Left out are places inside a longer mention, and those that overlap what was decided: these count as `kept`.
        Raises UserError when there is no such page.
        """
        page = self.store.page(page_id)
        if page is None:
            raise UserError("missing_page", id=page_id)
        corrections = tuple(self.store.of(Correction, page_id))
        word = without_spaces(reflow(page.raw_text, span, corrections).text)
        one = Sighting(page_id, span)
        found, kept = [one], 0
        if word and scope is not Scope.ONE:
            for place, is_kept in self._places(word, type_, scope, one):
                kept += is_kept
                if not is_kept:
                    found.append(place)
        return self._shown(Alike(word, type_, scope, tuple(found), kept=kept))

    def _same(self, word: str, type_: str, scope: Scope, page_id: int) -> Sequence[Image]:
        if scope is Scope.ONE:
            return ()
        here = "" if scope is Scope.COLLECTION else " AND page_id = :page"
        values = {"word": word, "type": type_, "page": page_id}
        if scope is Scope.COLLECTION:
            del values["page"]
        statement = text(f"{_SAME}{here} ORDER BY page_id, start")
        return [dict(row) for row in self.store.database.rows(statement, values)]

    def _reaches(self, scope: Scope, one: Sighting, span: Span) -> bool:
        """Return whether a place of the same page lies in the same article, where that is what was asked for."""
        if scope is not Scope.ARTICLE:
            return True
        article = self._article(one)
        return article is None or any(part.span.overlaps(span) for part in article.parts)

    def _article(self, one: Sighting) -> Article | None:
        articles: Iterable[Article] = self.store.of(Article, one.page_id)
        return next((a for a in articles if any(part.span.overlaps(one.span) for part in a.parts)), None)

    def _places(self, word: str, type_: str, scope: Scope, one: Sighting) -> Iterator[tuple[Sighting, bool]]:
        pattern = pattern_of(word)
        pages = self.store.database.rows(_PAGES)
        for page_id, sha256 in [(row["id"], row["sha256"]) for row in pages]:
            if scope is not Scope.COLLECTION and page_id != one.page_id:
                continue
            spans = [Span(*m.span()) for m in pattern.finditer(self.store.raw_text(sha256) or "")]
            spans = [s for s in spans if not (page_id == one.page_id and s.overlaps(one.span))]
            if not spans:
                continue
            mentions: Sequence[Mention] = tuple(self.store.of(Mention, page_id))
            for span in spans:
                if self._reaches(scope, one, span):
                    yield from _judged(page_id, span, type_, mentions)

    def _shown(self, alike: Alike) -> Alike:
        """Return the preview with the text around its first places."""
        texts: dict[int, str] = {}
        samples = []
        for sighting in alike.sightings[:SAMPLES]:
            if sighting.page_id not in texts:
                page = self.store.page(sighting.page_id)
                texts[sighting.page_id] = page.raw_text if page is not None else ""
            samples.append(_sample(texts[sighting.page_id], sighting))
        return Alike(alike.word, alike.type, alike.scope, alike.sightings, tuple(samples), alike.kept)


def pattern_of(word: str) -> re.Pattern[str]:
    """Return the pattern of a word in raw text, where a line may end inside it; Latin words and numbers stand whole."""
    first, last = (
        (r"(?<![A-Za-z0-9])" if _is_latin(word[0]) else ""),
        (r"(?![A-Za-z0-9])" if _is_latin(word[-1]) else ""),
    )
    return re.compile(first + _BREAK.join(map(re.escape, word)) + last)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _judged(page_id: int, span: Span, type_: str, mentions: Sequence[Mention]) -> Iterator[tuple[Sighting, bool]]:
    """Yield a place and whether it stays as it is; nothing when it lies within a longer proposal."""
    near = [mention for mention in mentions if mention.span.overlaps(span)]
    made = [m for m in near if m.decision.is_made and (m.decision is not Decision.REJECTED or m.type == type_)]
    if made:
        yield Sighting(page_id, span, made[0].id), True
    elif all(span.covers(mention.span) for mention in near if not mention.decision.is_made):
        same = next((m.id for m in near if m.span == span), 0)
        yield Sighting(page_id, span, same), False


def _sample(raw: str, sighting: Sighting) -> Sample:
    span = sighting.span
    before = without_spaces(raw[max(0, span.start - 2 * REACH) : span.start])[-REACH:]
    after = without_spaces(raw[span.end : span.end + 2 * REACH])[:REACH]
    return Sample(sighting, before, without_spaces(span.of(raw)), after)
