"""Find bodies that stop in mid-sentence and lead to no other page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.analysis.blocks import Block
from core.analysis.findings.material import Material, finding
from core.messages import message
from core.model.article import Article
from core.model.finding import Finding
from core.model.kinds import Kind, Role
from core.model.span import Span
from core.text.characters import ends_sentence
from core.text.patterns.jumps import find_jumps

CHECK = "unfinished_body"
_KINDS = frozenset({Kind.NEWS, Kind.FEATURE, Kind.COMMENTARY, Kind.BRIEF})
_SHORTEST = 60  # code points; shorter bodies may be captions or lists
_SIGN_OFF = re.compile(
    r"(?:[（(【\[][^（()）】\]]{1,60}[）)】\]]"
    r"|[■□◆●▲○]?\s*(?:本报|特约|实习|见习|通讯员|记者|作者|文/|图/|摄影)[^。，；：！？]{1,40}"
    r"|[^。，；：！？]{2,30}\s*\d{4}年\d{1,2}月\d{1,2}日"
    r"|(?<=[。！？”）)])[^。，；：！？]{2,28}(?:公司|集团|办公室|局|委|会|中心|院|府|校|部|社|队|厅|所|站|行))\s*$"
)
_LONGEST_SIGN_OFF = 90
_SHOWN = 12


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding at the last words of each such body."""
    for article, blocks in material.articles:
        last = _last_body(article, blocks)
        if last is None or ends_sentence(_without_sign_off(last.clean.text)):
            continue
        span = last.clean.raw_span(max(0, len(last.clean.text) - _SHOWN), len(last.clean.text))
        yield finding(CHECK, span or Span(last.span.end - 1, last.span.end), message(f"finding.{CHECK}"))


def _last_body(article: Article, blocks: Sequence[Block]) -> Block | None:
    """Return the last body block of an article that ought to end with a sentence."""
    bodies = [block for block in blocks if block.role is Role.BODY]
    if article.kind not in _KINDS or article.jump or not bodies:
        return None
    if any(block.role is Role.JUMP for block in blocks) or sum(len(b.clean.text) for b in bodies) < _SHORTEST:
        return None
    return None if find_jumps(bodies[-1].clean.text[-40:]) else bodies[-1]


def _without_sign_off(text: str) -> str:
    """Drop a bracket or byline that follows the last sentence."""
    while True:
        found = _SIGN_OFF.search(text, max(0, len(text) - _LONGEST_SIGN_OFF))
        if found is None or found.start() == 0:
            return text
        text = text[: found.start()].rstrip()
