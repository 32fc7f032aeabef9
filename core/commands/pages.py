"""Commands on pages: take in, name, mark as reviewed, remove."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from core.commands.command import Command
from core.errors import UserError
from core.messages import Message, message
from core.model.kinds import PageStatus
from core.model.page import Page, PageDetails
from core.model.transfer import ReadPage
from core.storage.images import PAGE_NOUNS

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class ImportPages(Command):
    """Take in pages that were read. Which are duplicates is decided before (`Workspace.import_files`)."""

    pages: tuple[ReadPage, ...]
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.import_pages", count=len(self.pages))

    def apply(self, unit: Unit) -> None:
        """Keep each raw text for good and store its page."""
        for read in self.pages:
            if hashlib.sha256(read.text.encode()).hexdigest() != read.sha256:
                raise UserError("text_hash_differs", source=read.source)
            unit.keep_text(read.sha256, read.text)
            unit.add(Page(0, read.details, read.text, read.sha256, read.source, read.encoding))

    def to_journal(self) -> dict[str, Any]:
        """Return what was read without the texts: those are kept once, by their hash."""
        return {"command": "ImportPages", "sources": [[read.source, read.sha256] for read in self.pages]}


@dataclass(frozen=True, slots=True)
class SetPageDetails(Command):
    """Say what a page is: publication, edition date, page number, section name."""

    page_id: int
    details: PageDetails
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.set_page_details")

    def apply(self, unit: Unit) -> None:
        """Store the details."""
        unit.put(replace(unit.page(self.page_id), details=self.details))

    def regrouped(self) -> tuple[int, ...]:
        """Return the page: another day or number makes it another neighbour."""
        return (self.page_id,)


@dataclass(frozen=True, slots=True)
class SetPageStatus(Command):
    """Say how far the review of pages has come."""

    page_ids: tuple[int, ...]
    status: PageStatus
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message(f"command.set_page_status.{self.status.value}", count=len(self.page_ids))

    def apply(self, unit: Unit) -> None:
        """Store the status."""
        for page_id in self.page_ids:
            unit.put(replace(unit.page(page_id), status=self.status))


@dataclass(frozen=True, slots=True)
class RemovePages(Command):
    """Take pages out of the collection with all that was decided on them. Undo brings everything back."""

    page_ids: tuple[int, ...]
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.remove_pages", count=len(self.page_ids))

    def apply(self, unit: Unit) -> None:
        """Remove each page and its records."""
        for page_id in dict.fromkeys(self.page_ids):
            unit.page(page_id)
            for kind in PAGE_NOUNS:
                for record_id in unit.ids(kind, page_id):
                    unit.remove(kind, record_id)
            unit.remove(Page, page_id)

    def regrouped(self) -> tuple[int, ...]:
        """Return the pages that go."""
        return self.page_ids
