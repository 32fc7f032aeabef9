from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from core.model.kinds import PageStatus
from core.model.page import PageDetails, PageSummary
from core.model.transfer import ExportScope
from gui.dialogs.handoff_scope import HandoffDialog, Scope


def page(number: int, name: str, day: int, status: PageStatus = PageStatus.NEW) -> PageSummary:
    return PageSummary(number, PageDetails(name, date(2026, 3, day), "1"), f"{number}.txt", status)


PAGES = (page(1, "青石报", 1, PageStatus.REVIEWED), page(2, "青石报", 2), page(3, "山城报", 2), page(4, "山城报", 3))


def test_publication_and_days_narrow_with_a_live_count(qtbot: QtBot) -> None:
    dialog = HandoffDialog(PAGES, 4)
    qtbot.addWidget(dialog)
    dialog.choices[Scope.ALL].setChecked(True)
    narrowed = dialog.narrowed
    narrowed.publication.setCurrentIndex(narrowed.publication.findText("山城报"))
    assert dialog.page_ids == (3, 4)
    assert "2" in dialog.choices[Scope.ALL].text()
    narrowed.first.setCurrentIndex(narrowed.first.findText("2026-03-03"))
    assert dialog.page_ids == (4,)
    assert not dialog.choices[Scope.REVIEWED].isEnabled()
    assert dialog.export_scope == ExportScope(publications=("山城报",), first_day=date(2026, 3, 3))
    assert [each.id for each in dialog.export_scope.choose(PAGES)] == [4]


def test_what_excludes_everything_cannot_be_handed_off(qtbot: QtBot) -> None:
    dialog = HandoffDialog(PAGES, 4)
    qtbot.addWidget(dialog)
    dialog.choices[Scope.REVIEWED].setChecked(True)
    dialog.narrowed.first.setCurrentIndex(dialog.narrowed.first.findText("2026-03-02"))
    assert dialog.page_ids == ()
    assert not dialog.go.isEnabled()
    dialog.choices[Scope.PAGE].setChecked(True)
    assert dialog.export_scope == ExportScope(page_ids=(4,))
    assert dialog.go.isEnabled()


def test_nothing_is_asked_where_there_is_no_choice(qtbot: QtBot) -> None:
    dialog = HandoffDialog(PAGES[:1], 1)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.narrowed.publication.isVisible()
    assert not dialog.narrowed.first.isVisible()
