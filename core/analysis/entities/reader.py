"""Read one block of clean text: cut it into words and names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.analysis.blocks import Block
from core.analysis.entities.chain_words import Page
from core.analysis.entities.chains import find_bodies, find_sites
from core.analysis.entities.companies import find_short_companies
from core.analysis.entities.confidence import confidence
from core.analysis.entities.dating import resolve_time
from core.analysis.entities.gazetteer import Gazetteer
from core.analysis.entities.joining import join_bodies, join_places, widen_parks, with_house_numbers, without_overlaps
from core.analysis.entities.lattice import cut
from core.analysis.entities.learned import Learned
from core.analysis.entities.page_names import PageNames, byline_names, dateline_places
from core.analysis.entities.persons import sure_persons, think_of_addresses, think_of_persons, think_of_unusual_names
from core.analysis.entities.places import think_of_known_places, think_of_unknown_places
from core.analysis.entities.times import find_documents, find_times
from core.analysis.entities.tokens import Candidate, Token
from core.analysis.entities.words import Dictionary
from core.messages import message
from core.model.kinds import TITLE_ROLES, EntityType
from core.model.mention import Mention
from core.text.patterns.names import HAN_RUN, NAMED_PLACE, ROAD_NUMBER


class Reader:
    """Reads one block: first on its own, then once more with what the page has told."""

    def __init__(self, block: Block, lists: Gazetteer, words: Dictionary, learned: Learned) -> None:
        self.block = block
        self.text = block.clean.text
        self.lists = lists
        self.words = words
        self.learned = learned
        self.rejected = learned.rejected_in(self.text)
        self.fixed = [t for t in _fixed(self.text, lists, words, learned) if self._is_allowed(t)]
        self.breaks = self._breaks()
        self.runs = self._runs()
        self.cuts = [self._cut(*run) for run in self.runs]
        self.tokens = self._all_tokens()
        self.first = self.names()

    def _runs(self) -> list[tuple[int, int, list[Candidate]]]:
        addresses = think_of_addresses(self.text, self.lists, self.words)
        lexicon = self.learned.candidates(self.text, self.words)
        runs = []
        for start, stop in _gaps(self.fixed, len(self.text)):
            for run in HAN_RUN.finditer(self.text, start, stop):
                first, last = run.span()
                candidates = think_of_persons(self.text, first, last, self.lists, self.words)
                candidates += think_of_unusual_names(self.text, first, last, self.lists, self.words)
                candidates += think_of_known_places(self.text, first, last, self.lists, self.words)
                candidates += think_of_unknown_places(self.text, first, last, self.lists, self.words)
                candidates += [c for c in addresses if first <= c.start and c.end <= last]
                candidates += [c for c in lexicon if first <= c.start and c.end <= last]
                runs.append((first, last, self._allowed([c for c in candidates if c.start + 1 not in self.breaks])))
        return runs

    def _breaks(self) -> frozenset[int]:
        """Return where new lines begin in a title: each is a phrase, so no name begins with the last one's end."""
        clean = self.block.clean
        if self.block.role not in TITLE_ROLES:
            return frozenset()
        return frozenset(i for i in range(1, len(clean.text)) if clean.starts[i] > clean.ends[i - 1])

    def _allowed(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the candidates that no reviewer has rejected."""
        return [c for c in candidates if self._is_allowed(c)] if self.rejected else candidates

    def _is_allowed(self, name: Candidate | Token) -> bool:
        """Return whether a name lies in no word that a reviewer has rejected in its type."""
        return not any(s.start <= name.start and name.end <= s.end for s in self.rejected.get(name.type, ()))

    def _cut(self, first: int, last: int, candidates: Sequence[Candidate]) -> list[Token]:
        places, tokens = self.lists.places, cut(self.text, first, last, candidates, self.words)
        plain = {t for t in tokens if not t.type and len(t.text) > 2 and t.text in places}  # 上海市 in 上海市长宁区
        named = [t._replace(type="LOC", rule="gazetteer") if t in plain else t for t in tokens]
        return [new if self._is_allowed(new) else old for new, old in zip(named, tokens, strict=True)]

    def _all_tokens(self) -> list[Token]:
        tokens = [*self.fixed, *(token for tokens in self.cuts for token in tokens)]
        return _filled(self.text, sorted(tokens))

    def read_again(self, known: PageNames) -> None:
        """Cut the runs again in which known names stand."""
        again = self._allowed(known.candidates(self.text, self.block.article, self.words))
        if not again:
            return
        for number, (first, last, doubtful) in enumerate(self.runs):
            candidates = [c for c in doubtful if not known.contradicts(self.text, c)]
            inside = [c for c in again if first <= c.start and c.end <= last]
            if inside:
                self.cuts[number] = self._cut(first, last, _merged(candidates, inside))
        self.tokens = self._all_tokens()

    def names(self) -> list[Token]:
        """Return the names of the block as they are now known."""
        tokens = join_bodies(self.text, join_places(self.text, self.tokens))
        page = Page(self.text, tokens, self.lists, self.words)
        tokens = widen_parks(page, tokens)
        page = Page(self.text, tokens, self.lists, self.words)
        bodies = find_bodies(page)
        sites = find_sites(page)
        companies = find_short_companies(page)
        found = [*bodies, *sites, *companies, *(token for token in tokens if token.type)]
        kept = without_overlaps([token for token in found if self._is_allowed(token)])
        return with_house_numbers(self.text, kept)

    def mentions(self, day: date | None) -> list[Mention]:
        """Return the names of the block as mentions; `day` is the one from which its times count."""
        rules = {token[:4]: token.rule for token in self.first}
        found = []
        for token in [*self.names(), *self.learned.overlays(self.text, self.tokens)]:
            span = self.block.clean.raw_span(token.start, token.end)
            if span is not None:
                value = resolve_time(token.text, day) if token.type == EntityType.TIME else ""
                rule = rules.get(token[:4], token.rule)
                why = message(f"reason.entity.{rule}")
                sure = confidence(token.type, rule)
                found.append(Mention(0, span, token.type, token.text, value=value, confidence=sure, reason=why))
        return found


def _merged(first: Sequence[Candidate], again: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of both; one that was thought of before keeps its rule and gets the better score."""
    known = {(c.start, c.end, c.type): c for c in again}
    merged = []
    for candidate in first:
        better = known.pop((candidate.start, candidate.end, candidate.type), None)
        merged.append(candidate if better is None else candidate._replace(score=max(candidate.score, better.score)))
    return merged + list(known.values())


def _fixed(text: str, lists: Gazetteer, words: Dictionary, learned: Learned) -> list[Token]:
    """Return the names that spelling alone gives; the rest of the text is cut around them."""
    spelt = [Token(c.start, c.end, text[c.start : c.end], c.type, c.rule) for c in sure_persons(text, lists)]
    roads = [Token(m.start(), m.end(), m[0], "LOC", "road_number") for m in ROAD_NUMBER.finditer(text)]
    roads += [Token(m.start(1), m.end(1), m[1], "LOC", "ending") for m in NAMED_PLACE.finditer(text)]
    return without_overlaps(
        learned.spelt(text)
        + find_documents(text)
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
