"""A session without thread and workspace: panels tell it what to do, tests tell it what happened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.commands.command import Command
from core.model.changes import Changes
from core.model.page import PageSummary, PageView
from core.model.span import Span


class FakeSession(QObject):
    """Notes commands and places. `answer` carries the last command's callback out with a new picture of the page."""

    changed = Signal(object)
    page_opened = Signal(object)
    page_refreshed = Signal(object)
    pages_changed = Signal(object)
    labels_changed = Signal()
    collection_opened = Signal(str)
    collection_closed = Signal()
    place_requested = Signal(object)
    failed = Signal(object)
    place_restored = Signal(object)
    followed = Signal(str, object, int)
    article_selected = Signal(int)

    def __init__(self, view: PageView | None = None, pages: tuple[PageSummary, ...] = ()) -> None:
        super().__init__()
        self.path: Path | None = Path("sample.jiaokan")
        self.view = view
        self.article_id = 0
        self.pages = pages
        self.commands: list[Command] = []
        self.places: list[Span] = []
        self.opened: list[int] = []
        self.calls: list[str] = []
        self.answers: dict[str, Any] = {}
        self._waiting: list[Callable[[Changes], None] | None] = []

    def run(self, command: Command, then: Callable[[Changes], None] | None = None) -> None:
        self.commands.append(command)
        self._waiting.append(then)

    def answer(self, view: PageView | None = None) -> None:
        if view is not None:
            self.view = view
            self.page_refreshed.emit(view)
        self.changed.emit(Changes())
        then = self._waiting.pop(0)
        if then is not None:
            then(Changes())

    def show(self, view: PageView | None) -> None:
        self.view = view
        self.page_opened.emit(view)

    def refresh(self, view: PageView) -> None:
        self.view = view
        self.page_refreshed.emit(view)

    def show_span(self, span: Span) -> None:
        self.places.append(span)
        self.place_requested.emit(span)

    def open_page(self, page_id: int, then: Callable[[], None] | None = None) -> None:
        self.opened.append(page_id)
        if then is not None:
            then()

    def undo(self) -> None:
        self.calls.append("undo")

    def redo(self) -> None:
        self.calls.append("redo")

    def start(self, work: Any, done: Any, title: Any) -> None:
        self.calls.append(title.key)

    def ask(self, query: Any, callback: Any, *, of_page: bool = False) -> None:
        callback(query(self))

    def authority_groups(self) -> Any:
        return self.answers.get("authority_groups", [])

    def alike(self, _mention_id: int, scope: Any) -> Any:
        return self.answers["alike"][scope]

    def alike_words(self, _page_id: int, _span: Span, _type: str, scope: Any) -> Any:
        return self.answers["alike_words"][scope]

    def jump_links(self, _page_id: int) -> Any:
        return self.answers.get("jump_links", ())

    def history(self, limit: int = 200) -> Any:
        return self.answers.get("history", [])
