"""Commands on mentions: add, change, agree on a name, decide, remove."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.commands.clean import bare_span, clean_text
from core.commands.command import Command
from core.commands.lessons import learn, unlearn
from core.errors import UserError
from core.messages import Message, message
from core.model.kinds import Decision
from core.model.mention import Authority, Mention
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class AddMention(Command):
    """Tag a span as an entity by hand."""

    page_id: int
    span: Span
    type: str
    authority: str = ""

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.add_mention", type=self.type)

    def apply(self, unit: Unit) -> Span:
        """Store the mention; one of the same span and type is confirmed instead."""
        span = bare_span(unit, self.page_id, self.span)
        same = [m for m in unit.of(Mention, self.page_id) if m.span == span and m.type == self.type]
        if same:
            _decide(unit, same[0], Decision.CONFIRMED)
        else:
            text = clean_text(unit, self.page_id, span)
            mention = Mention(0, span, self.type, text, self.authority, decision=Decision.CORRECTED)
            unit.add(mention, self.page_id)
            learn(unit, mention)
        return span


@dataclass(frozen=True, slots=True)
class SetMentionType(Command):
    """Say that mentions are of another entity type."""

    mention_ids: tuple[int, ...]
    type: str

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.set_mention_type", count=len(self.mention_ids), type=self.type)

    def apply(self, unit: Unit) -> Span | None:
        """Correct each, and teach the lexicon."""
        return _correct_each(unit, self.mention_ids, lambda mention, page_id: replace(mention, type=self.type))


@dataclass(frozen=True, slots=True)
class SetMentionSpan(Command):
    """Say where a mention begins and ends."""

    mention_id: int
    span: Span

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.set_mention_span")

    def apply(self, unit: Unit) -> Span | None:
        """Correct the span and the text with it."""

        def changed(mention: Mention, page_id: int) -> Mention:
            span = bare_span(unit, page_id, self.span)
            return replace(mention, span=span, text=clean_text(unit, page_id, span))

        _correct_each(unit, (self.mention_id,), changed)
        return self.span


@dataclass(frozen=True, slots=True)
class SetMentionAuthority(Command):
    """Agree on the name that mentions share; an empty one takes it away."""

    mention_ids: tuple[int, ...]
    name: str

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.set_mention_authority", count=len(self.mention_ids), name=self.name)

    def apply(self, unit: Unit) -> Span | None:
        """Correct each mention, and make or extend the authority."""
        name = self.name.strip()
        focus = _correct_each(unit, self.mention_ids, lambda mention, page_id: replace(mention, authority=name))
        if name:
            for mention_id in self.mention_ids:
                _extend(unit, name, unit.get(Mention, mention_id))
        return focus


def _extend(unit: Unit, name: str, mention: Mention) -> None:
    """Make sure that an authority exists and knows the mention's words as an alias."""
    found = unit.find(Authority, name=name, type=mention.type)
    alias = (mention.text,) if mention.text != name else ()
    if found is None:
        unit.add(Authority(0, name, mention.type, alias))
    else:
        _, authority = found
        unit.put(replace(authority, aliases=tuple(sorted({*authority.aliases, *alias}))))


@dataclass(frozen=True, slots=True)
class DecideMentions(Command):
    """Confirm or reject mentions, one or all of a kind, or take the decision back."""

    mention_ids: tuple[int, ...]
    decision: Decision = Decision.CONFIRMED

    def label(self) -> Message:
        """Return what the step is called."""
        return message(f"command.decide_mentions.{self.decision.value}", count=len(self.mention_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Decide on each, and teach the lexicon."""
        focus = None
        for mention_id in dict.fromkeys(self.mention_ids):
            mention = unit.get(Mention, mention_id)
            focus = focus or mention.span
            _decide(unit, mention, self.decision)
        return focus


@dataclass(frozen=True, slots=True)
class RemoveMention(Command):
    """Take mentions away, with what they taught. To keep the analysis from proposing one again, reject it instead."""

    mention_ids: tuple[int, ...]

    def label(self) -> Message:
        """Return what the step is called."""
        return message("command.remove_mention", count=len(self.mention_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Remove each."""
        focus = None
        for mention_id in dict.fromkeys(self.mention_ids):
            mention = unit.get(Mention, mention_id)
            focus = focus or mention.span
            unlearn(unit, mention)
            unit.remove(Mention, mention_id)
        return focus


def _decide(unit: Unit, mention: Mention, decision: Decision) -> None:
    if decision is mention.decision or (
        decision is Decision.CONFIRMED and mention.decision is Decision.CORRECTED
    ):  # what was corrected is more than confirmed already
        return
    unlearn(unit, mention)
    decided = replace(mention, decision=decision)
    learn(unit, decided)
    unit.put(decided)


def _correct_each(unit: Unit, ids: tuple[int, ...], change: Callable[[Mention, int], Mention]) -> Span | None:
    """Change mentions, mark them corrected, and let the lexicon learn them anew."""
    focus = None
    for mention_id in dict.fromkeys(ids):
        mention = unit.get(Mention, mention_id)
        focus = focus or mention.span
        changed = change(mention, unit.page_of(Mention, mention_id))
        if changed == mention:
            continue
        page_id = unit.page_of(Mention, mention_id)
        if any(_same(changed, other) for other in unit.of(Mention, page_id) if other.id != mention_id):
            raise UserError("mention_exists", text=changed.text)
        unlearn(unit, mention)
        changed = replace(changed, confidence=1.0, reason=None, decision=Decision.CORRECTED)
        learn(unit, changed)
        unit.put(changed)
    return focus


def _same(one: Mention, other: Mention) -> bool:
    return one.span == other.span and one.type == other.type
