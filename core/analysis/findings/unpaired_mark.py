"""Find quotation marks and brackets without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.analysis.blocks import Block
from core.analysis.findings.material import Material, finding
from core.messages import message
from core.model.finding import Finding
from core.model.kinds import TITLE_ROLES
from core.model.span import Span
from core.text.characters import ends_sentence
from core.text.patterns.jumps import JUMP

CHECK = "unpaired_mark"
_PARTNER = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《", "】": "【", "）": "（", ")": "（"}
_OPENERS = {"“": "“", "‘": "‘", "「": "「", "『": "『", "《": "《", "【": "【", "（": "（", "(": "（"}
_MARK = re.compile(r"[“”‘’「」『』《》【】（）()]")
_NUMBERED = re.compile(r"(?:^|[\s。；：，、])[\dA-Za-z一二三四五六七八九十]{1,2}$")
_QUOTES = frozenset("“‘「『")


def check(material: Material) -> Iterator[Finding]:
    """Yield a finding for each mark of an article that has no partner in it; titles are paired apart from bodies."""
    for article, blocks in material.articles:
        if article.jump:  # its other half stands on another page
            continue
        titles = [block for block in blocks if block.role in TITLE_ROLES]
        for group in (titles, [block for block in blocks if block.role not in TITLE_ROLES]):
            for mark, span in _unpaired(material.text, group):
                yield finding(CHECK, span, message(f"finding.{CHECK}", mark=mark))


def _unpaired(raw: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    """Yield the marks without a partner, in the order of reading."""
    lone: list[tuple[str, Span]] = []
    open_marks: list[tuple[str, str, Span]] = []
    for block in blocks:
        text = block.clean.text
        for match in _MARK.finditer(text):
            mark, span = match[0], block.clean.raw_span(match.start(), match.end())
            if span is None:
                continue
            if mark in _OPENERS:
                if _goes_on(raw, span.start, open_marks, _OPENERS[mark]):
                    open_marks.pop()
                open_marks.append((_OPENERS[mark], mark, span))
            elif not _pops(open_marks, mark) and not _is_idle(text, match.start()):
                lone.append((mark, span))
        if JUMP.search(text):
            open_marks = []
    yield from _lone_on_the_page(lone + [(mark, span) for _, mark, span in open_marks])


def _lone_on_the_page(lone: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Yield what has no partner in the order of the page either: reading order may part a bracket from its other."""
    left: list[tuple[str, str, Span]] = []
    for mark, span in sorted(lone, key=lambda row: row[1]):
        if mark in _OPENERS or not _pops(left, mark):
            left.append((_OPENERS.get(mark, ""), mark, span))
    yield from ((mark, span) for _, mark, span in left)


def _goes_on(raw: str, at: int, open_marks: Sequence[tuple[str, str, Span]], opener: str) -> bool:
    """Judge whether a mark re-opens, at the head of a paragraph, the speech of the paragraph before."""
    if opener not in _QUOTES or not open_marks or open_marks[-1][0] != opener:
        return False
    before = raw[max(0, at - 8) : at].rstrip(" \u3000\t")
    return before.endswith("\n") and ends_sentence(before)


def _pops(open_marks: list[tuple[str, str, Span]], mark: str) -> bool:
    """Take away the partner of a closing mark, if it is the last one open or just before."""
    for depth in (1, 2):
        if len(open_marks) >= depth and open_marks[-depth][0] == _PARTNER[mark]:
            del open_marks[-depth]
            return True
    return False


def _is_idle(text: str, at: int) -> bool:
    """Judge whether a closing mark needs no partner: 1）, or an apostrophe."""
    if text[at] in "）)":
        return _NUMBERED.search(text, max(0, at - 4), at) is not None
    return text[at] == "’" and at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()
