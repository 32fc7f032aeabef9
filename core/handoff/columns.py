"""Columns as data: what each sheet holds is a table of key, type and width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    """A sheet: key (title `handoff.sheet.KEY`) and columns. `has_heights`: its rows come with a height."""

    key: str
    columns: tuple[Column, ...]

    @property
    def title(self) -> Message:
        """Return its title."""
        return message(f"handoff.sheet.{self.key}")
