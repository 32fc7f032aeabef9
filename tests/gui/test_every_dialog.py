"""No dialog is forgotten: each opens in every language, in words, with names for what takes the focus."""

import importlib
import pkgutil
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QWidget,
)

import gui
from core.errors import UserError
from core.messages import LANGUAGES, message
from core.model.kinds import PageStatus
from core.model.page import PageDetails, PageSummary
from core.model.span import Span
from core.model.transfer import HandBack, ImportReport, Refusal
from core.settings import Settings
from core.storage.backup import Backup
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.damage import DamageDialog
from gui.dialogs.dialog import Dialog
from gui.dialogs.error_report import ErrorDialog
from gui.dialogs.handback import HandbackDialog
from gui.dialogs.handoff_scope import HandoffDialog
from gui.dialogs.import_options import ImportOptionsDialog
from gui.dialogs.import_report import ImportReportDialog
from gui.dialogs.key_editor import KeyEditor
from gui.dialogs.notice import Notice
from gui.dialogs.palette import PaletteDialog
from gui.dialogs.preferences import PreferencesDialog
from gui.dialogs.take_over import TakeOverDialog
from gui.frame.details import AskDialog, CorrectionDialog, DetailsDialog
from gui.frame.figure_dialog import FigureDialog
from gui.frame.keys import KeysDialog
from gui.translate import translator

RAW_KEY = re.compile(r"[a-z_]+(\.[a-z_0-9]+)+")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WORDS = message("panel.history.hint")
LOCKED = {"path": "a.jiaokan", "user": "ann", "host": "desk", "time": "2026-05-06T09:30:00+00:00"}
POPUP = Qt.WindowType.Popup
FORMS = {Dialog, AskDialog}
"""What others are made from."""
MAKERS = {
    BackupsDialog: lambda _folder: BackupsDialog(
        Path("a.jiaokan"), [Backup(Path("b"), datetime(2026, 5, 6, tzinfo=UTC), 9)], lambda *_: None, is_open=True
    ),
    CorrectionDialog: lambda _folder: CorrectionDialog("x", "y"),
    DamageDialog: lambda _folder: DamageDialog(Path("a.jiaokan"), [WORDS], 2),
    DetailsDialog: lambda _folder: DetailsDialog(PageDetails("Post", None, "1")),
    ErrorDialog: lambda _folder: ErrorDialog(ValueError("x")),
    FigureDialog: lambda _folder: FigureDialog(Span(0, 2), "20"),
    HandbackDialog: lambda _folder: HandbackDialog(HandBack(Path("a.xlsx"))),
    HandoffDialog: lambda _folder: HandoffDialog((PageSummary(1, PageDetails(), "a.txt", PageStatus.NEW),), 1),
    ImportOptionsDialog: lambda folder: ImportOptionsDialog([folder]),
    ImportReportDialog: lambda _folder: ImportReportDialog(
        ImportReport((1,), (("old.txt", 4),), (Refusal("b.txt", WORDS, WORDS),), 3)
    ),
    KeyEditor: lambda folder: KeyEditor(Settings(folder / "settings.json")),
    KeysDialog: lambda _folder: KeysDialog(),
    Notice: lambda _folder: Notice("x", ["y"]),
    PaletteDialog: lambda _folder: PaletteDialog(),
    PreferencesDialog: lambda folder: PreferencesDialog(Settings(folder / "settings.json")),
    TakeOverDialog: lambda _folder: TakeOverDialog(UserError("locked", **LOCKED)),
}
BOTH_LANGUAGES = {PaletteDialog, KeyEditor, PreferencesDialog}
"""Dialogs that show names in the other language on purpose."""


def dialogs(kind=QDialog):
    """Yield every dialog class of the window."""
    for found in kind.__subclasses__():
        if found.__module__.startswith("gui."):
            yield found
        yield from dialogs(found)


def test_every_dialog_is_tried():
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        importlib.import_module(module.name)
    assert {found.__name__ for found in set(dialogs()) - FORMS - MAKERS.keys()} == set()


def words_of(dialog):
    """Return all that can be read in a dialog."""
    found = [dialog.windowTitle()]
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            found += [widget.text(), widget.toolTip(), widget.accessibleName()]
        elif isinstance(widget, QTabWidget):
            found += [widget.tabText(index) for index in range(widget.count())]
    return [words for words in found if words]


def is_named(widget):
    """Return whether a screen reader has something to say for what takes the focus."""
    is_inner = isinstance(widget.parent(), QComboBox | QSpinBox | QLineEdit)
    is_inner = is_inner or widget.window().windowType() is POPUP
    takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    if is_inner or widget.isHidden() or not takes_focus or isinstance(widget, QTabBar):
        return True
    return bool(widget.accessibleName() or (isinstance(widget, QAbstractButton | QTabWidget)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
def test_it_opens_in_every_language(kind, language, qtbot, dressed, tmp_path):
    translator.set_language(language)
    dialog = MAKERS[kind](tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle()
    said = words_of(dialog)
    assert [words for words in said if RAW_KEY.fullmatch(words) and "jiaokan" not in words] == []
    if language == "en" and kind not in BOTH_LANGUAGES:
        assert [words for words in said if CHINESE.search(words)] == []
    if language == "zh":
        assert any(CHINESE.search(words) for words in said)
    assert [type(w).__name__ for w in (dialog, *dialog.findChildren(QWidget)) if not is_named(w)] == []
