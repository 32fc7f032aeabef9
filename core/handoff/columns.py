"""Columns as data: what each sheet holds is a table of key, type and width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.errors import UserError
from core.messages import Message, message


class ColumnType(StrEnum):
    """How a column's cells are stored and shown."""

    KEY = "key"
    """Hidden text: the stable key by which a row is found again."""
    TEXT = "text"
    """Text that stays text: numbers of pages, dates of eight digits, leading zeros."""
    LONG = "long"
    """Text that wraps."""
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    SHARE = "share"
    """A confidence, 0 to 1."""
    TIME = "time"
    """A point in local time."""
    LINK = "link"
    """Text that leads to a row of another sheet (`core.handoff.cells.Link`)."""
    COUNT = "count"
    """A number that leads to the first of the rows it counts."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key (header `handoff.column.KEY`), type, width in characters of half width.

    `choices` are the messages its cells may hold: offered in a drop-down list.
    """

    key: str
    type: ColumnType = ColumnType.TEXT
    width: int = 12
    choices: Sequence[Message] = ()

    @property
    def header(self) -> Message:
        """Return its heading."""
        return message(f"handoff.column.{self.key}")


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet: key (title `handoff.sheet.KEY`) and columns; the first of the type KEY names the row's record."""

    key: str
    columns: tuple[Column, ...]

    @property
    def title(self) -> Message:
        """Return its title."""
        return message(f"handoff.sheet.{self.key}")

    @property
    def key_column(self) -> int:
        """Return the place, from 0, of the column that names the row's record; behind the last when none does."""
        keys = (i for i, column in enumerate(self.columns) if column.type is ColumnType.KEY)
        return next(keys, len(self.columns))

    def places(self, keys: Sequence[str]) -> list[int]:
        """Return the places of chosen columns in their order, keys of records behind them.

        Raises UserError when the sheet has no such column.
        """
        by_key = {column.key: i for i, column in enumerate(self.columns)}
        unknown = [key for key in keys if key not in by_key]
        if unknown:
            raise UserError("handoff.unknown_column", sheet=self.key, column=unknown[0], known=", ".join(by_key))
        hidden = [i for i, column in enumerate(self.columns) if column.type is ColumnType.KEY]
        return [*dict.fromkeys(by_key[key] for key in keys if by_key[key] not in hidden), *hidden]
