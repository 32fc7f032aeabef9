"""How a page is called in the window."""

from __future__ import annotations

import re

from core.model.page import PageDetails
from gui.translate import tr

_SPACES = re.compile(r"\s{2,}")


def page_words(details: PageDetails, source: str) -> str:
    """Return a page's number, section name and date; its file name when nothing of them is known."""
    if not (details.page_number or details.section_name or details.edition_date):
        return source
    number = tr("worklist.page_number", number=details.page_number) if details.page_number else ""
    day = details.edition_date.isoformat() if details.edition_date is not None else ""
    return _SPACES.sub(" ", f"{number} {details.section_name} {day}".strip())


def short_page_words(details: PageDetails, source: str) -> str:
    """Return a page's number and section name, as below a heading with its date; else its file name."""
    number = tr("worklist.page_number", number=details.page_number) if details.page_number else ""
    return f"{number} {details.section_name}".strip() or source


def edition_words(details: PageDetails) -> str:
    """Return the heading of an edition: its date and newspaper."""
    day = details.edition_date.isoformat() if details.edition_date is not None else tr("worklist.no_date")
    return f"{day} {details.publication}".strip()
