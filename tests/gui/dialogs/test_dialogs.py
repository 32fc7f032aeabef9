from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QDialog, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.messages import LANGUAGES, message
from core.model.kinds import PageStatus
from core.model.page import PageDetails, PageSummary
from core.model.transfer import ImportOptions, ImportReport, Refusal
from core.settings import SETTINGS, Settings
from gui.dialogs.error_report import ErrorDialog, report_of
from gui.dialogs.handoff_scope import HandoffDialog, Scope, pages_in
from gui.dialogs.import_options import ImportOptionsDialog, beginning_of
from gui.dialogs.import_report import ImportReportDialog, needs_telling
from gui.dialogs.palette import PaletteDialog
from gui.dialogs.preferences import PreferencesDialog
from gui.theme import THEMES, appearance
from gui.translate import translator

WORDS = message("panel.history.hint")
REPORT = ImportReport((1, 2), (("旧.txt", 4), ("同.txt", 0)), (Refusal("夹/图.txt", WORDS, WORDS),), 3)


def summary(number: int, status: PageStatus, day: date | None) -> PageSummary:
    return PageSummary(number, PageDetails("青石报", day, "1"), f"{number}.txt", status)


DAY = date(2026, 3, 4)
PAGES = (
    summary(1, PageStatus.REVIEWED, DAY),
    summary(2, PageStatus.NEW, DAY),
    summary(3, PageStatus.REVIEWED, None),
)
MAKERS: tuple[Callable[[Path], QDialog], ...] = (
    lambda folder: ErrorDialog(ValueError("x")),
    lambda folder: ErrorDialog(UserError("figure_value", value="x")),
    lambda folder: ImportReportDialog(REPORT),
    lambda folder: ImportOptionsDialog([folder]),
    lambda folder: HandoffDialog(PAGES, 2),
    lambda folder: PaletteDialog(),
    lambda folder: PreferencesDialog(Settings(folder / "settings.json")),
)


@pytest.fixture(autouse=True)
def _back_to_chinese() -> Iterator[None]:
    yield
    translator.set_language("zh")
    appearance.set_theme("light")


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_dialog_opens_in_every_language_and_theme(
    make: Callable[[Path], QDialog], language: str, theme: str, tmp_path: Path, qtbot: QtBot
) -> None:
    translator.set_language(language)
    appearance.set_theme(theme)
    dialog = make(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle()
    assert not dialog.grab().isNull()
    for widget in dialog.findChildren(QWidget):
        assert _is_named(widget), widget


def _is_named(widget: QWidget) -> bool:
    """Return whether a screen reader has something to say for a control one can reach."""
    is_inner = widget.parent() is not None and isinstance(widget.parent(), QComboBox | QSpinBox | QLineEdit)
    if is_inner or widget.isHidden() or not isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QSpinBox):
        return True
    return bool(widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))


def test_our_errors_come_with_a_report_to_copy(qtbot: QtBot) -> None:
    try:
        {}["缺"]
    except KeyError as error:
        dialog = ErrorDialog(error)
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert "KeyError" in copied
    assert "test_dialogs.py" in copied
    assert "jiaokan" in copied


def test_a_report_names_no_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/somewhere/editor"))
    assert "/somewhere/editor" not in report_of(ValueError("/somewhere/editor/x.txt"))


def test_an_error_to_mend_says_what_to_do(qtbot: QtBot) -> None:
    dialog = ErrorDialog(UserError("figure_value", value="很多"))
    qtbot.addWidget(dialog)
    assert dialog.report == ""
    assert not hasattr(dialog, "copy_button")


def test_an_import_report_lists_what_was_left_out(qtbot: QtBot) -> None:
    dialog = ImportReportDialog(REPORT)
    qtbot.addWidget(dialog)
    assert [row.file for row in dialog.model.rows] == ["夹/图.txt", "旧.txt", "同.txt"]
    assert (
        dialog.summary.text() == "导入 2 个版面，1 个文件无法读取，2 个文件的内容文库里已有，略过 3 个不是文本的文件。"
    )
    dialog.copy()
    assert len(QApplication.clipboard().text().splitlines()) == 3


def test_the_page_a_duplicate_repeats_can_be_opened(qtbot: QtBot) -> None:
    dialog = ImportReportDialog(REPORT)
    qtbot.addWidget(dialog)
    pages: list[int] = []
    dialog.page_chosen.connect(pages.append)
    dialog.list.step(1)
    assert not dialog.open_button.isEnabled() or dialog.list.row == 1
    dialog.list.go_to(0)
    dialog._show_choice()
    assert not dialog.open_button.isEnabled()
    dialog.list.step(1)
    dialog.open_button.click()
    assert pages == [4]


