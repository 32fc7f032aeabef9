"""A line below the articles that says where the present one goes on, and leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.model.jump import JumpLink
from core.model.page import PageSummary
from gui.translate import tr, translator

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.session import Session


class JumpLine(QWidget):
    """One button for each jump of the present article; of the page, when no article is the present one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._links: tuple[JumpLink, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.addStretch(1)
        self.buttons: list[QPushButton] = []
        session.page_opened.connect(self._on_page)
        session.page_refreshed.connect(self._on_page)
        session.collection_closed.connect(self._on_closed)
        session.article_selected.connect(self._show)
        translator.language_changed.connect(self._show)
        self._show()

    @property
    def links(self) -> tuple[JumpLink, ...]:
        """The jumps that are offered."""
        own = tuple(link for link in self._links if link.article_id == self.session.article_id)
        return own or (self._links if not self.session.article_id else ())

    def perform(self, action_id: str) -> bool:
        """Follow the first jump."""
        if action_id != "follow_jump" or not self.links:
            return False
        self.follow(self.links[0])
        return True

    def follow(self, link: JumpLink) -> None:
        """Open the other page at the other end."""
        self.session.open_page(link.other_page_id, lambda: self.session.show_span(link.other_span))

    def _on_page(self, view: object) -> None:
        page_id = self.session.view.page.id if self.session.view is not None else 0

        def query(workspace: Workspace) -> tuple[JumpLink, ...]:
            return workspace.jump_links(page_id)

        self.session.ask(query, self._take, of_page=True)

    def _take(self, links: tuple[JumpLink, ...]) -> None:
        self._links = links
        self._show()

    def _on_closed(self) -> None:
        self._take(())

    def _show(self, _what: object = None) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._made(link) for link in self.links]
        self.setVisible(bool(self.buttons))

    def _made(self, link: JumpLink) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("tone", "quiet")
        button.setText(tr("jump.on" if link.leads_on else "jump.back", page=self._page_words(link.other_page_id)))
        button.clicked.connect(lambda _checked=False: self.follow(link))
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()
        return button

    def _page_words(self, page_id: int) -> str:
        page: PageSummary | None = next((page for page in self.session.pages if page.id == page_id), None)
        if page is None:
            return ""
        return tr("jump.page", number=page.details.page_number, section=page.details.section_name).strip()
