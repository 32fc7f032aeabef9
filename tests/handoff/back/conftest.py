"""A collection with an invented page, its workbook, and ways to correct that as archivists do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.mentions import SetMentionAuthority
from core.commands.pages import ImportPages
from core.model.article import Segmentation
from core.model.page import PageAnalysis
from core.model.transfer import HandBack, ReadPage
from core.workspace import Workspace

from ..sample_views import bridge, figures, mentions, notice, view


class Desk:
    """What an archivist has: the workbook as handed over, to be changed by key and heading."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.folder = folder
        self.path = workspace.export_workbook(folder / "移交.xlsx").path
        self.book: Any = openpyxl.load_workbook(self.path)

    def cell(self, sheet: str, key: str, heading: str) -> Any:
        headings = [cell.value for cell in self.book[sheet][1]]
        keys = next(i for i, h in enumerate(headings) if h.endswith("键"))
        row = next(row for row in self.book[sheet].iter_rows(min_row=2) if row[keys].value == key)
        return row[headings.index(heading)]

    def set(self, sheet: str, key: str, heading: str, value: Any) -> str:
        """Change a cell and return its address."""
        cell = self.cell(sheet, key, heading)
        cell.value = value
        return f"{sheet}!{cell.coordinate}"

    def send(self, name: str = "退回.xlsx") -> HandBack:
        self.book.save(self.folder / name)
        return self.workspace.read_back(self.folder / name)

    def again(self) -> Any:
        """Return the workbook as it would be handed over now."""
        path = self.workspace.export_workbook(self.folder / "再.xlsx").path
        return openpyxl.load_workbook(path, data_only=True)


def fill(workspace: Workspace) -> int:
    """Put the invented page into a collection and return its id."""
    sample = view()
    page = sample.page
    read = ReadPage(page.source, page.raw_text, page.sha256, "utf-8", page.details)
    (page_id,) = workspace.do(ImportPages((read,))).pages
    articles = tuple(replace(each, id=0) for each in (bridge(), notice()))
    analysis = PageAnalysis(
        Segmentation(articles),
        tuple(replace(each, id=0) for each in mentions()),
        tuple(replace(each, id=0) for each in figures()),
        tuple(replace(each, id=0) for each in sample.findings),
    )
    workspace.do(ApplyAnalysis(page_id, analysis))
    named = next(m for m in workspace.page(page_id).mentions if m.text == "柳一舟")
    workspace.do(SetMentionAuthority((named.id,), "柳一舟（青石镇）"))
    return page_id


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "a.jiaokan", "青石文库", author="何山") as found:
        fill(found)
        yield found


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> Desk:
    return Desk(workspace, tmp_path)


@pytest.fixture
def key_of(workspace: Workspace) -> Callable[[str], str]:
    """Return the key of the record that says something."""

    def find(words: str) -> str:
        page = workspace.page(workspace.pages()[0].id)
        for letter, records in (("M", page.mentions), ("F", page.figures)):
            for record in records:
                if record.text == words:
                    return f"{letter}{record.id}"
        raise LookupError(words)

    return find