def test_a_clean_import_needs_no_dialog() -> None:
    assert not needs_telling(ImportReport((1,)))
    assert needs_telling(REPORT)
    assert needs_telling(ImportReport())


def test_import_options_may_be_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ImportOptionsDialog([tmp_path])
    qtbot.addWidget(dialog)
    chosen: list[ImportOptions] = []
    dialog.chosen.connect(chosen.append)
    dialog.take()
    assert chosen == [ImportOptions()]


def test_import_options_are_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ImportOptionsDialog([tmp_path])
    qtbot.addWidget(dialog)
    chosen: list[ImportOptions] = []
    dialog.chosen.connect(chosen.append)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("big5"))
    dialog.publication.setText(" 青石报 ")
    dialog.day.setText("2026-13-01")
    dialog.keeps_duplicates.setChecked(True)
    dialog.take()
    assert chosen == []
    assert "2026-13-01" in dialog.problem.text()
    dialog.day.setText("2026-03-04")
    dialog.take()
    assert chosen == [ImportOptions("big5", PageDetails("青石报", DAY), keeps_duplicates=True)]


def test_a_wrong_encoding_is_seen_in_the_preview(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "一.txt"
    file.write_bytes("第五版 民生".encode("gb18030"))
    dialog = ImportOptionsDialog([file])
    qtbot.addWidget(dialog)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("gb18030"))
    assert dialog.preview.toPlainText() == "第五版 民生"
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("utf-8"))
    assert "\ufffd" in dialog.preview.toPlainText()
    assert beginning_of(tmp_path / "无.txt", "utf-8") == "（文件读不出来）"


@pytest.mark.parametrize(
    ("scope", "ids"), [(Scope.ALL, (1, 2, 3)), (Scope.REVIEWED, (1, 3)), (Scope.DAY, (1, 2)), (Scope.PAGE, (2,))]
)
def test_a_scope_names_its_pages(scope: Scope, ids: tuple[int, ...]) -> None:
    assert pages_in(PAGES, scope, 2, DAY) == ids


def test_the_handoff_offers_reviewed_pages_and_warns_of_others(qtbot: QtBot) -> None:
    dialog = HandoffDialog(PAGES, 2)
    qtbot.addWidget(dialog)
    assert dialog.page_ids == (1, 3)
    assert dialog.warning.text() == ""
    dialog.choices[Scope.ALL].setChecked(True)
    assert "1 个版面" in dialog.warning.text()
    chosen: list[object] = []
    dialog.chosen.connect(lambda *values: chosen.append(values))
    dialog.choices[Scope.DAY].setChecked(True)
    dialog.take()
    words = message("dialog.handoff.scope.day", count=2, day="2026-03-04")
    assert chosen == [((1, 2), words, "")]


def test_the_workbook_language_is_asked_only_where_there_is_a_choice(qtbot: QtBot) -> None:
    silent, asking = HandoffDialog(PAGES, 2), HandoffDialog(PAGES, 2, languages=LANGUAGES)
    for dialog in (silent, asking):
        qtbot.addWidget(dialog)
    assert silent.language.isHidden()
    assert not asking.language.isHidden()
    chosen: list[str] = []
    asking.chosen.connect(lambda _ids, _words, language: chosen.append(language))
    asking.language.setCurrentIndex(asking.language.findData("en"))
    asking.take()
    assert chosen == ["en"]


def test_without_reviewed_pages_all_are_offered(qtbot: QtBot) -> None:
    pages = tuple(replace(page, status=PageStatus.NEW) for page in PAGES)
    dialog = HandoffDialog(pages, 0)
    qtbot.addWidget(dialog)
    assert dialog.scope is Scope.ALL
    assert not dialog.choices[Scope.REVIEWED].isEnabled()
    assert not dialog.choices[Scope.PAGE].isEnabled()


def test_preferences_show_every_setting_and_store_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    assert list(dialog.editors) == [setting.key for setting in SETTINGS if setting.is_shown]
    changed: list[tuple[str, object]] = []
    dialog.changed.connect(lambda key, value: changed.append((key, value)))
    language, scale = dialog.editors["language"], dialog.editors["scale"]
    assert isinstance(language, QComboBox)
    assert isinstance(scale, QSpinBox)
    language.setCurrentIndex(language.findData("en"))
    scale.setValue(150)
    assert changed == [("language", "en"), ("scale", 150)]
    assert Settings(settings.path)["scale"] == 150
    dialog.reset()
    assert Settings(settings.path)["language"] == "zh"
    assert Settings(settings.path)["scale"] == 100


def test_a_setting_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    dialog = PreferencesDialog(Settings(blocked / "settings.json"))
    qtbot.addWidget(dialog)
    box = dialog.editors["moves_gently"]
    assert isinstance(box, QCheckBox)
    box.toggle()
    assert dialog.problem.text()
