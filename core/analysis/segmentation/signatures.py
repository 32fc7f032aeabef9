"""What stands behind the last sentence of an article: a jump line, a credit, the writers' names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.text.characters import SENTENCE_END
from core.text.patterns.bylines import CREDIT_WORD, POST_HINT, SOURCE, TAIL_CREDIT, is_name, names_in
from core.text.patterns.jumps import find_jumps

_REACH = 90
SIGN_OFF = re.compile(
    r"(?:^|\n|[。！ ])[^。，！？\n]{3,40}\s+(?:19|20)\s*\d\s*\d\s*年\s*\d\s*\d?\s*月\s*\d\s*\d?\s*日\s*$"
    r"|(?:特此|此致|予以)(?:公告|通告|通知|声明|启事|敬礼)[。！]?$"
)
"""Who gives notice and when, at its end."""
_PICTURE = re.compile(rf"{CREDIT_WORD}\s*[)）]?\s*$")


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a text: where what is no sentence begins (-1: nowhere), its names, its jump line.

    `is_credit` says that the names took the picture.
    """

    start: int = -1
    names: tuple[str, ...] = ()
    jump: str = ""
    is_credit: bool = False

    @property
    def ends_article(self) -> bool:
        """Return whether an article ends here."""
        return self.start >= 0 or bool(self.jump)


def tail_of(text: str) -> Tail:
    """Return what stands behind the last sentence of a text."""
    end = text[-1:]
    if not end or end in "。，、；：":
        return Tail()
    base = max(0, len(text) - _REACH)
    reach = text[base:]
    jump = ""
    if "转" in reach:
        for mark in find_jumps(reach):
            if mark.leads_on and not reach[mark.end :].strip():
                jump, reach = mark.text, reach[: mark.start].rstrip()
    signed = _signed(reach)
    if signed is None and not jump and (sign_off := SIGN_OFF.search(reach)):
        return Tail(base + sign_off.start())
    if signed is None:
        return Tail(jump=jump)
    start, names, is_credit = signed
    return Tail(base + start, tuple(names), jump, is_credit)


def _signed(reach: str) -> tuple[int, list[str], bool] | None:
    """Return where the names at the end of a text begin, the names, and whether they are a credit."""
    match = TAIL_CREDIT.search(reach)
    if not match:
        return None
    inside = next(group for group in match.groups() if group)
    is_credit = bool(_PICTURE.search(match[0]))
    before = reach[: match.start()].rstrip()
    if match["bracket"] and SOURCE.match(inside):
        return (match.start(), [], False) if before[-1:] in SENTENCE_END else None
    names = names_in(inside)
    if not names:
        return None
    has_post = bool(POST_HINT.search(inside))
    if not has_post and not match["marked"] and not all(is_name(name) for name in names):
        return None
    if not (is_credit or match["marked"] or not before or before[-1] in "。！？…”’!?.）)\n"):
        return None
    return match.start(), names, is_credit
