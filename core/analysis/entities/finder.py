"""Find mentions on a page: read every block, then once more with the names the page has told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from core.analysis.blocks import Block
from core.analysis.entities.authorities import propose_authorities
from core.analysis.entities.dating import resolve_time
from core.analysis.entities.gazetteer import gazetteer
from core.analysis.entities.learned import Learned
from core.analysis.entities.page_names import PageNames
from core.analysis.entities.reader import Reader
from core.analysis.entities.words import dictionary
from core.model.mention import LexiconEntry, Mention
from core.text.patterns.names import DATELINE


def find_mentions(
    blocks: Sequence[Block], lexicon: Iterable[LexiconEntry] = (), edition_date: date | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of a page, in the order of the raw text.

    `lexicon` is what the collection has learned: its words are proposed, its rejected words are not. Times are placed
    in the calendar by `edition_date`, or by the date of the article's dateline where it has one.
    """
    lists, words, learned = gazetteer(), dictionary(), Learned(lexicon)
    known = PageNames()
    readers = [Reader(block, lists, words, learned) for block in blocks]
    for reader in readers:
        known.learn([*reader.first, *reader.tokens], reader.block.article, words)
    days = _days(readers, edition_date)
    mentions: list[Mention] = []
    for reader in readers:
        reader.read_again(known)
        mentions += reader.mentions(days.get(reader.block.article, edition_date))
    mentions.sort(key=lambda mention: (mention.span, mention.type))
    return propose_authorities(mentions, {(word, e.type): e.authority for word, e in learned.accepted.items()})


def _days(readers: Sequence[Reader], edition_date: date | None) -> dict[int | None, date]:
    """Return for each article with a dated dateline the day from which its 今天 counts."""
    days: dict[int | None, date] = {}
    for reader in readers:
        article = reader.block.article
        for match in DATELINE.finditer(reader.text):
            value = resolve_time(match["date"] or "", edition_date)
            if article is not None and len(value) == len("2000-01-01"):
                days.setdefault(article, date.fromisoformat(value))
    return days
