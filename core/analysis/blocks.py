"""Cut a segmented page into blocks of clean text, the common ground of entities, figures and findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.model.article import Segmentation
from core.model.correction import Correction
from core.model.kinds import Role
from core.model.span import Span, trimmed, without
from core.text.reflow import CleanText, reflow


@dataclass(frozen=True, slots=True)
class Block:
    """One part (or a stretch that belongs to no article) as clean text.

    `article` is the index of its article in the segmentation; both it and `role` are None where there is none.
    """

    span: Span
    clean: CleanText
    role: Role | None
    article: int | None


def blocks_of(text: str, segmentation: Segmentation, corrections: Iterable[Correction] = ()) -> list[Block]:
    """Return the blocks of a page in the order of the raw text; together they hold every non-blank character once."""
    taken: list[tuple[Span, Role | None, int | None]] = [
        (part.span, part.role, index) for index, article in enumerate(segmentation.articles) for part in article.parts
    ]
    taken += [(furniture.span, None, None) for furniture in segmentation.furniture]
    whole = trimmed(text, 0, len(text))
    if whole is not None:
        for gap in without(whole, [span for span, _, _ in taken]):
            rest = trimmed(text, gap.start, gap.end)
            if rest is not None:
                taken.append((rest, None, None))
    taken.sort(key=lambda row: row[0])
    fixes = tuple(corrections)
    return [Block(span, reflow(text, span, fixes), role, article) for span, role, article in taken]
