"""Put tokens together: nested places, a level with its body, and what is left between names."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.entities.chain_words import LEVELS, Page, chain_words, is_boundary
from core.analysis.entities.gazetteer import gazetteer
from core.analysis.entities.tokens import Token
from core.analysis.entities.words import dictionary
from core.text.patterns.names import HOUSE_NUMBER

_TWO = 2
_DIVISIONS = frozenset("省市县区镇乡村路街")


def without_overlaps(tokens: list[Token]) -> list[Token]:
    """Keep of overlapping tokens the one that comes first in the list."""
    kept: list[Token] = []
    for token in tokens:
        if all(token.end <= other.start or other.end <= token.start for other in kept):
            kept.append(token)
    return sorted(kept, key=lambda token: token.start)


def join_places(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Join a place and the smaller place in it that follows at once; and a stretch of a river with its place."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before is None or before.type != "LOC":
            joined.append(token)
        elif (
            token.type == "LOC"
            or _is_sight(token, before)
            or _is_kind_of_place(token, before)
            or _is_stretch(token, before)
        ):
            joined[-1] = Token(before.start, token.end, text[before.start : token.end], "LOC", token.rule or "ending")
        else:
            joined.append(token)
    return joined


def with_house_numbers(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Take the number of a house into the name of its street: 湖滨路88号."""
    widened = []
    for token in tokens:
        match = HOUSE_NUMBER.match(text, token.end) if token.type == "LOC" and token.text[-1] in "路街道巷弄" else None
        if match is None:
            widened.append(token)
        else:
            widened.append(token._replace(end=match.end(), text=text[token.start : match.end()]))
    return widened


def _is_sight(token: Token, before: Token) -> bool:
    """Judge whether a word that is a place in the dictionary stands behind its town: 县 + 凤凰台."""
    is_place = len(token.text) > _TWO and dictionary().tags.get(token.text) == "ns"
    return is_place and not token.type and before.text[-1] in "市县区镇乡村"


def _is_stretch(token: Token, before: Token) -> bool:
    """Judge whether a word says that a stretch of a river or road is meant: 段 after 京杭大运河济宁."""
    return token.text == "段" and any(char in before.text for char in "河江路线速渠")


def _is_kind_of_place(token: Token, before: Token) -> bool:
    """Judge whether a word only says what the place before it is: 社区 after 槐荫."""
    if token.type or before.text[-1] in _DIVISIONS:
        return False
    ending = gazetteer().place_endings.get(token.text)
    return ending is not None and ending.kind != "site"


def join_bodies(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Join a level or place and the well-known body that follows at once: 省 + 农发行."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        is_local = token.rule == "known_body" and not token.text.startswith(("中", "国", "全", "最"))
        if before is not None and is_local and (before.type == "LOC" or before.text in LEVELS):
            joined[-1] = Token(before.start, token.end, text[before.start : token.end], "ORG", token.rule)
        else:
            joined.append(token)
    return joined


def widen_parks(page: Page, tokens: Sequence[Token]) -> list[Token]:
    """Take in the noun before an industrial park: 云谷 + 智造科技园 is one name."""
    widened: list[Token] = []
    for token in tokens:
        before = widened[-1] if widened else None
        if before is not None and token.rule == "ending" and token.text.endswith("园") and _is_noun(page, before):
            further = widened[-2] if len(widened) > 1 else None
            if is_boundary(page, further):
                widened[-1] = Token(before.start, token.end, page.text[before.start : token.end], "LOC", token.rule)
                continue
        widened.append(token)
    return widened


def _is_noun(page: Page, token: Token) -> bool:
    """Judge whether a token is a noun of two characters that calls nobody and no body."""
    if token.type or len(token.text) != _TWO or page.words.tags.get(token.text, "n") not in ("n", "ns", "nz", "nr"):
        return False
    return token.text not in page.lists.posts and token.text not in chain_words("stop_words")
