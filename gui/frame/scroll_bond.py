"""Scroll both texts together: what is read in one stands beside it in the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from core.settings import Settings
from gui.article.article_view import ArticleView
from gui.canvas.paper import Paper
from gui.page.raw_view import RawView


class ScrollBond(QObject):
    """Let one text follow when the user scrolls the other with wheel, bar or touch.

    Moves by the program (a place is shown, a page opened) and by the caret lead both texts themselves. The place that
    is held level moves down the window as the text is scrolled through, so that beginnings and ends meet.
    """

    def __init__(self, raw: RawView, articles: ArticleView, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._raw, self._articles = raw, articles
        self._led: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._follow)
        raw.verticalScrollBar().actionTriggered.connect(lambda _action: self._begin(self.level_articles))
        articles.verticalScrollBar().actionTriggered.connect(lambda _action: self._begin(self.level_raw))

    @property
    def is_on(self) -> bool:
        """Whether the texts scroll together."""
        return self._settings.is_on("scrolls_together")

    def set_on(self, is_on: bool) -> None:
        """Scroll together from now on, or each text alone; remembered."""
        self._settings.set({"scrolls_together": is_on})

    def level_articles(self) -> None:
        """Bring beside the raw text what stands in the articles of it."""
        level, offset, part = _level(self._raw)
        place = self._shown_at(offset)
        if place is not None:
            _bring(self._articles, place, part, level)

    def level_raw(self) -> None:
        """Bring beside the articles what stands in the raw text of them."""
        level, offset, part = _level(self._articles)
        if self._articles.composition.text:
            _bring(self._raw, self._articles.composition.raw_offset(offset), part, level)

    def _begin(self, level: Callable[[], None]) -> None:
        """Follow as soon as the scroll bar has moved; many moves of one moment are one."""
        if self.is_on and self._raw.session.view is not None:
            self._led = level
            self._timer.start()

    def _follow(self) -> None:
        if self._led is not None:
            self._led()

    def _shown_at(self, offset: int) -> int | None:
        composition = self._articles.composition
        place = composition.place(offset)
        if place is None and composition.text:  # nothing is shown from here on: the last that is
            return next((first for first in reversed(composition.first[:offset]) if first >= 0), None)
        return place


def _level(text: Paper) -> tuple[float, int, float]:
    """Return the height in the window that is held level, and the character there with how far into its row it is."""
    bar, flow = text.verticalScrollBar(), text.flow
    share = bar.value() / bar.maximum() if bar.maximum() else 0.0
    level = share * text.viewport().height()
    row = flow.row_at(bar.value() + level)
    if row < 0:
        return level, 0, 0.0
    at = flow.rows[row]
    part = min(1.0, max(0.0, (bar.value() + level - at.top) / flow.face(row).row_height))
    return level, at.start + int(part * max(0, at.end - at.start - 1)), part


def _bring(text: Paper, offset: int, part: float, level: float) -> None:
    """Scroll a text so that a character stands at a height of the window."""
    flow = text.flow
    row = flow.row_of(offset)
    if row < 0:
        return
    at = flow.rows[row]
    text.scroll_to_offset(offset)  # lays the text out as far as that
    share = (offset - at.start) / (at.end - at.start) if at.end > at.start else part
    text.verticalScrollBar().setValue(round(at.top + share * flow.face(row).row_height - level))
