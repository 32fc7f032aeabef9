"""Cut Chinese text into words and names at once: the likeliest way through a lattice of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from core.analysis.entities.tokens import Candidate, Token
from core.analysis.entities.words import Dictionary


def cut(text: str, start: int, end: int, candidates: Sequence[Candidate], words: Dictionary) -> list[Token]:
    """Return the tokens of text [start, end), which should hold no punctuation; candidates lie inside."""
    by_start: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_start.setdefault(candidate.start, []).append(candidate)
    step = _best(text, start, end, by_start, words)
    tokens = []
    at = start
    while at < end:
        choice = step[at - start]
        stop = choice if isinstance(choice, int) else choice.end
        if isinstance(choice, int):
            tokens.append(Token(at, stop, text[at:stop]))
        else:
            tokens.append(Token(at, stop, text[at:stop], choice.type, choice.rule))
        at = stop
    return tokens


def _best(
    text: str, start: int, end: int, by_start: Mapping[int, Sequence[Candidate]], words: Dictionary
) -> list[int | Candidate]:
    """Return for every place the first step of the best way from there to the end: where a word ends, or a name."""
    counts, log_total = words.counts, words.log_total
    size = end - start
    score = [0.0] * (size + 1)
    step: list[int | Candidate] = [end] * size
    for i in range(size - 1, -1, -1):
        at = start + i
        stop = at + 1
        best = log(counts.get(text[at:stop]) or 1) - log_total + score[i + 1]
        choice: int | Candidate = stop
        while stop < end:
            stop += 1
            count = counts.get(text[at:stop])
            if count is None:
                break
            if count:
                value = log(count) - log_total + score[stop - start]
                if value > best:
                    best, choice = value, stop
        for candidate in by_start.get(at, ()):
            value = candidate.score + score[candidate.end - start]
            if value > best:
                best, choice = value, candidate
        score[i], step[i] = best, choice
    return step
