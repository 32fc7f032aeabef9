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
        for entry in self.entries:
            word = entry.word.strip()
            if not word or not entry.type.strip():
                raise UserError("word_empty")
            found = unit.lexicon_entry(word, entry.type)
            if found is None:
                unit.add(replace(entry, word=word, count=max(1, entry.count)))
            else:
                unit.put(replace(entry, word=word, count=max(entry.count, found[1].count)), found[0])


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
