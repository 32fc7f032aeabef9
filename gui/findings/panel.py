"""The findings of the page as a panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QStackedLayout, QVBoxLayout, QWidget

from core.commands.findings import DismissFindings
from core.model.finding import Finding
from core.model.page import PageView
from core.model.span import Span
from gui.actions import tr_keys
from gui.findings.list_rows import FindingDelegate, FindingModel
from gui.translate import say, tr
from gui.widgets.empty_state import EmptyState
from gui.widgets.excerpt import Excerpts
from gui.widgets.hotkey_list import HotkeyList
from gui.widgets.labels import plain_label
from gui.widgets.panel import Panel
from gui.widgets.places import Places

if TYPE_CHECKING:
    from gui.session import Session


class FindingsPanel(Panel):
    """Show the findings; dismiss or recall one, and go to its places in turn."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._excerpts: Excerpts | None = None
        self._turn = 0
        self.summary = plain_label("strong")
        self.seen = QCheckBox()
        self.seen.toggled.connect(self._relist)
        self.model = FindingModel(self)
        self.list = HotkeyList(self.model, FindingDelegate(self.model))
        self.list.row_chosen.connect(self._on_row_chosen)
        self.detail = plain_label("muted", wraps=True)
        self.hint = plain_label("muted", wraps=True)
        self.empty = EmptyState()
        self._lay_out()
        self._performers: dict[str, Callable[[], bool]] = {
            "confirm": self._dismiss,
            "reject": self._dismiss,
            "correct": self._next_place,
            "next_item": partial(self._step, 1),
            "previous_item": partial(self._step, -1),
        }
        self.setFocusProxy(self.list)
        self.start()

    @property
    def finding(self) -> Finding | None:
        """The current finding."""
        return self.model.row(self.list.row)

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the table on the current finding; return whether it was taken up."""
        if not self.isVisible() or self.finding is None:
            return False
        action = self._performers.get(action_id)
        return action() if action is not None else False

    def show_page(self, view: PageView | None, *, is_other: bool) -> None:
        """List the findings of a page."""
        self._excerpts = Excerpts(view, self._excerpts) if view is not None else None
        self._relist()
        if is_other:
            self.list.go_to(0)
            self._show_detail()

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.setAccessibleName(tr("panel.findings.title"))
        self.list.setAccessibleName(tr("panel.findings.list_name"))
        self.seen.setText(tr("panel.findings.show_dismissed"))
        self.hint.setText(tr_keys("panel.findings.hint"))

    def _relist(self) -> None:
        view, row = self.view, self.list.row
        everything = view.findings if view is not None else ()
        listed = [finding for finding in everything if self.seen.isChecked() or not finding.is_dismissed]
        listed.sort(key=lambda finding: (finding.is_dismissed, finding.span))
        if view is not None and self._excerpts is not None:
            self.model.show_findings(tuple(listed), self._excerpts, Places(view))
        else:
            self.model.set_rows(())
        self.list.go_to(row)
        self._show_detail()
        self._show_summary(everything, bool(listed))

    def _show_summary(self, findings: tuple[Finding, ...], has_rows: bool) -> None:
        left = sum(not finding.is_dismissed for finding in findings)
        self.summary.setText(tr("panel.findings.summary", total=len(findings), left=left))
        is_analyzed = self.view is not None and bool(self.view.articles)
        name = "none" if findings else "empty" if is_analyzed else "unknown"
        self.empty.show_words(*self.empty_words("findings", name))
        self._stack.setCurrentIndex(0 if has_rows else 1)
        for widget in (self.summary, self.seen):
            widget.setVisible(bool(findings))

    def _show_detail(self) -> None:
        """Say the whole message: a row may cut it."""
        finding = self.finding
        if finding is None:
            self.detail.clear()
            return
        places = tr("panel.findings.places", count=1 + len(finding.others)) if finding.others else ""
        self.detail.setText(" · ".join(filter(None, (say(finding.message), places))))

    def _on_row_chosen(self, _row: int) -> None:
        self._turn = 0
        self._show_detail()
        if self.finding is not None:
            self.session.show_span(self.finding.span)

    def _step(self, by: int) -> bool:
        self.list.step(by)
        return True

    def _next_place(self) -> bool:
        finding = self.finding
        if finding is None:
            return False
        if finding.other_place is not None:
            self._go_to_other_page(*finding.other_place)
            return True
        places = (finding.span, *finding.others)
        self._turn = (self._turn + 1) % len(places)
        self.session.show_span(places[self._turn])
        return True

    def _go_to_other_page(self, page_id: int, span: Span) -> None:
        if any(page.id == page_id for page in self.session.pages):
            self.session.open_page(page_id, lambda: self.session.show_span(span))

    def _dismiss(self) -> bool:
        finding = self.finding
        if finding is None:
            return False
        self.session.run(DismissFindings((finding.id,), not finding.is_dismissed))
        return True

    def _lay_out(self) -> None:
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(self.hint)
        self._stack = QStackedLayout()
        self._stack.addWidget(listing)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.summary)
        layout.addWidget(self.seen)
        layout.addLayout(self._stack, 1)
