"""What 'all of these' means: the same word elsewhere in an article, a page or the whole collection."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from core.model.span import Span


class Scope(StrEnum):
    """How far a decision reaches."""

    ONE = "one"
    ARTICLE = "article"
    PAGE = "page"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a word stands. `mention_id` is 0 where no mention has been proposed."""

    page_id: int
    span: Span
    mention_id: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """A sighting with the text around it, white space taken out."""

    sighting: Sighting
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Where the same word stands: a preview of what one command would change.

    The place that was asked about comes first. `samples` shows the first of `sightings`; `kept` counts places that
    were decided before and stay as they are.
    """

    word: str
    type: str
    scope: Scope
    sightings: tuple[Sighting, ...] = ()
    samples: tuple[Sample, ...] = ()
    kept: int = 0

    @property
    def mention_ids(self) -> tuple[int, ...]:
        """The mentions to change."""
        return tuple(sighting.mention_id for sighting in self.sightings if sighting.mention_id)

    @property
    def counts(self) -> dict[int, int]:
        """How many places there are on each page."""
        return dict(Counter(sighting.page_id for sighting in self.sightings))
