"""Find mentions on a page: cut every block, name the names, then look for the known ones again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from core.analysis.blocks import Block
from core.analysis.entities.gazetteer import Gazetteer, gazetteer
from core.analysis.entities.lattice import cut
from core.analysis.entities.organisations import find_organisations
from core.analysis.entities.persons import sure_persons, think_of_addresses, think_of_persons
from core.analysis.entities.places import think_of_known_places, think_of_unknown_places
from core.analysis.entities.times import find_documents, find_times
from core.analysis.entities.tokens import Candidate, Token
from core.analysis.entities.words import Dictionary, dictionary
from core.messages import message
from core.model.mention import LexiconEntry, Mention
from core.text.patterns.names import HAN_RUN


def find_mentions(
    blocks: Sequence[Block], lexicon: Iterable[LexiconEntry] = (), edition_date: date | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of a page, in the order of the raw text."""
    lists, words = gazetteer(), dictionary()
    mentions: list[Mention] = []
    for block in blocks:
        for token in _find(block.clean.text, lists, words):
            span = block.clean.raw_span(token.start, token.end)
            if span is not None:
                mentions.append(Mention(0, span, token.type, token.text, reason=message(f"reason.entity.{token.rule}")))
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _find(text: str, lists: Gazetteer, words: Dictionary) -> list[Token]:
    fixed = _without_overlaps(find_documents(text) + find_times(text))
    fixed = _without_overlaps(
        fixed + [Token(c.start, c.end, text[c.start : c.end], c.type, c.rule) for c in sure_persons(text, lists)]
    )
    tokens = _cut_around(text, fixed, lists, words)
    tokens = _join_places(text, tokens)
    bodies = find_organisations(text, tokens, lists, words)
    names = [token for token in tokens if token.type]
    return _without_overlaps(bodies + names)


def _without_overlaps(tokens: list[Token]) -> list[Token]:
    """Keep of overlapping tokens the one that comes first in the list."""
    kept: list[Token] = []
    for token in tokens:
        if all(token.end <= other.start or other.end <= token.start for other in kept):
            kept.append(token)
    return sorted(kept, key=lambda token: token.start)


def _cut_around(text: str, fixed: Sequence[Token], lists: Gazetteer, words: Dictionary) -> list[Token]:
    tokens: list[Token] = []
    addresses = think_of_addresses(text, lists)
    at = 0
    for token in [*fixed, None]:
        stop = token.start if token else len(text)
        tokens += _cut_plain(text, at, stop, addresses, lists, words)
        if token:
            tokens.append(token)
            at = token.end
    return tokens


def _cut_plain(
    text: str, start: int, stop: int, addresses: Sequence[Candidate], lists: Gazetteer, words: Dictionary
) -> list[Token]:
    tokens: list[Token] = []
    at = start
    for run in HAN_RUN.finditer(text, start, stop):
        tokens += [Token(i, i + 1, text[i]) for i in range(at, run.start())]
        first, last = run.span()
        candidates = think_of_persons(text, first, last, lists)
        candidates += think_of_known_places(text, first, last, lists)
        candidates += think_of_unknown_places(text, first, last, lists)
        candidates += [c for c in addresses if first <= c.start and c.end <= last]
        tokens += cut(text, first, last, candidates, words)
        at = last
    return tokens + [Token(i, i + 1, text[i]) for i in range(at, stop)]


def _join_places(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Join a place and the smaller place in it that follows at once."""
    joined: list[Token] = []
    for token in tokens:
        if joined and token.type == "LOC" and joined[-1].type == "LOC":
            start = joined.pop().start
            token = Token(start, token.end, text[start : token.end], "LOC", token.rule)
        joined.append(token)
    return joined
