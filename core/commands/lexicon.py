"""Commands on the lexicon and the authorities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.commands.command import Command
from core.errors import UserError
from core.messages import Message, message
from core.model.mention import Authority, LexiconEntry

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class AddLexiconEntry(Command):
    """Teach the collection words by hand; known ones take on what is said now."""

    entries: tuple[LexiconEntry, ...]

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.add_lexicon_entry", count=len(self.entries))

    def apply(self, unit: Unit) -> None:
        """Store each. Raises UserError for an empty word or type."""
        known = {(entry.word, entry.type): (i, entry.count) for i, entry in unit.find_all(LexiconEntry)}
        for given in self.entries:
            entry = replace(given, word=given.word.strip(), count=max(1, given.count))
            if not entry.word or not entry.type.strip():
                raise UserError("word_empty")
            key = entry.word, entry.type
            if key not in known:
                known[key] = unit.add(entry), entry.count
            else:
                record_id, count = known[key]
                unit.put(replace(entry, count=max(entry.count, count)), record_id)


@dataclass(frozen=True, slots=True)
class RemoveLexiconEntry(Command):
    """Forget a word as a type."""

    word: str
    type: str

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.remove_lexicon_entry", word=self.word)

    def apply(self, unit: Unit) -> None:
        """Remove it. Raises UserError when it was never learned."""
        found = unit.lexicon_entry(self.word, self.type)
        if found is None:
            raise UserError("missing_word", word=self.word)
        unit.remove(LexiconEntry, found[0])


@dataclass(frozen=True, slots=True)
class EditAuthority(Command):
    """Set the aliases and the note of an agreed name."""

    authority_id: int
    aliases: tuple[str, ...] = ()
    note: str = ""

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.edit_authority")

    def apply(self, unit: Unit) -> None:
        """Store them."""
        authority = unit.get(Authority, self.authority_id)
        aliases = tuple(sorted({alias.strip() for alias in self.aliases if alias.strip()}))
        unit.put(replace(authority, aliases=aliases, note=self.note))
