"""What stands on a page, in a file's name or in a collection is text: nothing takes it for markup."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QWidget

from core.errors import UserError
from core.messages import message
from core.model.recovery import Backup, Contents
from core.model.transfer import ImportOptions, ImportReport, Refusal
from core.workspace import Workspace
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.damage import DamageDialog
from gui.dialogs.error_report import ErrorDialog
from gui.dialogs.import_options import ImportOptionsDialog
from gui.dialogs.import_report import ImportReportDialog
from gui.dialogs.notice import Notice
from tests.gui.window_driver import Driver

MARKUP = (
    '<b>甲</b><img src="http://x.invalid/a.png"><a href="file:///etc/passwd">点</a>&lt;&amp;<script>alert(1)</script>'
)
TEXT = f"""<h1>渡口{MARKUP}</h1>
本报讯（记者 <i>王某</i>）渡口昨日来了<b>3000</b>条新船{MARKUP}，全县粮食产量达到<u>3000</u>吨。

第二则<br>消息
乙县<table><tr><td>5000</td></tr></table>亩水稻收割完毕，{MARKUP}。
"""


FIRST_LINE_TAG = re.compile(r"^[^\n]*<[a-zA-Z/!][^>\n]*>")
OF_THE_PAGE = ("<b>", "<img", "<a href", "<script", "<u>", "<i>", "<h1>", "<br>", "<table>")


def is_rich(text):
    """Return whether Qt would take a text for HTML (a tag before its first line ends) with tags of the page in it."""
    return bool(FIRST_LINE_TAG.match(text)) and any(tag in text for tag in OF_THE_PAGE)


def taken_for_markup(top: QWidget):
    """Yield every text of a window and its children that Qt would lay out as HTML."""
    for widget in (top, *top.findChildren(QWidget)):
        for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            if is_rich(tip):
                yield widget, tip
        if isinstance(widget, QLabel):
            if is_rich(widget.text()) and widget.textFormat() is not Qt.TextFormat.PlainText:
                yield widget, widget.text()
            if widget.openExternalLinks():
                yield widget, "links"
        elif isinstance(widget, QTextEdit) and widget.acceptRichText():
            yield widget, "a rich text field"
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from of_model(widget.model())
    for action in top.findChildren(QAction):
        if is_rich(action.toolTip()):
            yield action, action.toolTip()


def of_model(model: QAbstractItemModel):
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(min(model.rowCount(QModelIndex()), 200)):
        for column in range(columns):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and is_rich(tip):
                yield model, tip


@pytest.fixture
def marked_driver(qtbot, dressed, no_thread_left, tmp_path):
    """The window with a page full of markup open."""
    source = tmp_path / "<b>版<img src=x>.txt".replace("/", "")
    source.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "<i>库.jiaokan"
    with Workspace.create(path, f"<b>{MARKUP}", author="<u>某") as workspace:
        report = workspace.import_files([source], ImportOptions())
        workspace.analyze(report.pages)
    driver = Driver(qtbot, tmp_path, path)
    yield driver
    driver.close()
    assert not driver.failures


def test_the_window_shows_a_page_of_markup_as_text(marked_driver):
    driver = marked_driver
    assert driver.view.articles
    assert list(taken_for_markup(driver.window)) == []
    for index in range(driver.window.tabs.count()):
        driver.window.tabs.setCurrentIndex(index)
        driver.settle()
        assert list(taken_for_markup(driver.window)) == []


def test_a_walk_through_the_review_shows_text_only(marked_driver):
    driver = marked_driver
    driver.window.tabs.setCurrentIndex(0)
    for _ in range(8):
        driver.window.actions_table["next_item"].trigger()
        driver.settle()
        assert list(taken_for_markup(driver.window)) == []


NOW = datetime(2031, 5, 14, tzinfo=UTC)
WORDS = message("error.missing_word.what", word=MARKUP)
FOUND = Contents(Path("a"), MARKUP, MARKUP)
DIALOGS = (
    lambda folder: ErrorDialog(UserError("missing_word", word=MARKUP)),
    lambda folder: ErrorDialog(ValueError(MARKUP)),
    lambda folder: ImportReportDialog(ImportReport((), ((MARKUP, 0),), (Refusal(MARKUP, WORDS, WORDS),))),
    lambda folder: ImportOptionsDialog([folder / "<b>x.txt"]),
    lambda folder: DamageDialog(Path("<b>x.jiaokan"), [WORDS], 1),
    lambda folder: BackupsDialog(Path("<b>x"), [Backup(Path("<b>"), NOW)], lambda b, t: t(FOUND), is_open=True),
    lambda folder: Notice(MARKUP, [MARKUP, MARKUP], report=MARKUP),
)


@pytest.mark.parametrize("make", DIALOGS)
def test_dialogs_show_text_only(make, tmp_path, qtbot, dressed):
    (tmp_path / "<b>x.txt").write_text(TEXT, encoding="utf-8")
    dialog = make(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert list(taken_for_markup(dialog)) == []


def test_the_test_would_notice(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    QLabel(MARKUP, top)
    button = QWidget(top)
    button.setToolTip(MARKUP)
    assert len(list(taken_for_markup(top))) == 2
