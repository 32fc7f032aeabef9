"""Find half-width marks among full-width ones (or the other way round) between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.analysis.findings.material import Material, finding
from core.messages import message
from core.model.finding import Finding
from core.model.span import Span

CHECK = "mixed_punctuation"
_PAIRS = (("，", ","), ("；", ";"), ("：", ":"), ("？", "?"), ("！", "!"))
_MOST = 20
_HAN = r"[\u3400-\u9fff”’》）]"
_MARKS = re.compile(rf"(?<={_HAN})[，,；;：:？?！!](?=\s*(?:{_HAN}|[“‘《（]|\n|$))")


def check(material: Material) -> Iterator[Finding]:
    """Yield one finding for each article and mark: at the first of the rarer sort, the rest as further places."""
    for _, blocks in material.articles:
        spots = [
            (match[0], block.span.start + match.start())
            for block in blocks
            for match in _MARKS.finditer(block.span.of(material.text))
        ]
        for full, half in _PAIRS:
            wide = [place for mark, place in spots if mark == full]
            narrow = [place for mark, place in spots if mark == half]
            if wide and narrow:
                rare, mark, usual = (narrow, half, full) if len(narrow) <= len(wide) else (wide, full, half)
                spans = [Span(place, place + 1) for place in sorted(rare)[:_MOST]]
                text = message(f"finding.{CHECK}", mark=mark, usual=usual, count=len(rare))
                yield finding(CHECK, spans[0], text, spans[1:])
