"""What can be asked of an open collection about names, links and words; the workspace answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserError
from core.model.alike import Alike, Scope
from core.model.authority_group import AuthorityGroup
from core.model.figure import Figure
from core.model.jump import JumpLink
from core.model.mention import Authority, LexiconEntry
from core.model.span import Span
from core.storage.collection import Collection
from core.storage.store import Store

if TYPE_CHECKING:
    from core.analysis.segmentation.jumps import JumpEnd
    from core.storage.across import Across


class Questions:
    """Queries of a collection that change nothing."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @property
    def _store(self) -> Store:
        return self._collection.store

    def lexicon(self) -> list[LexiconEntry]:
        """Return the words that the collection has learned."""
        return self._store.lexicon()

    def authorities(self) -> list[Authority]:
        """Return the agreed names."""
        return self._store.authorities()

    def authority_groups(self, page_id: int | None = None) -> list[AuthorityGroup]:
        """Return all names that mentions share, agreed or proposed, on a page or in the whole collection.

        They come by type, then the most frequent first. An agreed name without mentions is listed too, where no page
        is given.
        """
        from core.storage.authority_groups import authority_groups

        return authority_groups(self._store, page_id)

    def alike(self, mention_id: int, scope: Scope, with_decided: bool = False) -> Alike:
        """Return where the word of a mention stands as the same type: what 'all of these' would change.

        Those decided before are counted, and included only when asked for. Give `mention_ids` to `DecideMentions` or
        `SetMentionType`. Raises UserError when there is no such mention.
        """
        from core.storage.alike import AlikeSearch

        return AlikeSearch(self._store).of_mention(mention_id, scope, with_decided)

    def alike_words(self, page_id: int, span: Span, type_: str, scope: Scope) -> Alike:
        """Return where the words of a span stand and could be tagged. Give `sightings` to `TagPlaces`.

        Raises UserError when there is no such page.
        """
        from core.storage.alike import AlikeSearch

        return AlikeSearch(self._store).of_words(page_id, span, type_, scope)

    def jump_links(self, page_id: int) -> tuple[JumpLink, ...]:
        """Return where the jump lines of a page lead, as far as the other end is in the collection.

        Raises UserError when there is no such page.
        """
        from core.commands.across import linked
        from core.storage.across import Across

        across = Across(self._store)
        if across.page(page_id) is None:
            raise UserError("missing_page", id=page_id)
        found = []
        for edition in across.editions([page_id]):
            for link in linked(across, list(across.pages(edition))).links:
                for here, there in ((link.there, link.here), (link.here, link.there)):
                    if here.page == page_id:
                        found.append(_link(across, here, there, leads_on=here is link.there))
        return tuple(sorted(found, key=lambda link: link.span))

    def typed_figure(self, figure: Figure, text: str) -> Figure:
        """Return a figure with the quantity that somebody typed: "2.49万人次", "30-50", "近3000元".

        Raises UserError when it is none.
        """
        from core.commands.figures import typed

        return typed(figure, text)

    def export_lexicon(self, path: str | Path) -> int:
        """Write the lexicon as tab-separated text and return how many words it has.

        Raises UserError when the file can't be written; it is as it was then.
        """
        from core.handoff.lexicon import write_lexicon_file

        entries = self.lexicon()
        write_lexicon_file(entries, Path(path))
        return len(entries)


def _link(across: Across, here: JumpEnd, there: JumpEnd, *, leads_on: bool) -> JumpLink:
    ids = [across.articles(end.page)[end.article].id for end in (here, there)]
    return JumpLink(here.span, ids[0], leads_on, there.page, ids[1], there.span)
