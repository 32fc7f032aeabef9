"""Find mentions on a page: cut every block, name the names, then look for the known ones again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from core.analysis.blocks import Block
from core.analysis.entities.chains import LEVELS, Page, find_bodies, find_short_companies, find_sites
from core.analysis.entities.gazetteer import Gazetteer, gazetteer
from core.analysis.entities.lattice import cut
from core.analysis.entities.page_names import PageNames, byline_names, dateline_places
from core.analysis.entities.persons import sure_persons, think_of_addresses, think_of_persons, think_of_unusual_names
from core.analysis.entities.places import think_of_known_places, think_of_unknown_places
from core.analysis.entities.times import find_documents, find_times
from core.analysis.entities.tokens import Candidate, Token
from core.analysis.entities.words import Dictionary, dictionary
from core.messages import message
from core.model.mention import LexiconEntry, Mention
from core.text.patterns.names import HAN_RUN, ROAD_NUMBER


def find_mentions(
    blocks: Sequence[Block], lexicon: Iterable[LexiconEntry] = (), edition_date: date | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of a page, in the order of the raw text."""
    lists, words = gazetteer(), dictionary()
    known = PageNames()
    readers = [_Reader(block, lists, words) for block in blocks]
    for reader in readers:
        known.learn([*reader.names(), *reader.tokens], reader.block.article, words)
    mentions: list[Mention] = []
    for reader in readers:
        reader.read_again(known)
        for token in reader.names():
            span = reader.block.clean.raw_span(token.start, token.end)
            if span is not None:
                mentions.append(Mention(0, span, token.type, token.text, reason=message(f"reason.entity.{token.rule}")))
    return tuple(sorted(mentions, key=lambda mention: mention.span))


_DIVISIONS = frozenset("省市县区镇乡村路街河湖山")


class _Reader:
    """Reads one block: first on its own, then once more with what the page has told."""

    def __init__(self, block: Block, lists: Gazetteer, words: Dictionary) -> None:
        self.block = block
        self.text = block.clean.text
        self.lists = lists
        self.words = words
        self.fixed = _fixed(self.text, lists, words)
        self.runs = self._runs()
        self.tokens = self._cut()

    def _runs(self) -> list[tuple[int, int, list[Candidate]]]:
        addresses = think_of_addresses(self.text, self.lists, self.words)
        runs = []
        for start, stop in _gaps(self.fixed, len(self.text)):
            for run in HAN_RUN.finditer(self.text, start, stop):
                first, last = run.span()
                candidates = think_of_persons(self.text, first, last, self.lists, self.words)
                candidates += think_of_unusual_names(self.text, first, last, self.lists, self.words)
                candidates += think_of_known_places(self.text, first, last, self.lists, self.words)
                candidates += think_of_unknown_places(self.text, first, last, self.lists, self.words)
                candidates += [c for c in addresses if first <= c.start and c.end <= last]
                runs.append((first, last, candidates))
        return runs

    def _cut(self) -> list[Token]:
        tokens = list(self.fixed)
        for first, last, candidates in self.runs:
            tokens += cut(self.text, first, last, candidates, self.words)
        tokens.sort(key=lambda token: token.start)
        return _filled(self.text, tokens)

    def read_again(self, known: PageNames) -> None:
        """Cut the runs again in which known names stand."""
        again = known.candidates(self.text, self.block.article, self.words)
        if not again:
            return
        self.runs = [(a, b, _merged(cs, [c for c in again if a <= c.start and c.end <= b])) for a, b, cs in self.runs]
        self.tokens = self._cut()

    def names(self) -> list[Token]:
        """Return the names of the block as they are now known."""
        tokens = _join_bodies(self.text, _join_places(self.text, self.tokens))
        page = Page(self.text, tokens, self.lists, self.words)
        bodies = find_bodies(page)
        sites = find_sites(page)
        companies = find_short_companies(page)
        return _without_overlaps(bodies + sites + companies + [token for token in tokens if token.type])


def _merged(first: Sequence[Candidate], again: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of both; one that was thought of before keeps its rule and gets the better score."""
    known = {(c.start, c.end, c.type): c for c in again}
    merged = []
    for candidate in first:
        better = known.pop((candidate.start, candidate.end, candidate.type), None)
        merged.append(candidate if better is None else replace(candidate, score=max(candidate.score, better.score)))
    return merged + list(known.values())


def _fixed(text: str, lists: Gazetteer, words: Dictionary) -> list[Token]:
    """Return the names that spelling alone gives; the rest of the text is cut around them."""
    spelt = [Token(c.start, c.end, text[c.start : c.end], c.type, c.rule) for c in sure_persons(text, lists)]
    roads = [Token(m.start(), m.end(), m[0], "LOC", "road_number") for m in ROAD_NUMBER.finditer(text)]
    return _without_overlaps(
        find_documents(text)
        + dateline_places(text)
        + byline_names(text, lists, words)
        + find_times(text)
        + spelt
        + roads
    )


def _gaps(fixed: Sequence[Token], end: int) -> list[tuple[int, int]]:
    starts = [0, *(token.end for token in fixed)]
    stops = [*(token.start for token in fixed), end]
    return list(zip(starts, stops, strict=True))


def _filled(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with one for every character between them."""
    filled: list[Token] = []
    at = 0
    for token in tokens:
        filled += [Token(i, i + 1, text[i]) for i in range(at, token.start)]
        filled.append(token)
        at = token.end
    return filled + [Token(i, i + 1, text[i]) for i in range(at, len(text))]


def _without_overlaps(tokens: list[Token]) -> list[Token]:
    """Keep of overlapping tokens the one that comes first in the list."""
    kept: list[Token] = []
    for token in tokens:
        if all(token.end <= other.start or other.end <= token.start for other in kept):
            kept.append(token)
    return sorted(kept, key=lambda token: token.start)


def _join_places(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Join a place and the smaller place in it that follows at once."""
    joined: list[Token] = []
    for token in tokens:
        if joined and joined[-1].type == "LOC" and (token.type == "LOC" or _is_kind_of_place(token, joined[-1])):
            start = joined.pop().start
            end = token.end
            token = Token(start, end, text[start:end], "LOC", token.rule or "ending")
        joined.append(token)
    return joined


def _is_stretch(text: str, token: Token, before: Token) -> bool:
    """Judge whether a place only tells which stretch of a river or road is meant."""
    return text[token.end : token.end + 1] == "段" and before.text[-1] in "河江路线道速渠"


def _is_kind_of_place(token: Token, before: Token) -> bool:
    """Judge whether a word only says what the place before it is: 社区 after 槐荫."""
    ending = gazetteer().place_endings.get(token.text)
    return not token.type and ending is not None and ending.kind != "site" and before.text[-1] not in _DIVISIONS


def _join_bodies(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Join a level or place and the well-known body that follows at once: 省 + 农发行."""
    joined: list[Token] = []
    for token in tokens:
        if joined and token.rule == "known_body" and not token.text.startswith(("中", "国", "全", "最")):
            before = joined[-1]
            if before.type == "LOC" or before.text in LEVELS:
                start = joined.pop().start
                token = Token(start, token.end, text[start : token.end], "ORG", token.rule)
        joined.append(token)
    return joined
