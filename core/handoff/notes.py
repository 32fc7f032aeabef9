"""What was changed so that texts fit into cells, kept short however much it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.messages import Message, message

if TYPE_CHECKING:
    from core.handoff.table import Table

_PLACES = 200


class Notes:
    """Collect what the workbook says of its own making; after `_PLACES` places only numbers are kept."""

    def __init__(self) -> None:
        self._split: list[Message] = []
        self._cleaned: list[Message] = []
        self._more_split = 0
        self._more_cleaned = 0
        self._continued: list[Message] = []
        self._rejected = 0

    def split(self, number: str, pieces: int) -> None:
        """Note that an article's text stands in several rows."""
        if len(self._split) < _PLACES:
            self._split.append(message("handoff.note.split", number=number, pieces=pieces))
        else:
            self._more_split += 1

    def cleaned(self, sheet: str, column: str, row: int, removed: int) -> None:
        """Note that characters were taken out of a cell."""
        if len(self._cleaned) < _PLACES:
            names = {"sheet": message(f"handoff.sheet.{sheet}"), "column": message(f"handoff.column.{column}")}
            self._cleaned.append(message("handoff.note.cleaned", row=row, removed=removed, **names))
        else:
            self._more_cleaned += 1

    def continued(self, table: Table) -> None:
        """Note that a table needs more than one sheet."""
        if len(table.sheets) > 1:
            last = table.sheets[-1].title
            self._continued.append(message("handoff.note.continued", sheet=table.plan.title, last=last))

    def rejected(self, count: int) -> None:
        """Note how many rejected proposals were left out."""
        self._rejected = count

    def messages(self) -> list[Message]:
        """Return all notes."""
        found = [*self._continued, *self._split]
        if self._more_split:
            found.append(message("handoff.note.more_split", count=self._more_split))
        found += self._cleaned
        if self._more_cleaned:
            found.append(message("handoff.note.more_cleaned", count=self._more_cleaned))
        if self._rejected:
            found.append(message("handoff.note.rejected", count=self._rejected))
        return found
