"""Signatures: bylines, credits and jump lines, as a line of their own or behind the last sentence of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.text.characters import CLOSERS, SENTENCE_END
from core.text.patterns.bylines import (
    BULLET_SIGN,
    CREDIT,
    DATELINE,
    DATELINE_BRACKET,
    LONE_POST,
    PICTURE_SOURCE,
    POST_HINT,
    SIGN_OFF,
    SOURCE,
    is_name,
    names_in,
    signed_name,
)
from core.text.patterns.jumps import find_jumps

_REACH = 90
_INLINE = re.compile(r"^\s*[（(]?\s*(?:本报)?记者\s*(?P<names>[^，。（）()]{2,20}?)\s*(?:报道|摄影报道)[：:）)]?")
_HEAD = 160
LONGEST = 72
"""Characters; a longer text is no signature."""
_AGENCY_PICTURE = re.compile(r"^(?:新华社|中新社|新華社)\s*[发發]\s*(?=[（(])")
_BRACKET_END = re.compile(r"[（(][^（()）]{2,70}[)）]$")
_POST_START = re.compile(r"(?<=[\s。！？”）)])[^\s。，！？]{0,12}(?:记\s*者|通\s*讯\s*员|記者|文\s*[/／]|图\s*[/／])")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote it or took the picture; without names it says only where it comes from."""

    names: tuple[str, ...] = ()
    is_credit: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a text: where what is no sentence begins (-1: nowhere), its signature, its jump line."""

    start: int = -1
    names: tuple[str, ...] = ()
    jump: str = ""
    is_credit: bool = False

    @property
    def ends_article(self) -> bool:
        """Return whether an article ends here."""
        return self.start >= 0 or bool(self.jump)


def signature_of(text: str) -> Signature | None:
    """Return what a short text says of writers, None when it is no signature."""
    text = _AGENCY_PICTURE.sub("", text.strip())
    if not 2 <= len(text) <= LONGEST:
        return None
    is_bracket = text[0] in "(（" and text[-1] in ")）" and len(text) > 3
    inside = text[1:-1].strip() if is_bracket else text
    if PICTURE_SOURCE.match(inside):
        return Signature(is_credit=True)
    if is_bracket and SOURCE.match(inside):
        return Signature()
    has_post = bool(POST_HINT.search(inside))
    if not (has_post or is_bracket or text[0] in BULLET_SIGN):
        return None
    if LONE_POST.match(inside):
        return Signature()
    is_credit = bool(CREDIT.search(inside))
    names = names_in(inside)
    if names is None or len(names) > 12:
        name = signed_name(inside) if is_bracket else ""
        return Signature((name,)) if name else None
    if not names:
        return None
    if not has_post and is_bracket and not all(is_name(name) for name in names):
        return None
    return Signature(tuple(names), is_credit)


def tail_of(text: str) -> Tail:
    """Return what stands behind the last sentence of a text."""
    if text[-1:] in "。，、；：":
        return Tail()
    base = max(0, len(text) - _REACH)
    reach = text[base:]
    jump = ""
    if "转" in reach:
        for mark in find_jumps(reach):
            if mark.leads_on and not reach[mark.end :].strip():
                jump, reach = mark.text, reach[: mark.start].rstrip()
    for cut in _cuts(reach):
        found = signature_of(reach[cut:])
        if found is not None:
            return Tail(base + cut, found.names, jump, found.is_credit)
    if not jump and (sign_off := SIGN_OFF.search(reach)):
        return Tail(base + sign_off.start())
    return Tail(jump=jump)


def _cuts(reach: str) -> list[int]:
    """Return the places where a signature may begin, the likeliest first."""
    end = max((reach.rfind(mark) for mark in SENTENCE_END), default=-1) + 1
    while end < len(reach) and reach[end] in CLOSERS and reach[end] not in ")）":
        end += 1
    if not reach[end:].strip():
        return []
    cuts = [end]
    bullet = max(reach.rfind(mark) for mark in BULLET_SIGN)
    if bullet > end:
        cuts.append(bullet)
    bracket = _BRACKET_END.search(reach)
    if bracket and bracket.start() > end and (bracket.start() == 0 or reach[bracket.start() - 1] in "。！？”》）\n "):
        cuts.append(bracket.start())
    cuts += [match.start() for match in _POST_START.finditer(reach, end)]
    return cuts


def head_names(text: str) -> list[str]:
    """Return the names in or behind a dateline at the head of a text."""
    head = text[:_HEAD]
    match = DATELINE.match(head.lstrip())
    rest = head.lstrip()[match.end() :] if match else head
    bracket = DATELINE_BRACKET.match(rest)
    if bracket and (match or "记者" in bracket["names"] or "通讯员" in bracket["names"]):
        return names_in(bracket["names"]) or []
    inline = _INLINE.match(rest) if match else None
    return (names_in(inline["names"]) or []) if inline else []
