"""Where the user is on the page: caret, selection, article, what the mouse is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.model.span import Span


class Whereabouts(QObject):
    """Keep the place and tell the panels when it changes. Offsets and spans are those of the raw text."""

    selection_changed = Signal(object)
    """The selected `Span` of raw text, or None."""
    caret_moved = Signal(int)
    """The caret's offset in raw text."""
    article_selected = Signal(int)
    """The article the caret is in: its id, 0 for none."""
    place_requested = Signal(object)
    """Both texts are asked to show a `Span` and light it."""
    part_hovered = Signal(object)
    """The mouse is over a part: its `Span`, or None."""
    followed = Signal(str, object, int)
    """The caret moved in a text ("raw" or "article"): which, the `Span` of the part it is in or None, its offset."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selection: Span | None = None
        self.caret = 0
        self.article_id = 0
        self._hovered: Span | None = None

    def set_selection(self, span: Span | None) -> None:
        """Say which raw text is selected."""
        if span != self.selection:
            self.selection = span
            self.selection_changed.emit(span)

    def set_caret(self, offset: int) -> None:
        """Say where in the raw text the caret is."""
        self.caret = offset
        self.caret_moved.emit(offset)

    def select_article(self, article_id: int) -> None:
        """Say which article the user is at (0: none)."""
        if article_id != self.article_id:
            self.article_id = article_id
            self.article_selected.emit(article_id)

    def show_span(self, span: Span) -> None:
        """Move both texts to a place and light it."""
        self.place_requested.emit(span)

    def hover(self, span: Span | None) -> None:
        """Say which part the mouse is over."""
        if span != self._hovered:
            self._hovered = span
            self.part_hovered.emit(span)

    def follow(self, text: str, part: Span | None, offset: int) -> None:
        """Say where the caret moved in a text, so that the other text can follow."""
        self.followed.emit(text, part, offset)
