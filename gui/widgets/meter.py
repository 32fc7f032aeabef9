"""A thin bar that shows how much is decided."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.guard import guarded
from gui.theme import appearance


class Meter(QWidget):
    """A bar without words, `done` of `total` filled. Its accessible description carries the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Show that `done` of `total` is decided; `words` says it for a screen reader."""
        self._done, self._total = done, total
        self.setAccessibleName(words)
        self.update()

    @property
    def share(self) -> float:
        """The filled share, 0 to 1; an empty page is done."""
        return self._done / self._total if self._total else 1.0

    def sizeHint(self) -> QSize:
        """Return its height of a few pixels."""
        return QSize(80, appearance.px(6))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and filled part."""
        theme = appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(theme.colour("rule"))
        painter.drawRoundedRect(self.rect(), radius, radius)
        if self.share > 0:
            painter.setBrush(theme.colour("confirmed" if self.share >= 1 else "accent"))
            width = max(self.height(), self.width() * self.share)
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()
