"""What to hand off: all pages, the reviewed ones, one day's or the open one; narrowed by publication and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from core.messages import Message, message
from core.model.kinds import PageStatus
from core.model.page import PageSummary
from core.model.transfer import ExportScope
from gui.dialogs.dialog import Dialog
from gui.dialogs.handoff_narrowed import NarrowedScope
from gui.translate import translator
from gui.widgets.labels import plain_label


class Scope(StrEnum):
    """Which pages go into the workbook."""

    ALL = "all"
    REVIEWED = "reviewed"
    DAY = "day"
    PAGE = "page"


def pages_in(pages: Sequence[PageSummary], scope: Scope, page_id: int = 0, day: date | None = None) -> tuple[int, ...]:
    """Return the ids of the pages in a scope, in the order of the worklist."""
    return tuple(page.id for page in pages if _is_in(page, scope, page_id, day))


def _is_in(page: PageSummary, scope: Scope, page_id: int, day: date | None) -> bool:
    if scope is Scope.REVIEWED:
        return page.status is PageStatus.REVIEWED
    if scope is Scope.DAY:
        return page.details.edition_date == day
    return scope is Scope.ALL or page.id == page_id


def scope_words(scope: Scope, count: int, day: date | None = None) -> Message:
    """Return in words which pages were chosen, for the workbook's first sheet."""
    values = {"day": day.isoformat() if day is not None else ""} if scope is Scope.DAY else {}
    return message(f"dialog.handoff.scope.{scope}", count=count, **values)


class HandoffDialog(Dialog):
    """Ask for the scope, and for the workbook's language where several are offered; where it goes is asked later."""

    chosen = Signal(object, object, str)
    """Page ids (tuple), the scope in words (`Message`), and the workbook's language ("" when none was offered)."""

    def __init__(
        self,
        pages: Sequence[PageSummary],
        page_id: int,
        parent: QWidget | None = None,
        languages: Sequence[str] = (),
    ) -> None:
        super().__init__("handoff", parent)
        self._pages, self._page_id = pages, page_id
        self._group = QButtonGroup(self)
        self.choices: dict[Scope, QRadioButton] = {}
        self.day = QComboBox()
        self.day.setAccessibleName(self.words("day_name"))
        for day in sorted({p.details.edition_date for p in pages if p.details.edition_date is not None}, reverse=True):
            self.day.addItem(day.isoformat(), day)
        self.warning = plain_label("attention", wraps=True)
        self.language = QComboBox()
        self.language.setAccessibleName(self.words("language"))
        for language in languages:
            self.language.addItem(self.words(f"language_{language}"), language)
        self.language.setCurrentIndex(max(0, self.language.findData(translator.language)))
        for scope in Scope:
            self._add_choice(scope)
        self.day.currentIndexChanged.connect(self._count)
        self.narrowed = NarrowedScope(pages, self)
        self.narrowed.changed.connect(self._count)
        self.body.addWidget(self.narrowed)
        label = plain_label("muted")
        label.setText(self.words("language"))
        for widget in (label, self.language, self.warning):
            self.body.addWidget(widget)
        for widget in (label, self.language):
            widget.setVisible(len(languages) > 1)
        self.add_button("cancel").clicked.connect(self.reject)
        self.go = self.add_button("go", is_default=True)
        self.go.clicked.connect(self.take)
        self.choices[self._first_choice()].setChecked(True)
        self._count()

    @property
    def scope(self) -> Scope:
        """The scope that is chosen."""
        return next(scope for scope, button in self.choices.items() if button.isChecked())

    @property
    def page_ids(self) -> tuple[int, ...]:
        """The pages that are chosen."""
        return self._pages_of(self.scope)

    @property
    def export_scope(self) -> ExportScope:
        """What is chosen, as the export takes it."""
        if self.scope is Scope.PAGE:
            return ExportScope(page_ids=(self._page_id,))
        day = self.day.currentData() if self.scope is Scope.DAY else None
        return replace(self.narrowed.conditions(day), is_reviewed=self.scope is Scope.REVIEWED)

    def _pages_of(self, scope: Scope) -> tuple[int, ...]:
        day = self.day.currentData()
        ids = pages_in(self._pages, scope, self._page_id, day)
        if scope is Scope.PAGE:
            return ids
        held = {page.id for page in self.narrowed.conditions(None).choose(self._pages)}
        return tuple(page_id for page_id in ids if page_id in held)

    def take(self) -> None:
        """Hand the choice over."""
        ids = self.page_ids
        words = scope_words(self.scope, len(ids), self.day.currentData())
        self.chosen.emit(ids, words, self.language.currentData() or "")
        self.accept()

    def _first_choice(self) -> Scope:
        """Return the reviewed pages when there are any: that is what archivists are to get."""
        return Scope.REVIEWED if pages_in(self._pages, Scope.REVIEWED) else Scope.ALL

    def _add_choice(self, scope: Scope) -> None:
        button = QRadioButton()
        self._group.addButton(button)
        self.choices[scope] = button
        button.toggled.connect(self._count)
        self.body.addWidget(button)
        if scope is Scope.DAY:
            self.body.addWidget(self.day)

    def _count(self) -> None:
        """Say how many pages each choice holds, and what is not reviewed among those chosen."""
        for scope, button in self.choices.items():
            count = len(self._pages_of(scope))
            button.setText(self.words(f"choice.{scope}", count=count))
            button.setEnabled(bool(count) or button.isChecked())
        if not any(button.isChecked() for button in self.choices.values()):
            return
        chosen = set(self.page_ids)
        open_pages = sum(p.id in chosen and p.status is not PageStatus.REVIEWED for p in self._pages)
        self.warning.setText(self.words("not_reviewed", count=open_pages) if open_pages else "")
        self.go.setEnabled(bool(chosen))
