"""Link 下转 and 上接 across the pages of one edition from both ends; what has only one end is a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.matching import freely
from core.messages import message
from core.model.article import Article, Segmentation
from core.model.finding import Finding
from core.model.span import Span
from core.text.patterns.jumps import JumpMark, find_jumps, page_key

CHECK = "jump_one_end"


@dataclass(frozen=True, slots=True)
class JumpPage:
    """One page of an edition: its id, page number ("2", "A3"), segmentation and raw text."""

    id: int
    page_number: str
    segmentation: Segmentation
    text: str


@dataclass(frozen=True, slots=True)
class JumpEnd:
    """A jump line: its page's id, the index of its article in the segmentation, and its span of raw text."""

    page: int
    article: int
    span: Span


@dataclass(frozen=True, slots=True)
class JumpLink:
    """Two ends of one article: it leads on `there` and is taken up `here`."""

    there: JumpEnd
    here: JumpEnd


@dataclass(frozen=True, slots=True)
class JumpLinks:
    """The links of an edition, and the findings about lonely ends by page id."""

    links: tuple[JumpLink, ...]
    findings: tuple[tuple[int, Finding], ...]


@dataclass(frozen=True, slots=True)
class _End:
    end: JumpEnd
    mark: JumpMark
    words: str


def link_jumps(pages: Iterable[JumpPage]) -> JumpLinks:
    """Return the links between the pages of one edition and a finding for every jump line that has no other end."""
    known = list(pages)
    numbers = {page_key(page.page_number): page for page in known}
    ends = [end for page in known for end in _ends(page)]
    own = {page.id: page_key(page.page_number) for page in known}
    groups: dict[tuple[str, str], tuple[list[_End], list[_End]]] = defaultdict(lambda: ([], []))
    for end in ends:
        here, there = own[end.end.page], end.mark.page_number
        groups[(here, there) if end.mark.leads_on else (there, here)][not end.mark.leads_on].append(end)
    links = [link for leaving, arriving in groups.values() for link in _pair(leaving, arriving)]
    linked = {end for link in links for end in (link.there, link.here)}
    lonely = [end for end in ends if end.end not in linked]
    findings = tuple((end.end.page, _finding(end, end.mark.page_number in numbers)) for end in lonely)
    return JumpLinks(tuple(links), findings)


def _ends(page: JumpPage) -> list[_End]:
    """Return the jump lines of a page."""
    found = []
    for index, article in enumerate(page.segmentation.articles):
        words = _words(article, page.text)
        for part in article.parts:
            piece = part.span.of(page.text)
            if "转" not in piece and "接" not in piece:
                continue
            for mark in find_jumps(piece):
                span = Span(part.span.start + mark.start, part.span.start + mark.end)
                found.append(_End(JumpEnd(page.id, index, span), mark, words))
    return found


def _words(article: Article, text: str) -> str:
    return "\n".join(part.span.of(text) for part in article.parts)


def _pair(leaving: Sequence[_End], arriving: Sequence[_End]) -> list[JumpLink]:
    """Return the links between two pages; of several, those whose articles have most in common."""
    if len(leaving) > len(arriving):
        return [JumpLink(link.here, link.there) for link in _pair(arriving, leaving)]
    if len(arriving) == 1:
        return [JumpLink(end.end, arriving[0].end) for end in leaving]
    vocabulary = Vocabulary([end.words for end in (*leaving, *arriving)], [True] * (len(leaving) + len(arriving)))
    worth = [[vocabulary.kinship([i], [len(leaving) + j]) for j in range(len(arriving))] for i in range(len(leaving))]
    return [JumpLink(leaving[i].end, arriving[j].end) for i, j in enumerate(freely(worth))]


def _finding(end: _End, is_page_known: bool) -> Finding:
    """Return the finding about a jump line without another end."""
    key = "no_mark" if is_page_known else "no_page"
    return Finding(0, end.end.span, CHECK, message(f"finding.jump_one_end.{key}", jump=end.mark.text))
