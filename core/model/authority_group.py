"""Names that mentions share, agreed or only proposed, with how often they occur."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuthorityGroup:
    """All mentions of one name. `words` are the wordings in the text and how often each stands there.

    `id` is 0 and `note` empty for a name that only rules have proposed so far.
    """

    type: str
    name: str
    words: tuple[tuple[str, int], ...]
    undecided: int = 0
    id: int = 0
    note: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many mentions there are, rejected ones left out."""
        return sum(count for _, count in self.words)
