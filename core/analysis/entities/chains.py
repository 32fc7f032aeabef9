"""Find names that are chains of words: bodies and sites.

Bodies (东平县 + 人民 + 医院) and sites (市 + 文化 + 广场) are built alike: a place, a level (省, 市 …), a quoted or an
unknown name begins them, words of their field follow, and a word for what they are ends them.
"""

from __future__ import annotations

from functools import cache

from core.analysis.entities.chain_words import Page, chain_words
from core.analysis.entities.gazetteer import gazetteer
from core.analysis.entities.tokens import Token
from core.analysis.entities.walk import Walk

_NOT_AFTER = {"党组": ("成员",), "院": ("士",), "社": ("会",), "馆": ("员",), "站": ("点",)}


@cache
def _site_endings() -> frozenset[str]:
    endings = gazetteer().place_endings
    return frozenset(e for e, row in endings.items() if row.kind == "site" and len(e) > 1)


@cache
def _last_characters(endings: frozenset[str]) -> tuple[frozenset[str], int]:
    """Return with which characters the endings end, and how long the longest is."""
    return frozenset(ending[-1] for ending in endings), max(map(len, endings))


def find_bodies(page: Page) -> list[Token]:
    """Return the bodies named in a block, longest names, as tokens of type ORG."""
    return _find(page, gazetteer().organisation_endings, "ORG")


def find_sites(page: Page) -> list[Token]:
    """Return squares, stations, parks and the like that are named by more than one word, as tokens of type LOC."""
    return _find(page, _site_endings(), "LOC")


def _find(page: Page, endings: frozenset[str], kind: str) -> list[Token]:
    lasts, longest = _last_characters(endings)
    found: list[Token] = []
    limit = len(page.text) + 1
    for last in range(len(page.tokens) - 1, -1, -1):
        end = page.tokens[last].end
        if end > limit or page.text[end - 1] not in lasts:
            continue
        head = next((end - n for n in range(longest, 0, -1) if page.text[max(0, end - n) : end] in endings), None)
        if head is None or not _may_end(page, last, head):
            continue
        start = Walk(page, last, head, kind).start()
        if start is not None:
            found.append(Token(start, end, page.text[start:end], kind, "chain"))
            limit = start
    return found[::-1]


def _may_end(page: Page, last: int, head: int) -> bool:
    """Judge whether a name may end with a token: 署 in 部署 is no office."""
    token = page.tokens[last]
    if page.text[head - 1 : head].isdigit() and token.end - head == 1:
        return False  # 186部, 89所 are counted
    follows = _NOT_AFTER.get(page.text[head : token.end])
    if follows and page.text.startswith(follows, token.end):
        return False
    if token.type:
        return token.type == "ORG"
    if token.text in chain_words("stop_words"):
        return False
    if token.start < head or token.text not in page.lists.organisation_endings:
        is_plain = page.words.tags.get(token.text, "n") not in chain_words("stop_tags") | {"vn", "ns"}
        return is_plain and token.text not in page.lists.not_bodies
    return True
