"""The fields in which an item is corrected, and the command that their texts make. Without widgets."""

from __future__ import annotations

import re

from core.commands.article_fields import SetAuthors
from core.commands.command import Command
from core.commands.figures import EditFigure
from core.commands.mentions import SetMentionAuthority
from core.errors import UserError
from core.model.article import Article
from core.model.figure import Figure
from core.model.mention import Mention
from gui.review.answers import fields_of
from gui.review.queue import Item
from gui.translate import tr
from gui.widgets.figure_values import LONGEST, edited

_BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")


def form_of(item: Item) -> list[tuple[str, str, str]]:
    """Return the fields of an item as (name, label, value)."""
    return [(name, tr(f"panel.field.{name}"), value) for name, value in fields_of(item)]


def command_of(item: Item, values: dict[str, str]) -> Command:
    """Return the command that takes the fields over. Raises UserError when a value is none that can be kept."""
    record = item.record
    if isinstance(record, Figure):
        return EditFigure(edited(record, values))
    if any(len(value) > LONGEST for value in values.values()):
        raise UserError("figure_field", name=next(iter(values)), longest=LONGEST)
    if isinstance(record, Mention):
        return SetMentionAuthority((record.id,), values["authority"])
    if isinstance(record, Article):
        names = tuple(filter(None, _BETWEEN_NAMES.split(values["authors"])))
        return SetAuthors(record.id, names)
    raise TypeError(f"no fields for {item.subject!r}")
