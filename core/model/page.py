"""Pages: one printed page, its raw text, and all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.model.article import Article, Furniture, Segmentation
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import PageStatus
from core.model.mention import Mention


@dataclass(frozen=True, slots=True)
class PageDetails:
    """What names a page: publication, edition date, page number (版次, "3" or "A3") and section name (版名)."""

    publication: str = ""
    edition_date: date | None = None
    page_number: str = ""
    section_name: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page. `raw_text` never changes; `sha256` is its hash as UTF-8; `source` is the file's name."""

    id: int
    details: PageDetails
    raw_text: str
    sha256: str
    source: str
    encoding: str = "utf-8"
    status: PageStatus = PageStatus.NEW


@dataclass(frozen=True, slots=True)
class PageAnalysis:
    """All that the analysis proposes for one page."""

    segmentation: Segmentation = field(default_factory=Segmentation)
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with everything stored about it, as one unchanging picture for the window.

    `revision` grows with every command that touches the page.
    """

    page: Page
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    corrections: tuple[Correction, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True)
class PageSummary:
    """A row of the worklist."""

    id: int
    details: PageDetails
    source: str
    status: PageStatus
    articles: int = 0
    undecided: int = 0
    decided: int = 0
    findings: int = 0
