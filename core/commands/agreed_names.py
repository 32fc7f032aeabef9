"""Give proposals the names that reviewers have agreed on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from core.model.kinds import EntityType
from core.model.mention import Authority, Mention
from core.text.characters import without_spaces
from core.text.patterns.addresses import is_form_of_address


class AgreedNames:
    """The agreed names of a collection, looked up by wording."""

    def __init__(self, authorities: Iterable[Authority] = ()) -> None:
        self._own: set[tuple[str, str]] = set()
        self._by_word: dict[tuple[str, str], set[str]] = defaultdict(set)
        for authority in authorities:
            self._own.add((authority.type, authority.name))
            for word in (authority.name, *authority.aliases):
                self._by_word[authority.type, without_spaces(word)].add(authority.name)

    def named(self, mention: Mention) -> Mention:
        """Return a proposal with the agreed name.

        The wording counts first, then the name that rules proposed; a wording that several names share tells nothing,
        nor does 李局长, who is somebody else on another page.
        """
        is_address = mention.type == EntityType.PER and is_form_of_address(mention.text)
        name = "" if is_address else self._only(mention.type, mention.text)
        if not name and (mention.type, mention.authority) not in self._own:
            name = self._only(mention.type, mention.authority)
        return replace(mention, authority=name) if name else mention

    def _only(self, type_: str, word: str) -> str:
        names = self._by_word.get((type_, without_spaces(word)), set())
        return next(iter(names)) if len(names) == 1 else ""
