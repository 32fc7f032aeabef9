"""The tool bar: which page, undo and redo, analysis, how much is left, find and handoff."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QToolButton, QWidget

from core.model.page import PageView
from gui.actions import Actions
from gui.frame.words import page_words
from gui.keymap import keymap
from gui.review.queue import tally
from gui.session import Session
from gui.theme import appearance
from gui.translate import tr, translator
from gui.widgets.labels import plain_label
from gui.widgets.meter import Meter


class PageBar(QToolBar):
    """The tool bar of the window."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._actions = actions
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.title = plain_label("strong")
        self.left = plain_label("muted")
        self.meter = Meter()
        self._arrow("previous_page", "‹")
        self.addWidget(self.title)
        self._arrow("next_page", "›")
        self.addSeparator()
        for action_id in ("undo", "redo", "analyze"):
            self._button(action_id)
        self.addWidget(_stretch())
        self.addWidget(self._progress())
        self.addSeparator()
        for action_id in ("find", "export"):
            self._button(action_id)
        session.page_opened.connect(self._on_page)
        session.page_refreshed.connect(self._on_page)
        session.collection_closed.connect(self._on_page)
        session.pages_changed.connect(self._on_page)
        session.labels_changed.connect(self._on_labels)
        translator.language_changed.connect(self._put_words)
        keymap.changed.connect(self._on_labels)
        appearance.changed.connect(self._put_words)
        self._put_words()

    def _put_words(self) -> None:
        self.setWindowTitle(tr("toolbar.name"))
        self.meter.setFixedWidth(appearance.px(120))
        self._on_page()
        self._on_labels()

    def _on_page(self, _what: object = None) -> None:
        view = self.session.view
        self.title.setText(page_words(view.page.details, view.page.source) if view is not None else "")
        self._count(view)

    def _count(self, view: PageView | None) -> None:
        if view is None:
            self.left.setText("")
            self.meter.hide()
            return
        count = tally(view)
        words = tr("toolbar.progress", left=count.left, total=count.total)
        self.left.setText(words if count.left else tr("toolbar.nothing_left"))
        self.meter.show()
        self.meter.set_progress(count.decided, count.total, words)

    def _on_labels(self) -> None:
        """Name the step in tool tips and menus; the buttons stay short."""
        for action_id, label in (("undo", self.session.undo_label), ("redo", self.session.redo_label)):
            action = self._actions[action_id]
            plain = tr(f"action.{action_id}")
            named = tr(f"{action_id}.named", step=label.text(translator.language)) if label is not None else plain
            self._actions.set_words(action_id, named)
            action.setIconText(plain)
            action.setEnabled(label is not None)
            if label is None:
                action.setToolTip(tr(f"{action_id}.nothing"))

    def _arrow(self, action_id: str, sign: str) -> None:
        button = QToolButton()
        button.setText(sign)
        button.setProperty("tone", "arrow")
        action = self._actions[action_id]
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: _follow(button, action.toolTip(), is_enabled=action.isEnabled()))
        _follow(button, action.toolTip(), is_enabled=action.isEnabled())
        self.addWidget(button)

    def _button(self, action_id: str) -> None:
        self.addAction(self._actions[action_id])
        button = self.widgetForAction(self._actions[action_id])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _progress(self) -> QWidget:
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self.left)
        layout.addWidget(self.meter)
        return box


def _follow(button: QToolButton, words: str, *, is_enabled: bool) -> None:
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setEnabled(is_enabled)


def _stretch() -> QWidget:
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return space
