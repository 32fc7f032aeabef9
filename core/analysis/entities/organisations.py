"""Find bodies in cut text: from the word that ends a name back to the place or name that begins it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.analysis.entities.gazetteer import Gazetteer, gazetteer
from core.analysis.entities.tokens import Token
from core.analysis.entities.words import Dictionary
from core.text.characters import is_cjk

LEVELS = frozenset("省市县区州旗镇乡")
_STOP_TAGS = frozenset(
    {"p", "c", "r", "d", "u", "uj", "ul", "uz", "ug", "uv", "ud", "y", "q", "m", "mq", "f", "v", "vd", "ad"}
)
_LONGEST = 24


@cache
def _heads() -> re.Pattern[str]:
    endings = sorted(gazetteer().organisation_endings, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(endings)})")


def find_organisations(text: str, tokens: Sequence[Token], lists: Gazetteer, words: Dictionary) -> list[Token]:
    """Return the bodies named in a block, longest names, as tokens of type ORG."""
    ends = {token.end: index for index, token in enumerate(tokens)}
    found: list[Token] = []
    limit = len(text) + 1
    for match in reversed(list(_heads().finditer(text))):
        if match.end() > limit or match.end() not in ends:
            continue
        body = _walk(text, tokens, ends[match.end()], match.start(), lists, words)
        if body is not None:
            found.append(body)
            limit = body.start
    return found[::-1]


def _walk(
    text: str, tokens: Sequence[Token], last: int, head: int, lists: Gazetteer, words: Dictionary
) -> Token | None:
    """Return the longest name that ends with a token, or None when nothing begins it."""
    best: int | None = None
    end = tokens[last].end
    for index in range(last, -1, -1):
        token = tokens[index]
        if end - token.start > _LONGEST or not _may_stand(token, head, lists, words):
            break
        if _begins(tokens, index, head, lists):
            best = index
    if best is None:
        return None
    start = tokens[best].start
    return Token(start, end, text[start:end], "ORG", "ending")


def _may_stand(token: Token, head: int, lists: Gazetteer, words: Dictionary) -> bool:
    """Judge whether a token may stand inside a body's name."""
    if token.type:
        return token.type in ("LOC", "PER", "ORG")
    if not all(is_cjk(char) or char.isalnum() for char in token.text):
        return False
    if token.end > head or token.text in lists.organisation_words or token.text in LEVELS:
        return True
    return words.tags.get(token.text, "n") not in _STOP_TAGS


def _begins(tokens: Sequence[Token], index: int, head: int, lists: Gazetteer) -> bool:
    """Judge whether a name of a body may begin with a token."""
    token = tokens[index]
    if token.type:
        return token.end <= head
    return (
        token.text[0] in LEVELS
        and (token.text in LEVELS or len(token.text) > 2)
        or token.text in ("中共", "共青团", "中国")
    )
