"""A page of 100,000 characters with 5,000 mentions in a collection."""

from hashlib import sha256
from pathlib import Path

from bench.window import big_page
from core.commands.analysis import ApplyAnalysis
from core.commands.pages import ImportPages
from core.model.article import Segmentation
from core.model.page import PageAnalysis, PageDetails
from core.model.transfer import ReadPage
from core.workspace import Workspace

HARD_WRAPPED, LONG_LINES = (21,), (30, 500, 700)


def make_big_collection(path: Path) -> Path:
    """Write a collection of two such pages, one hard-wrapped, one with long lines."""
    with Workspace.create(path) as workspace:
        for number, line_lengths in enumerate((HARD_WRAPPED, LONG_LINES), 1):
            view = big_page(line_lengths)
            digest = sha256(view.page.raw_text.encode()).hexdigest()
            page = ReadPage(f"大{number}.txt", view.page.raw_text, digest, "utf-8", PageDetails("", None, str(number)))
            page_id = workspace.do(ImportPages((page,))).pages[0]
            workspace.do(ApplyAnalysis(page_id, PageAnalysis(Segmentation(view.articles), view.mentions)))
    return path
