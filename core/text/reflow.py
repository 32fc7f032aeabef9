"""Derive clean text from raw text: rejoin hard-wrapped lines, apply corrections, and keep an exact map both ways."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.model.correction import Correction
from core.model.span import Span
from core.text.characters import CLOSERS, OPENERS, ends_sentence, is_cjk, is_latin
from core.text.lines import Line, lines_of

PARAGRAPH = "\n"
"""What stands between two paragraphs of clean text."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text with its map to raw text.

    Character i of `text` comes from raw [starts[i], ends[i]); one that was put in (a paragraph break, the space between
    two Latin words) has starts[i] == ends[i]. Within one reflow the offsets never decrease.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def raw_span(self, start: int, end: int) -> Span | None:
        """Return the raw span of clean [start, end), or None when all of it was put in."""
        while start < end and self.starts[start] == self.ends[start]:
            start += 1
        while end > start and self.starts[end - 1] == self.ends[end - 1]:
            end -= 1
        return Span(self.starts[start], self.ends[end - 1]) if start < end else None

    def clean_range(self, span: Span) -> tuple[int, int]:
        """Return the clean [start, end) that a raw span became; start == end when nothing of it was kept."""
        start = bisect_right(self.ends, span.start)
        end = bisect_left(self.starts, span.end)
        return (start, end) if start < end else (start, start)


def reflow(raw: str, span: Span, corrections: Iterable[Correction] = ()) -> CleanText:
    """Return the clean text of a span of raw text.

    Lines broken in mid-sentence are joined; blank lines that are only column breaks go; a space stays between Latin
    words, none between Chinese characters of a letter-spaced word or between them and a number; paragraphs stay apart.
    A correction replaces its raw span as one piece: each of its characters maps to the whole span.
    """
    inside = sorted((c for c in corrections if span.covers(c.span)), key=lambda c: c.span)
    pieces = _Pieces(raw, inside)
    lines = lines_of(raw, span.start, span.end)
    column = _column_width(lines)
    before: Line | None = None
    gap = False
    for line in lines:
        if line.is_blank:
            gap = True
            continue
        if before is not None:
            pieces.join(before, line, _is_paragraph(before, line, gap, column))
        pieces.line(line)
        before, gap = line, False
    return pieces.done()


def _column_width(lines: Sequence[Line]) -> int:
    """Return the width that most lines reach: two thirds up among the widths, in cells."""
    widths = sorted(line.cells for line in lines if not line.is_blank)
    return widths[(len(widths) - 1) * 2 // 3] if widths else 0


def _is_paragraph(before: Line, line: Line, gap: bool, column: int) -> bool:
    """Judge whether a new paragraph begins at a line."""
    if not ends_sentence(before.text):
        return False
    is_short = before.cells < column - 4
    if line.text[0] in "“‘「『":  # layout programs put blank lines before opening quotes in mid-paragraph
        return is_short
    return gap or is_short


class _Pieces:
    """Collect clean characters and where each came from."""

    def __init__(self, raw: str, corrections: Sequence[Correction]) -> None:
        self.raw = raw
        self.corrections = list(corrections)
        self.next = 0
        self.taken = 0
        self.text: list[str] = []
        self.starts = array("l")
        self.ends = array("l")

    def done(self) -> CleanText:
        return CleanText("".join(self.text), self.starts, self.ends)

    def join(self, before: Line, line: Line, is_paragraph: bool) -> None:
        """Put in what belongs between two lines."""
        if self.taken > before.end:  # a correction has swallowed the line end
            return
        if is_paragraph:
            self._put(PARAGRAPH, before.end, before.end)
        elif self.text and is_latin(self.text[-1][-1]) and is_latin(line.text[0]) and _are_words(before, line):
            self._put(" ", before.end, before.end)

    def line(self, line: Line) -> None:
        """Take in a line, its inner spaces sorted out."""
        at = max(line.start, self.taken)
        if not self._is_corrected(line) and not any(map(str.isspace, line.text)):
            self._whole(line, at)
            return
        for keep in _kept(line):
            at = self._upto(at, line.start + keep, skip=True)
            at = self._upto(at, line.start + keep + 1, skip=False)
        self.taken = self._upto(at, line.end, skip=True)

    def _is_corrected(self, line: Line) -> bool:
        """Return whether a correction that is still to come begins before the line ends."""
        return self.next < len(self.corrections) and self.corrections[self.next].span.start < line.end

    def _whole(self, line: Line, at: int) -> None:
        """Take a line as it is, from an offset on: most lines of most pages, so not a character at a time."""
        if at < line.end:
            self.text.extend(line.text[at - line.start :])
            self.starts.extend(range(at, line.end))
            self.ends.extend(range(at + 1, line.end + 1))
        self.taken = max(at, line.end)

    def _upto(self, at: int, stop: int, skip: bool) -> int:
        """Take (or skip) raw characters up to `stop`, putting corrections in where they begin."""
        while at < stop:
            while self.next < len(self.corrections) and self.corrections[self.next].span.end <= at:
                self.next += 1
            if self.next < len(self.corrections) and self.corrections[self.next].span.start <= at:
                correction = self.corrections[self.next]
                for char in correction.replacement:
                    self._put(char, correction.span.start, correction.span.end)
                self.next += 1
                at = correction.span.end
                continue
            if not skip:
                self._put(self.raw[at], at, at + 1)
            at += 1
        return at

    def _put(self, char: str, start: int, end: int) -> None:
        self.text.append(char)
        self.starts.append(start)
        self.ends.append(end)


def _are_words(before: Line, line: Line) -> bool:
    """Judge whether two Latin runs that meet at a line break are two words and not one broken number or word."""
    return not (before.text[-1].isdigit() and line.text[0].isdigit())


def _kept(line: Line) -> list[int]:
    """Return the places of the characters of a line that stay: all but the spaces that carry no meaning."""
    text = line.text
    if not any(char.isspace() for char in text):
        return list(range(len(text)))
    loose = _letter_spaced(text)
    kept = []
    for i, char in enumerate(text):
        if not char.isspace():
            kept.append(i)
            continue
        left, right = text[i - 1], text[i + 1]
        if left.isspace():
            continue
        right_at = i + 1
        while text[right_at].isspace():
            right_at += 1
        right = text[right_at]
        if not _is_idle(left, right, i in loose):
            kept.append(i)
    return kept


def _is_idle(left: str, right: str, is_loose: bool) -> bool:
    """Judge whether a space between two characters carries no meaning."""
    if is_loose:
        return True
    if left in "，。、；：！？" or right in "，。、；：！？" or left in OPENERS or right in CLOSERS:
        return True
    if left.isdigit() and is_cjk(right):
        return True
    return is_cjk(left) and right.isdigit()


def _letter_spaced(text: str) -> set[int]:
    """Return the places of the spaces inside letter-spaced words: single Chinese characters, each set apart.

    A line that is letter-spaced throughout has all its spaces in it.
    """
    places: set[int] = set()
    start = 0
    run: list[int] = []
    singles = 0
    for end in [i for i, char in enumerate(text) if char.isspace()] + [len(text)]:
        word = text[start:end]
        if len(word) == 1 and (is_cjk(word) or word in OPENERS or word in CLOSERS or word.isdigit()):
            singles += 1
            if singles > 1:
                run.append(start - 1)
        elif word:
            singles = 0
        start = end + 1
    places.update(run)
    return places
