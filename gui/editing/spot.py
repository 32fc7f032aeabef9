"""The spot the user is at: selection or caret in the raw text, and what lies there."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.article import Article
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision, Role
from core.model.mention import Mention
from core.model.page import PageView
from core.model.span import Span, trimmed
from gui.canvas.pieces import Piece, Pieces

Record = Mention | Figure | Finding


@dataclass(frozen=True)
class Spot:
    """A place of a page. `selection` is None when nothing is selected; `caret` is an offset of the raw text."""

    view: PageView
    pieces: Pieces
    caret: int
    selection: Span | None = None

    @property
    def text(self) -> str:
        """The raw text of the page."""
        return self.view.page.raw_text

    @property
    def piece(self) -> Piece | None:
        """The piece at the selection's start or at the caret; at a line's end the one before it."""
        at = self.selection.start if self.selection is not None else self.caret
        return self.pieces.at(at) or (self.pieces.at(at - 1) if at else None)

    @property
    def article(self) -> Article | None:
        """The article at the spot."""
        return self.piece.article if self.piece is not None else None

    @property
    def span(self) -> Span | None:
        """What an action is about: the selection, or else the whole part."""
        if self.selection is not None:
            return trimmed(self.text, self.selection.start, self.selection.end)
        return self.piece.span if self.piece is not None else None

    @property
    def role(self) -> Role:
        """The role of what is at the spot; body where there is none."""
        return (self.piece.role if self.piece is not None else None) or Role.BODY

    @property
    def line_start(self) -> int:
        """Where the printed line of the caret begins."""
        at = self.selection.start if self.selection is not None else self.caret
        return self.text.rfind("\n", 0, at) + 1

    def records(self) -> list[Record]:
        """Return the marks that are seen at the spot, the shortest first; with a selection only those of its span."""
        view = self.view
        seen: list[Record] = [m for m in view.mentions if m.decision is not Decision.REJECTED]
        seen += [f for f in view.figures if f.decision is not Decision.REJECTED]
        seen += [f for f in view.findings if not f.is_dismissed]
        return sorted((r for r in seen if self._is_here(r.span)), key=lambda r: (len(r.span), r.span))

    def mention(self) -> Mention | None:
        """Return the mention at the spot."""
        return next((record for record in self.records() if isinstance(record, Mention)), None)

    def _is_here(self, span: Span) -> bool:
        if self.selection is not None:
            return span == self.selection
        return span.start <= self.caret <= span.end

    def number_of(self, article_id: int) -> int:
        """Return the number of an article on the page, 0 when it is not there."""
        ids = [article.id for article in self.view.articles]
        return ids.index(article_id) + 1 if article_id in ids else 0
