"""Tag the same words in many places as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.commands.command import Command
from core.commands.mentions import AddMention, SetMentionType
from core.messages import Message, message
from core.model.kinds import FOUND_BY_RULES, Decision
from core.model.mention import Mention
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class TagPlaces(Command):
    """Tag spans (page id and span each) as an entity by hand, wherever they are; proposals within them make room."""

    places: tuple[tuple[int, Span], ...]
    type: str
    authority: str = ""

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.tag_places", count=len(self.places), type=self.type)

    def apply(self, unit: Unit) -> Span | None:
        """Store each mention, and teach the lexicon; an undecided one of the same span takes on the type."""
        for page_id, span in dict.fromkeys(self.places):
            _tag(unit, page_id, span, self.type, self.authority)
        return self.places[0][1] if self.places else None


def _tag(unit: Unit, page_id: int, span: Span, type_: str, authority: str) -> None:
    """Tag one place. Types that rules find share the text out among them; other types may lie over them."""
    within = [m for m in unit.of(Mention, page_id) if span.covers(m.span) and m.decision is Decision.UNDECIDED]
    rivals = [m for m in within if m.type != type_ and {m.type, type_} <= FOUND_BY_RULES]
    same = next((m for m in rivals if m.span == span), None)
    is_new = all((m.span, m.type) != (span, type_) for m in within)
    for mention in [m for m in within if (m in rivals or m.type == type_) and m.span != span]:
        unit.remove(Mention, mention.id)
    if same is not None and is_new:
        SetMentionType((same.id,), type_).apply(unit)
    else:
        AddMention(page_id, span, type_, authority).apply(unit)
