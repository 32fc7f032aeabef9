"""What the checks look at: a page's blocks, in reading order for each article, with their figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.analysis.blocks import Block
from core.messages import Message
from core.model.article import Article, Segmentation
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.mention import Mention
from core.model.span import Span


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with its place [start, end) in the clean text of its block."""

    figure: Figure
    start: int
    end: int


@dataclass(frozen=True)
class Material:
    """All that is known of a page when its findings are looked for."""

    text: str
    segmentation: Segmentation
    blocks: Sequence[Block]
    figures: Sequence[Figure] = field(default=())
    mentions: Sequence[Mention] = field(default=())

    def is_name(self, span: Span) -> bool:
        """Return whether a mention covers part of a span."""
        return any(mention.span.overlaps(span) for mention in self.mentions)

    @cached_property
    def placed(self) -> list[tuple[Block, list[PlacedFigure]]]:
        """The blocks with the figures that stand in them, in the order of the text."""
        rest = sorted(self.figures, key=lambda figure: figure.span.start)
        rows: list[tuple[Block, list[PlacedFigure]]] = []
        at = 0
        for block in sorted(self.blocks, key=lambda block: block.span.start):
            inside: list[PlacedFigure] = []
            while at < len(rest) and rest[at].span.start < block.span.end:
                start, end = block.clean.clean_range(rest[at].span)
                if start < end:
                    inside.append(PlacedFigure(rest[at], start, end))
                at += 1
            rows.append((block, inside))
        return rows

    @cached_property
    def articles(self) -> list[tuple[Article, list[Block]]]:
        """The articles with their blocks in reading order."""
        by_span = {block.span: block for block in self.blocks}
        return [
            (article, [by_span[part.span] for part in article.parts if part.span in by_span])
            for article in self.segmentation.articles
        ]


def finding(check: str, span: Span, message: Message, others: Iterable[Span] = ()) -> Finding:
    """Return a finding that is not stored yet."""
    return Finding(0, span, check, message, tuple(others))
