"""Mentions: spans tagged as entities."""

from __future__ import annotations

from dataclasses import dataclass

from core.messages import Message
from core.model.kinds import Decision
from core.model.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A span tagged with an entity type (a value of `EntityType` or a collection's own).

    `text` is the mention in clean text (a name broken over a line is whole); `authority` is the proposed or agreed
    name ("" when none); `value` places a TIME in the calendar as ISO 8601 (a date, a month, a year, or start/end).
    """

    id: int
    span: Span
    type: str
    text: str
    authority: str = ""
    value: str = ""
    confidence: float = 1.0
    reason: Message | None = None
    decision: Decision = Decision.UNDECIDED


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A word the collection has learned. `is_rejected`: never propose it as this type again."""

    word: str
    type: str
    authority: str = ""
    is_rejected: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class Authority:
    """The agreed name that several mentions share."""

    id: int
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    note: str = ""
