"""Carry a part from either text to a place in either text, saying on the way what letting go would do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.model.span import Span
from gui.article.article_view import ArticleView
from gui.canvas.pieces import Piece
from gui.editing.dropping import Drop, drop_of
from gui.guard import guarded
from gui.page.raw_view import RawView
from gui.session import Session
from gui.theme import appearance
from gui.translate import say
from gui.widgets.labels import plain_label


class Carrier(QObject):
    """Follow the grips of both texts; Escape puts the part back."""

    def __init__(self, session: Session, raw: RawView, articles: ArticleView, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._raw, self._articles = raw, articles
        self._window = window
        self._is_given_up = False
        self.note = plain_label(parent=window)
        self.note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.note.hide()
        for text in (raw, articles):
            text.grip.carried.connect(self._on_carried)
            text.grip.dropped.connect(self._on_dropped)

    def goal_at(self, point: QPoint) -> Piece | None:
        """Return the piece that is shown at a global point, in whichever text."""
        pieces = self._raw.pieces
        view = self._raw.viewport()
        local = view.mapFromGlobal(point)
        if view.isVisible() and view.rect().contains(local):
            return pieces.near(self._raw.offset_near(QPointF(local)))
        view = self._articles.viewport()
        local = view.mapFromGlobal(point)
        composition = self._articles.composition
        if view.isVisible() and view.rect().contains(local) and composition.text:
            return pieces.near(composition.raw_offset(self._articles.offset_near(QPointF(local))))
        return None

    def _drop(self, span: Span, point: QPoint) -> Drop | None:
        view, carried, goal = self._session.view, self._raw.pieces.at(span.start), self.goal_at(point)
        if view is None or carried is None or goal is None:
            return None
        return drop_of(view, carried, goal)

    def _on_carried(self, span: Span, point: QPoint) -> None:
        if not self.note.isVisible() and not self._is_given_up:
            application = QApplication.instance()
            if application is not None:
                application.installEventFilter(self)
        drop = None if self._is_given_up else self._drop(span, point)
        goal = self.goal_at(point)
        self._session.hover(goal.span if drop is not None and goal is not None else None)
        self._say(say(drop.words) if drop is not None else "", point)

    def _on_dropped(self, span: Span, point: QPoint) -> None:
        drop = None if self._is_given_up else self._drop(span, point)
        self._is_given_up = False
        self._end()
        if drop is not None:
            self._session.run(drop.command)

    def _say(self, words: str, point: QPoint) -> None:
        theme = appearance.theme.colours
        self.note.setStyleSheet(
            f"background: {theme['accent']}; color: {theme['accent_text']}; border-radius: 4px; padding: 5px 10px;"
        )
        self.note.setText(words)
        self.note.adjustSize()
        window = self._window
        at = window.mapFromGlobal(point) + QPoint(14, 18)
        at.setX(max(0, min(at.x(), window.width() - self.note.width() - 4)))
        at.setY(max(0, min(at.y(), window.height() - self.note.height() - 4)))
        self.note.move(at)
        self.note.setVisible(bool(words))
        self.note.raise_()

    def _end(self) -> None:
        self.note.hide()
        self._session.hover(None)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the part back on Escape. On the application only while something is carried."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._is_given_up = True
            self._end()
            return True
        return False
