"""Put an article's parts together as clean text: headline group, paragraphs, running body."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.model.article import Article, Part
from core.model.correction import Correction
from core.model.kinds import TITLE_ROLES, Role
from core.text.characters import ends_sentence, is_cjk, is_latin, width
from core.text.reflow import PARAGRAPH, CleanText, reflow

RUNNING_ROLES = frozenset({Role.LEAD, Role.DATELINE, Role.BODY, Role.SUBHEADING})
"""The roles whose text is read as the body."""
_LINE_ROLES = TITLE_ROLES | {Role.SUBHEADING, Role.COLUMN}
_HEADING_MARK = re.compile(r"#{1,6}[ \t\u3000]+")
_OPEN_BRACKETS = {"《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article: the role it has (of its first part), its clean text and the way back to raw text.

    Where a sentence runs on from one part into the next, both are in one paragraph.
    """

    role: Role
    clean: CleanText

    @property
    def text(self) -> str:
        """Return its clean text."""
        return self.clean.text


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as clean text.

    `parts` holds each part with its own clean text, in reading order; `paragraphs` the same cut where paragraphs begin;
    `body` the running text, its paragraphs apart by a line end. Texts are empty when the article has no such part.
    """

    parts: tuple[tuple[Part, CleanText], ...]
    paragraphs: tuple[Paragraph, ...]
    headline: str
    kicker: str
    subheadline: str
    body: str


def article_text(raw: str, article: Article, corrections: Iterable[Correction] = ()) -> ArticleText:
    """Return an article's clean text, given the page's raw text and its corrections."""
    fixes = tuple(corrections)
    parts = tuple((part, part_text(raw, part, fixes)) for part in article.parts)
    paragraphs = tuple(_paragraphs(raw, parts))
    return ArticleText(
        parts,
        paragraphs,
        _titles(parts, Role.HEADLINE),
        _titles(parts, Role.KICKER),
        _titles(parts, Role.SUBHEADLINE),
        PARAGRAPH.join(p.text for p in paragraphs if p.role in RUNNING_ROLES),
    )


def part_text(raw: str, part: Part, corrections: Iterable[Correction] = ()) -> CleanText:
    """Return the clean text of one part; in a title the lines stay apart by a space."""
    clean = reflow(raw, part.span, corrections)
    return _spaced_lines(raw, clean) if part.role in _LINE_ROLES else clean


def _titles(parts: Iterable[tuple[Part, CleanText]], role: Role) -> str:
    return " ".join(clean.text for part, clean in parts if part.role is role and clean.text)


def _spaced_lines(raw: str, clean: CleanText) -> CleanText:
    """Return a title's clean text with its printed lines apart and heading marks gone."""
    pieces = _Joined()
    for start, end in _line_ranges(raw, clean):
        mark = _HEADING_MARK.match(clean.text, start, end)
        line = _cut(clean, mark.end() if mark else start, end)
        if pieces.text and line.text and _are_apart(pieces.text, line.text):
            pieces.put(" ")
        pieces.add(line)
    return pieces.done()


def _line_ranges(raw: str, clean: CleanText) -> Iterator[tuple[int, int]]:
    """Yield the clean ranges of the printed lines; a correction that swallows a line end joins two."""
    start = 0
    for i in range(1, len(clean.text)):
        if "\n" in raw[clean.ends[i - 1] : clean.starts[i]]:
            yield start, i
            start = i
    if clean.text:
        yield start, len(clean.text)


def _are_apart(before: str, line: str) -> bool:
    """Judge whether two lines of a title are two phrases: not when standing upright, in brackets or punctuated."""
    if any(before.count(opener) > before.count(closer) for opener, closer in _OPEN_BRACKETS.items()):
        return False
    last = before.rsplit(" ", 1)[-1]
    is_upright = width(last) <= 4 and width(line) <= 4
    return not is_upright and _is_word(before[-1]) and (_is_word(line[0]) or line[0] in "“《")


def _is_word(char: str) -> bool:
    return is_cjk(char) or is_latin(char) or char in "”》）)%％"


def _paragraphs(raw: str, parts: Sequence[tuple[Part, CleanText]]) -> Iterator[Paragraph]:
    """Yield the paragraphs in reading order."""
    open_role: Role | None = None
    pieces = _Joined()
    before: Part | None = None
    for part, clean in parts:
        if not clean.text:
            continue
        if before is not None and open_role is not None and not _runs_on(raw, before, pieces.text, part):
            yield Paragraph(open_role, pieces.done())
            open_role, pieces = None, _Joined()
        *whole, last = _cut_paragraphs(clean)
        for piece in whole:
            pieces.join(piece)
            yield Paragraph(_leading(open_role, part.role), pieces.done())
            open_role, pieces = None, _Joined()
        pieces.join(last)
        open_role, before = _leading(open_role, part.role), part
    if open_role is not None:
        yield Paragraph(open_role, pieces.done())


def _leading(open_role: Role | None, role: Role) -> Role:
    """Return the role of a paragraph that is joined by a part: the running text wins over what stands within it."""
    if open_role is None or (open_role not in RUNNING_ROLES and role in RUNNING_ROLES):
        return role
    return open_role


def _runs_on(raw: str, before: Part, text: str, part: Part) -> bool:
    """Judge whether a part goes on with the paragraph that the one before left off."""
    if {before.role, part.role} & _LINE_ROLES:
        return False
    if before.span.end <= part.span.start and "\n" not in raw[before.span.end : part.span.start]:
        return True
    both_run = before.role in RUNNING_ROLES and part.role in RUNNING_ROLES
    is_lead_alone = before.role is not part.role and Role.LEAD in {before.role, part.role}
    return both_run and not is_lead_alone and not ends_sentence(text)


def _cut_paragraphs(clean: CleanText) -> list[CleanText]:
    pieces, start = [], 0
    at = clean.text.find(PARAGRAPH)
    while at >= 0:
        if clean.starts[at] == clean.ends[at]:
            pieces.append(_cut(clean, start, at))
            start = at + 1
        at = clean.text.find(PARAGRAPH, at + 1)
    return [*pieces, _cut(clean, start, len(clean.text))] if start else [clean]


def _cut(clean: CleanText, start: int, end: int) -> CleanText:
    while start < end and clean.text[start].isspace():
        start += 1
    while end > start and clean.text[end - 1].isspace():
        end -= 1
    return CleanText(clean.text[start:end], clean.starts[start:end], clean.ends[start:end])


class _Joined:
    """Clean texts put one behind the other."""

    def __init__(self) -> None:
        self.text = ""
        self.starts = array("l")
        self.ends = array("l")

    def put(self, char: str) -> None:
        """Put in a character that the raw text lacks."""
        at = self.ends[-1]
        self.text += char
        self.starts.append(at)
        self.ends.append(at)

    def add(self, clean: CleanText) -> None:
        """Take in a clean text as it is."""
        self.text += clean.text
        self.starts.extend(clean.starts)
        self.ends.extend(clean.ends)

    def join(self, clean: CleanText) -> None:
        """Take in a clean text that goes on, with a space only between two Latin words."""
        if self.text and clean.text and is_latin(self.text[-1]) and is_latin(clean.text[0]):
            is_number = self.text[-1].isdigit() and clean.text[0].isdigit()
            if not is_number:
                self.put(" ")
        self.add(clean)

    def done(self) -> CleanText:
        return CleanText(self.text, self.starts, self.ends)
