"""Group the mentions of a page by type and name, as rows of a list that can be folded. Without Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from core.model.kinds import Decision, EntityType
from core.model.mention import Mention
from gui.widgets.decided import Show, is_shown

GroupKey = tuple[str, str]
"""Entity type and name."""


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A heading: an entity type with how many mentions are listed and how many of them undecided."""

    type: str
    count: int
    undecided: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """All listed mentions of one name and type. `name` is the authority where there is one."""

    type: str
    name: str
    mentions: tuple[Mention, ...]
    is_open: bool = False

    @property
    def key(self) -> GroupKey:
        """What tells it from other names."""
        return (self.type, self.name)

    @property
    def undecided(self) -> int:
        """How many of its mentions are undecided."""
        return sum(not mention.decision.is_made for mention in self.mentions)

    @property
    def decision(self) -> Decision:
        """What holds for all of them: undecided while one is."""
        if self.undecided:
            return Decision.UNDECIDED
        made = {mention.decision for mention in self.mentions}
        return made.pop() if len(made) == 1 else Decision.CORRECTED

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other wordings under which it stands on the page, each once."""
        return tuple(dict.fromkeys(m.text for m in self.mentions if m.text != self.name))


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention below its name."""

    mention: Mention


Row = TypeRow | NameRow | MentionRow


_PLACE = attrgetter("span.start", "span.end")


def rows_of(
    mentions: Iterable[Mention], show: Show = Show.ALL, words: str = "", unfolded: Collection[GroupKey] = ()
) -> tuple[Row, ...]:
    """Return the rows of a page's mentions.

    Types come in the order of the vocabulary, a collection's own ones behind; names by how often they occur, then down
    the page. `words` keeps names whose text or authority holds them. Rejected mentions are listed only by themselves.
    """
    wanted = words.strip().casefold()
    listed = [mention for mention in mentions if is_shown(mention.decision, show) and _speaks_of(mention, wanted)]
    rows: list[Row] = []
    for entity_type, of_type in _by_type(listed):
        undecided = sum(not mention.decision.is_made for mention in of_type)
        rows.append(TypeRow(entity_type, len(of_type), undecided, tuple(of_type)))
        for name in _names(entity_type, of_type, unfolded):
            rows.append(name)
            if name.is_open:
                rows.extend(MentionRow(mention) for mention in name.mentions)
    return tuple(rows)


def mentions_of(row: Row | None) -> tuple[Mention, ...]:
    """Return the mentions a row stands for."""
    if row is None:
        return ()
    return (row.mention,) if isinstance(row, MentionRow) else row.mentions


def undecided_of(row: Row | None) -> tuple[Mention, ...]:
    """Return the mentions of a row that are still undecided."""
    return tuple(mention for mention in mentions_of(row) if not mention.decision.is_made)


def same_place(rows: Sequence[Row], row: Row | None, number: int) -> int:
    """Return where a row is now, after the list has changed; its old number when it is gone."""
    key = row_key(row) if row is not None else None
    return next((place for place, other in enumerate(rows) if row_key(other) == key), min(number, len(rows) - 1))


def row_key(row: Row) -> tuple[str, ...]:
    """Return what tells a row from all others."""
    if isinstance(row, MentionRow):
        return ("mention", str(row.mention.id))
    return ("name", *row.key) if isinstance(row, NameRow) else ("type", row.type)


def next_undecided(rows: Sequence[Row], start: int) -> int:
    """Return the first name or mention from `start` on with something undecided, `start` when there is none."""
    for place in range(max(0, start), len(rows)):
        if not isinstance(rows[place], TypeRow) and undecided_of(rows[place]):
            return place
    return start


def _speaks_of(mention: Mention, words: str) -> bool:
    return not words or words in mention.text.casefold() or words in mention.authority.casefold()


def _by_type(mentions: Sequence[Mention]) -> Iterator[tuple[str, list[Mention]]]:
    groups: dict[str, list[Mention]] = {str(entity_type): [] for entity_type in EntityType}
    for mention in mentions:
        groups.setdefault(mention.type, []).append(mention)
    return ((entity_type, group) for entity_type, group in groups.items() if group)


def _names(entity_type: str, mentions: Sequence[Mention], unfolded: Collection[GroupKey]) -> list[NameRow]:
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=_PLACE):
        groups.setdefault(mention.authority or mention.text, []).append(mention)
    names = [
        NameRow(entity_type, name, tuple(group), (entity_type, name) in unfolded) for name, group in groups.items()
    ]
    return sorted(names, key=lambda row: -len(row.mentions))
