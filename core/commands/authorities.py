"""Commands on the names that mentions share: merge, rename, split, note. The mentions follow.

A name is known by its type and wording, so that one that only rules have proposed can be worked on like an agreed one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from core.commands.command import Command
from core.errors import UserError
from core.messages import Message, message
from core.model.mention import Authority, LexiconEntry, Mention
from core.text.characters import without_spaces

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class MergeAuthorities(Command):
    """Say that names mean the same: all their mentions take on the name `into`, the other names become aliases."""

    type: str
    names: tuple[str, ...]
    into: str
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.merge_authorities", count=len({*self.names, self.into}), name=self.into.strip())

    def apply(self, unit: Unit) -> None:
        """Move mentions, aliases, notes and lexicon. Raises UserError when a name is empty or unknown."""
        into = _checked(self.into)
        others = [name for name in dict.fromkeys(self.names) if name != into]
        for name in others:
            if not _exists(unit, self.type, name):
                raise UserError("missing_authority", name=name)
        _agree(unit, self.type, into, _words(unit, self.type, into), ())
        for name in others:
            old = unit.find(Authority, name=name, type=self.type)
            aliases, note = (old[1].aliases, old[1].note) if old else ((), "")
            words = [name, *aliases, *_words(unit, self.type, name)]
            if old is not None:
                unit.remove(Authority, old[0])
            _move(unit, self.type, name, into)
            _agree(unit, self.type, into, words, [note])


@dataclass(frozen=True, slots=True)
class RenameAuthority(Command):
    """Give a name another wording; the old one becomes an alias."""

    type: str
    name: str
    new_name: str
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.rename_authority", old=self.name, new=self.new_name.strip())

    def apply(self, unit: Unit) -> None:
        """Rename it. Raises UserError when the new name is empty, or there is one already: merge them instead."""
        new = _checked(self.new_name)
        if new == self.name:
            return
        if unit.find(Authority, name=new, type=self.type) is not None:
            raise UserError("authority_exists", name=new)
        MergeAuthorities(self.type, (self.name,), new).apply(unit)


@dataclass(frozen=True, slots=True)
class SplitAuthority(Command):
    """Say that some wordings of a name mean another: their mentions take on `new_name` (empty: the first wording)."""

    type: str
    name: str
    words: tuple[str, ...]
    new_name: str = ""
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.split_authority", name=self.name, new=self._target())

    def _target(self) -> str:
        return self.new_name.strip() or (self.words[0] if self.words else "")

    def apply(self, unit: Unit) -> None:
        """Split them off. Raises UserError when the wordings are none of this name's, or are all of it."""
        target = _checked(self._target())
        wanted = {without_spaces(word) for word in self.words}
        old = unit.find(Authority, name=self.name, type=self.type)
        aliases = old[1].aliases if old else ()
        known = {without_spaces(word) for word in (*aliases, *_words(unit, self.type, self.name))}
        if target == self.name or not wanted or not wanted <= known or without_spaces(self.name) in wanted:
            raise UserError("authority_cannot_split", name=self.name)
        _move(unit, self.type, self.name, target, wanted)
        if old is not None:
            rest = tuple(alias for alias in aliases if without_spaces(alias) not in wanted)
            unit.put(replace(old[1], aliases=rest))
        _agree(unit, self.type, target, self.words, ())


@dataclass(frozen=True, slots=True)
class NoteAuthority(Command):
    """Write a note beside a name; one that rules proposed is agreed on by that."""

    type: str
    name: str
    note: str
    is_review: ClassVar[bool] = False

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.note_authority", name=self.name)

    def apply(self, unit: Unit) -> None:
        """Store the note. Raises UserError when there is no such name."""
        if not _exists(unit, self.type, self.name):
            raise UserError("missing_authority", name=self.name)
        _agree(unit, self.type, self.name, _words(unit, self.type, self.name), ())
        found = unit.find(Authority, name=self.name, type=self.type)
        if found is not None:
            unit.put(replace(found[1], note=self.note.strip()))


def _checked(name: str) -> str:
    bare = " ".join(name.split())
    if not bare:
        raise UserError("authority_empty")
    return bare


def _members(unit: Unit, type_: str, name: str) -> list[Mention]:
    """Return the mentions of a name: those that carry it, and those without any that read so."""
    named = unit.find_all(Mention, type=type_, authority=name)
    return [m for _, m in named] + [m for _, m in unit.find_all(Mention, type=type_, authority="", text=name)]


def _words(unit: Unit, type_: str, name: str) -> list[str]:
    return list(dict.fromkeys(mention.text for mention in _members(unit, type_, name)))


def _exists(unit: Unit, type_: str, name: str) -> bool:
    return unit.find(Authority, name=name, type=type_) is not None or bool(_members(unit, type_, name))


def _move(unit: Unit, type_: str, name: str, into: str, words: set[str] | None = None) -> None:
    """Let mentions and learned words of a name (only these wordings of it, when given) take on another."""
    for mention in _members(unit, type_, name):
        if words is None or without_spaces(mention.text) in words:
            unit.put(replace(mention, authority=into))
    for record_id, entry in unit.find_all(LexiconEntry, type=type_, authority=name):
        if words is None or without_spaces(entry.word) in words:
            unit.put(replace(entry, authority=into), record_id)


def _agree(unit: Unit, type_: str, name: str, words: Iterable[str], notes: Iterable[str]) -> None:
    """Make sure that an authority exists, and add aliases and notes to it."""
    found = unit.find(Authority, name=name, type=type_)
    if found is None:
        record_id = unit.add(Authority(0, name, type_))
        authority = replace(unit.get(Authority, record_id), id=record_id)
    else:
        authority = found[1]
    aliases = tuple(sorted({*authority.aliases, *words} - {name, ""}))
    note = "\n".join(filter(None, dict.fromkeys([authority.note, *notes])))
    unit.put(replace(authority, aliases=aliases, note=note))
