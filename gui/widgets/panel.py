"""What every panel of the right column does: follow the page, the language and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.model.page import PageView
from gui.guard import guarded
from gui.keymap import keymap
from gui.theme import appearance
from gui.translate import tr, translator
from gui.widgets.style import sheet

if TYPE_CHECKING:
    from gui.session import Session


class Panel(QWidget):
    """A widget that shows one side of the open page.

    Subclasses override `show_page`, `retranslate` and `restyle`; a hidden panel is brought up to date when it is shown.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._shown_page = 0
        self._is_stale = True
        session.page_opened.connect(self._on_page)
        session.page_refreshed.connect(self._on_page)
        session.collection_opened.connect(self._on_collection)
        session.collection_closed.connect(self._on_collection)
        translator.language_changed.connect(self._on_language)
        keymap.changed.connect(self._on_keys)
        appearance.changed.connect(self._on_appearance)

    @property
    def view(self) -> PageView | None:
        """The page now open."""
        return self.session.view

    def show_page(self, view: PageView | None, *, is_other: bool) -> None:
        """Show a page; `is_other` when it is not the one shown before."""

    def retranslate(self) -> None:
        """Set all fixed texts in the present language."""

    def restyle(self) -> None:
        """Set colours and sizes of the present theme."""
        self.setStyleSheet(sheet())

    def empty_words(self, area: str, name: str) -> tuple[str, str]:
        """Return title and words of an empty state: `panel.AREA.NAME`, or that no page is open."""
        key = "panel.no_page" if self.view is None else f"panel.{area}.{name}"
        return tr(f"{key}.title"), tr(f"{key}.words")

    def start(self) -> None:
        """Set texts, colours and the present page; to be called at the end of a subclass's constructor."""
        self._order_tabs()
        self.restyle()
        self.retranslate()
        self.refresh()

    def _order_tabs(self) -> None:
        """Put what stands before the focus proxy behind it: Tab goes from a panel straight to its proxy and on."""
        last = self.focusProxy()
        if last is None:
            return
        above: list[QWidget] = []
        at = self.nextInFocusChain()
        while at is not None and at not in (last, self):
            if self.isAncestorOf(at) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
                above.append(at)
            at = at.nextInFocusChain()
        for widget in above:
            QWidget.setTabOrder(last, widget)
            last = widget

    def refresh(self) -> None:
        """Show the page of the session now."""
        view = self.view
        page_id = view.page.id if view is not None else 0
        is_other, self._shown_page, self._is_stale = page_id != self._shown_page, page_id, False
        self.show_page(view, is_other=is_other)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _on_page(self, _view: PageView | None = None) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _on_collection(self, _path: str = "") -> None:
        self._on_page()

    def _on_language(self, _language: str) -> None:
        self.retranslate()
        self._on_page()

    def _on_keys(self) -> None:
        self.retranslate()
        self._on_page()

    def _on_appearance(self) -> None:
        self.restyle()
        self._on_page()
