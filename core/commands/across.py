"""Keep the findings that concern several pages up to date: figures that disagree, jumps with one end."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from core.commands.kept_findings import replace_findings
from core.messages import Message, message
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.page import Page, PageDetails
from core.text.patterns.jumps import JUMP

if TYPE_CHECKING:
    from core.analysis.segmentation.jumps import JumpLinks
    from core.storage.across import Across, Edition
    from core.storage.unit import Unit

CONFLICT = "conflict_across_pages"
LONELY = "jump_one_end"


def check_across(
    unit: Unit, across: Across, changed: Collection[int], others: Collection[Edition] = ()
) -> Iterator[None]:
    """Find anew what changed pages have to do with others, yielding now and then so that the unit can be taken.

    `others` are editions to look at as well, such as that which a page has just left.
    """
    _check_conflicts(unit, across, changed)
    yield
    for edition in dict.fromkeys([*across.editions(changed), *others]):
        _check_jumps(unit, across, edition)
        yield


def _check_conflicts(unit: Unit, across: Across, changed: Collection[int]) -> None:
    from core.analysis.findings.conflicting_figures import conflicts_across

    anew, figures = across.comparable_figures(changed)
    anew |= across.pages_referring_to(CONFLICT, changed)
    found: dict[int, list[Finding]] = {}
    for conflict in conflicts_across(figures):
        one, other = (conflict.page, conflict.figure), (conflict.other_page, conflict.other)
        for (page_id, figure), (far_id, far) in ((one, other), (other, one)):
            far_page = across.page(far_id)
            if far_page is not None:
                found.setdefault(page_id, []).append(_conflict(figure, far, far_page))
    for page_id in sorted(anew):
        if across.page(page_id) is not None:
            replace_findings(unit, page_id, _one_a_place(found.get(page_id, [])), {CONFLICT})


def _one_a_place(findings: list[Finding]) -> list[Finding]:
    """Return the first finding of each figure: three pages that disagree are one doubt on the first."""
    return list({finding.span: finding for finding in reversed(findings)}.values())[::-1]


def _conflict(figure: Figure, other: Figure, page: Page) -> Finding:
    words = message(
        f"finding.{CONFLICT}",
        indicator=figure.indicator,
        one=figure.text,
        two=other.text,
        where=page_name(page),
        other_page=page.id,
        other_start=other.span.start,
        other_end=other.span.end,
    )
    return Finding(0, figure.span, CONFLICT, words)


def page_name(page: Page) -> Message | str:
    """Return what a page is called in a sentence: its day and number, else its file."""
    details: PageDetails = page.details
    if details.edition_date is not None and details.page_number:
        return message("finding.page_name", day=details.edition_date.isoformat(), number=details.page_number)
    return page.source


def _check_jumps(unit: Unit, across: Across, edition: Edition) -> None:
    pages = list(across.pages(edition))
    lonely: dict[int, list[Finding]] = {}
    for page_id, finding in linked(across, pages).findings:
        lonely.setdefault(page_id, []).append(finding)
    for page in pages:
        replace_findings(unit, page.id, lonely.get(page.id, []), {LONELY})


def linked(across: Across, pages: list[Page]) -> JumpLinks:
    """Return the links between pages of one edition, as far as they have a page number and were analysed."""
    from core.analysis.segmentation.jumps import JumpLinks, JumpPage, link_jumps
    from core.model.article import Segmentation

    numbered = [page for page in pages if page.details.page_number]
    if not any(JUMP.search(page.raw_text) for page in numbered):
        return JumpLinks((), ())
    return link_jumps(
        JumpPage(page.id, page.details.page_number, Segmentation(across.articles(page.id)), page.raw_text)
        for page in numbered
    )
