"""What a corrected text comes to in raw text: corrections, or nothing when they would not give exactly that text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from core.handoff.cells import CELL_LIMIT, split_text
from core.handoff.page_record import ArticleRecord, PageRecord
from core.handoff.sheets.texts import joined, texts_of
from core.model.article import Article
from core.model.correction import Correction
from core.model.kinds import Role
from core.model.span import Span
from core.text.article_text import article_text
from core.text.reflow import CleanText

Find = Callable[[ArticleRecord], CleanText | None]
"""Takes an article and returns the clean text that a cell (or several, for a long one) shows of it."""
Range = tuple[int, int, int, int]
"""A clean range and the range of the wanted text that takes its place."""
_MOST_PAIRS = 25_000_000
"""Letters of one text times letters of the other beyond which they are not compared letter by letter."""
TITLES = {"kicker": Role.KICKER, "headline": Role.HEADLINE, "subheadline": Role.SUBHEADLINE}


def title_finder(column: str) -> Find:
    """Return what finds the text of a column of titles."""
    role = TITLES[column]

    def find(item: ArticleRecord) -> CleanText | None:
        pieces = [clean for part, clean in item.text.parts if part.role is role and clean.text]
        return joined(pieces, " ") if pieces else None

    return find


def text_finders(item: ArticleRecord, limit: int = CELL_LIMIT) -> Iterator[tuple[Find, int, int]]:
    """Yield for each row of an article's texts what finds its text, and the range of it that the row shows."""
    for index, (_, clean) in enumerate(texts_of(item)):
        at = 0
        for piece in split_text(clean.text, limit):
            yield _nth(index), at, at + len(piece)
            at += len(piece)


def _nth(index: int) -> Find:
    def find(item: ArticleRecord) -> CleanText | None:
        return next((clean for i, (_, clean) in enumerate(texts_of(item)) if i == index), None)

    return find


def corrections_of(
    record: PageRecord, item: ArticleRecord, find: Find, start: int, end: int, wanted: str
) -> tuple[Correction, ...] | None:
    """Return the corrections that make an article's text read as wanted within a range, or None when none can."""
    clean = find(item)
    if clean is None:
        return None
    whole = clean.text[:start] + wanted + clean.text[end:]
    existing = record.view.corrections
    made = _made(clean, whole, existing, item.article)
    if made is None:
        return None
    spans = [correction.span for correction in made]
    kept = [c for c in existing if not any(c.span.overlaps(span) for span in spans)]
    again = article_text(record.view.page.raw_text, item.article, (*kept, *made))
    found = find(replace(item, text=again))
    return tuple(made) if found is not None and found.text == whole else None


def _made(clean: CleanText, wanted: str, existing: Sequence[Correction], article: Article) -> list[Correction] | None:
    made: list[Correction] = []
    for i1, i2, j1, j2 in _ranges(clean, wanted):
        span = _span(clean, i1, i2, existing)
        if span is None or not any(part.span.covers(span) for part in article.parts):
            return None
        made.append(Correction(0, span, wanted[j1:j2]))
    if any(one.span.overlaps(other.span) for one, other in pairwise(made)):
        return None
    return made


def _span(clean: CleanText, start: int, end: int, existing: Iterable[Correction]) -> Span | None:
    """Return the raw span of a clean range with the corrections it touches, or None when it is not in one piece."""
    found = clean.raw_span(start, end)
    if found is None:
        return None
    if any(not found.start <= clean.starts[i] <= clean.ends[i] <= found.end for i in range(start, end)):
        return None
    for correction in existing:
        if correction.span.overlaps(found):
            found = Span(min(found.start, correction.span.start), max(found.end, correction.span.end))
    return found


def _ranges(clean: CleanText, wanted: str) -> list[Range]:
    """Return what differs as clean ranges and ranges of the wanted text, each on whole raw characters."""
    found: list[Range] = []
    for difference in _differences(clean.text, wanted):
        grown = _grown(clean, difference)
        while found and found[-1][1] >= grown[0]:
            grown = _joined_up(found.pop(), grown)
        found.append(grown)
    return found


def _grown(clean: CleanText, difference: Range) -> Range:
    i1, i2, j1, j2 = difference
    while not _is_whole(clean, i1, i2):
        if _goes_left(clean, i1, i2):
            i1, j1 = i1 - 1, j1 - 1
        elif i2 < len(clean.text):
            i2, j2 = i2 + 1, j2 + 1
        else:
            break
    return i1, i2, j1, j2


def _joined_up(one: Range, other: Range) -> Range:
    """Return two ranges that have grown into each other as one."""
    i1, i2 = min(one[0], other[0]), max(one[1], other[1])
    return i1, i2, one[2] - (one[0] - i1), other[3] + (i2 - other[1])


def _goes_left(clean: CleanText, start: int, end: int) -> bool:
    """Judge on which side a range must grow: an insertion takes in the character before it where there is one."""
    if start == 0:
        return False
    if clean.raw_span(start, end) is None:
        return True
    return _same_piece(clean, start - 1, start)


def _is_whole(clean: CleanText, start: int, end: int) -> bool:
    """Return whether a range has raw text and cuts no earlier correction in two."""
    if clean.raw_span(start, end) is None:
        return False
    is_cut_before = start > 0 and _same_piece(clean, start - 1, start)
    is_cut_behind = end < len(clean.text) and _same_piece(clean, end - 1, end)
    return not is_cut_before and not is_cut_behind


def _same_piece(clean: CleanText, one: int, other: int) -> bool:
    return clean.starts[one] == clean.starts[other] and clean.ends[one] == clean.ends[other]


def _differences(one: str, other: str) -> list[Range]:
    """Return where two texts differ; common ends are set aside first, so that long texts stay quick to compare."""
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    middle, new = one[head : len(one) - tail], other[head : len(other) - tail]
    if len(middle) * len(new) > _MOST_PAIRS:
        return [(head, head + len(middle), head, head + len(new))]
    matcher = SequenceMatcher(None, middle, new, autojunk=False)
    return [
        (head + i1, head + i2, head + j1, head + j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    ]
