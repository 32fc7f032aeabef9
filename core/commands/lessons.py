"""What the lexicon learns from decisions on mentions, and how it unlearns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.model.kinds import Decision, EntityType
from core.model.mention import LexiconEntry, Mention
from core.text.patterns.addresses import is_form_of_address

if TYPE_CHECKING:
    from core.storage.unit import Unit


def learn(unit: Unit, mention: Mention) -> None:
    """Learn from a decided mention: its word is one of this type, or is not. Dates are no words and teach nothing."""
    if mention.decision.is_made:
        _count(unit, mention, mention.decision is Decision.REJECTED, 1)


def unlearn(unit: Unit, mention: Mention) -> None:
    """Take back what a decided mention taught, before it is decided otherwise or removed."""
    if mention.decision.is_made:
        _count(unit, mention, mention.decision is Decision.REJECTED, -1)


def _count(unit: Unit, mention: Mention, is_rejected: bool, step: int) -> None:
    """Count a lesson. Lessons for and against a word cancel each other, and what most say stands."""
    word = mention.text.strip()
    if not word or mention.type == EntityType.TIME:
        return
    found = unit.lexicon_entry(word, mention.type)
    if found is None:
        if step > 0:
            unit.add(LexiconEntry(word, mention.type, _lasting_name(mention), is_rejected))
        return
    record_id, entry = found
    count = entry.count + (step if entry.is_rejected == is_rejected else -step)
    if count == 0:
        unit.remove(LexiconEntry, record_id)
        return
    name = _lasting_name(mention)
    authority = name if step > 0 and not is_rejected and name else entry.authority
    unit.put(replace(entry, count=count, authority=authority), record_id)


def _lasting_name(mention: Mention) -> str:
    """Return the agreed name that the word has on other pages too: none for 李局长, who is somebody else there."""
    is_address = mention.type == EntityType.PER and is_form_of_address(mention.text)
    return "" if is_address else mention.authority
