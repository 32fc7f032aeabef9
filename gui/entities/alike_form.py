"""A preview of 'all of these': how far, how many, where; then one key decides them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.commands.everywhere import TagPlaces
from core.commands.mentions import DecideMentions, SetMentionType
from core.model.alike import Alike, Sample, Scope
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.span import Span
from gui.actions import tr_keys
from gui.guard import guarded
from gui.theme import Theme, appearance, font
from gui.translate import tr
from gui.widgets.chips import Chips
from gui.widgets.excerpt import Excerpt
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_model import RowModel
from gui.widgets.terms import type_name
from gui.widgets.text_lines import draw_excerpt, draw_right

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.session import Session

LIST_PX = 190


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the preview, and what its page is called."""

    sample: Sample
    page: str


class PlaceModel(RowModel[Place]):
    """The places of the preview."""

    def spoken(self, row: Place) -> str:
        """Return a place in words."""
        return f"{row.page}，{row.sample.before}{row.sample.text}{row.sample.after}"


class PlaceRows(RowDelegate):
    """Paint: the words around the place; its page."""

    row_px = 26

    def draw(self, painter: QPainter, box: QRectF, row: Any, theme: Theme) -> None:
        """Paint one place."""
        box.setRight(box.right() - draw_right(painter, box, row.page, font(11), theme.colour("muted")))
        excerpt = Excerpt(row.sample.before, row.sample.text, row.sample.after)
        draw_excerpt(painter, box, excerpt, font(12), theme.colour("muted"), theme.colour("text"))


class AlikeForm(QWidget):
    """Choose how far a decision on a mention reaches, look at the places, and decide."""

    decided = Signal(object)
    """A command for all the places."""
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.scope = Scope.PAGE
        self._found: Mapping[Scope, Alike] = {}
        self._mention: Mention | None = None
        self.title = plain_label("strong", wraps=True)
        self.scopes = Chips()
        self.scopes.chosen.connect(lambda scope: self.choose(Scope(scope)))
        self.model = PlaceModel(self)
        self.list = HotkeyList(self.model, PlaceRows())
        self.list.row_chosen.connect(self._on_row_chosen)
        self.untagged = QCheckBox()
        self.untagged.toggled.connect(self._ask)
        self.kept = plain_label("muted", wraps=True)
        self.confirm, self.reject = QPushButton(), QPushButton()
        self.confirm.setProperty("tone", "default")
        self.confirm.clicked.connect(lambda: self._decide(Decision.CONFIRMED))
        self.reject.clicked.connect(lambda: self._decide(Decision.REJECTED))
        self._lay_out()

    def ask(self, mention: Mention) -> None:
        """Show where the word of a mention stands; the counts come from the worker."""
        self._mention = mention
        if self.scope is Scope.ONE:
            self.scope = Scope.PAGE
        self.untagged.blockSignals(True)
        self.untagged.setChecked(False)
        self.untagged.blockSignals(False)
        self._ask()

    def _ask(self, _checked: bool = False) -> None:
        mention, view = self._mention, self.session.view
        if mention is None or view is None:
            return
        page_id, with_untagged = view.page.id, self.untagged.isChecked()

        def query(workspace: Workspace) -> dict[Scope, Alike]:
            if with_untagged:
                return {s: workspace.alike_words(page_id, mention.span, mention.type, s) for s in Scope}
            return {s: workspace.alike(mention.id, s) for s in Scope}

        self.session.ask(query, self._take, of_page=True)

    @property
    def alike(self) -> Alike | None:
        """What would be decided."""
        return self._found.get(self.scope)

    def choose(self, scope: Scope) -> None:
        """Let the decision reach further, or less far."""
        self.scope = scope
        self._show()

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table on all the places; return whether it was taken up."""
        if action_id == "confirm":
            return self._decide(Decision.CONFIRMED)
        if action_id == "reject":
            return self._decide(Decision.REJECTED)
        if action_id == "all_of_these":
            order = list(Scope)
            self.choose(order[(order.index(self.scope) + 1) % len(order)])
        elif action_id in ("next_item", "previous_item"):
            self.list.step(1 if action_id == "next_item" else -1)
        elif action_id.startswith("tag_") and action_id != "tag_figure":
            self._retype(action_id.removeprefix("tag_"))
        return True

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, found: Mapping[Scope, Alike]) -> None:
        self._found = found
        self._show()
        self.show()
        self.list.setFocus()

    def _show(self) -> None:
        alike = self.alike
        if alike is None:
            return
        self.title.setText(tr("alike.title", word=alike.word, type=type_name(alike.type)))
        self.untagged.setText(tr("alike.untagged"))
        choices = [(s, tr(f"alike.scope.{s}", count=len(found.sightings))) for s, found in self._found.items()]
        self.scopes.show_choices(choices, self.scope)
        names = {page.id: self._page_words(page.id) for page in self.session.pages}
        self.model.set_rows([Place(s, names.get(s.sighting.page_id, "")) for s in alike.samples])
        self.list.go_to(0)
        self.list.setAccessibleName(tr("alike.list_name"))
        count, pages = len(alike.sightings), len(alike.counts)
        words = tr("alike.kept", count=alike.kept) if alike.kept else ""
        self.kept.setText(
            " · ".join(filter(None, (tr("alike.pages", count=count, pages=pages), words, tr_keys("alike.hint"))))
        )
        self.confirm.setText(tr("alike.confirm", count=count))
        self.reject.setText(tr("alike.reject", count=len(alike.mention_ids)))

    def _page_words(self, page_id: int) -> str:
        page = next((page for page in self.session.pages if page.id == page_id), None)
        if page is None:
            return ""
        details = page.details
        if details.edition_date is None or not details.page_number:
            return page.source
        return tr("alike.page", day=details.edition_date.isoformat(), number=details.page_number)

    def _on_row_chosen(self, row: int) -> None:
        place, view = self.model.row(row), self.session.view
        if place is not None and view is not None and place.sample.sighting.page_id == view.page.id:
            self.session.show_span(place.sample.sighting.span)

    def _decide(self, decision: Decision) -> bool:
        alike = self.alike
        if alike is not None and decision is Decision.CONFIRMED and self.untagged.isChecked():
            self.decided.emit(TagPlaces(_places(alike), alike.type))
        elif alike is not None:
            self.decided.emit(DecideMentions(alike.mention_ids, decision))
        return True

    def _retype(self, type_: str) -> None:
        alike = self.alike
        if alike is None or alike.type == type_:
            return
        if self.untagged.isChecked():
            self.decided.emit(TagPlaces(_places(alike), type_))
        else:
            self.decided.emit(SetMentionType(alike.mention_ids, type_))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.reject)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.list.setMinimumHeight(appearance.px(LIST_PX))
        for widget in (self.title, self.scopes, self.untagged, self.list, self.kept):
            layout.addWidget(widget)
        layout.addLayout(buttons)


def _places(alike: Alike) -> tuple[tuple[int, Span], ...]:
    return tuple((sighting.page_id, sighting.span) for sighting in alike.sightings)
