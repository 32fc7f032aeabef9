"""Find characters that were probably misread: marks of bad decoding, and look-alikes that make no word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from core.analysis.entities.words import dictionary
from core.analysis.findings.material import Material, finding
from core.messages import message
from core.model.finding import Finding
from core.model.span import Span
from core.resources import resource

CHECK = "suspicious_character"
_BROKEN = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\u2e80-\u2fdf\uff61-\uff9f\x00-\x08\x0b\x0e-\x1f]")
_BROKEN_NUMBER = re.compile(
    r"(?<=\d)[OoIlS](?=\d)|(?<=\d[.,])[OoIl](?=[\d%万亿])|(?<![A-Za-z])[OIl](?=\d{2,}[万亿元%年])"
)
_COMMON = 300  # how often the dictionary must have met the word that a look-alike would make
_TIMES = 300  # and how many times oftener than the word that is printed
_MOST = 12


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding for each broken character, and for look-alikes that appear once and make no word."""
    text = material.text
    for match in _BROKEN.finditer(text):
        yield finding(CHECK, Span(*match.span()), message(f"finding.{CHECK}.broken", code=f"U+{ord(match[0]):04X}"))
    for match in _BROKEN_NUMBER.finditer(text):
        yield finding(CHECK, Span(*match.span()), message(f"finding.{CHECK}.number", char=match[0]))
    yield from _misread(material)


def _misread(material: Material) -> Iterator[Finding]:
    likes = look_alikes()
    counts = Counter(material.text)
    found = 0
    for block in material.blocks:
        text = block.clean.text
        for at, char in enumerate(text):
            if char not in likes or counts[char] > 1 or found >= _MOST:
                continue
            better = _better_word(text, at, likes[char])
            span = block.clean.raw_span(at, at + 1)
            if better and span is not None and not material.is_name(span):
                found += 1
                yield finding(CHECK, span, message(f"finding.{CHECK}.misread", char=char, word=better))


def _better_word(text: str, at: int, likes: str) -> str:
    """Return the common word that a look-alike would make where the character itself makes none, or a far rarer one."""
    counts = dictionary().counts
    wide = [text[max(0, at - back) : at + ahead + 1] for back in range(4) for ahead in range(4)]
    own = max(counts.get(piece, 0) for piece in wide if len(piece) > 1) if len(text) > 1 else 0
    for other in likes:
        for word in (text[at - 1 : at] + other, other + text[at + 1 : at + 2]):
            if len(word) == 2 and counts.get(word, 0) >= max(_COMMON, own * _TIMES):
                return word
    return ""


@cache
def look_alikes() -> dict[str, str]:
    """Return for each character those that look like it, from `resources/gazetteer/look_alikes.txt`."""
    likes: dict[str, str] = {}
    for row in resource("gazetteer", "look_alikes.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        for char in row.strip():
            likes[char] = likes.get(char, "") + row.strip().replace(char, "")
    return likes
