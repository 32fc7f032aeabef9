"""Tell of an error: in its own words and with what to do; for one of ours, a report that can be copied."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QWidget

from core.diagnostics import described, system
from core.errors import UserError
from gui.dialogs.dialog import Dialog
from gui.theme import appearance
from gui.translate import say
from gui.widgets.labels import plain_label


class ErrorDialog(Dialog):
    """Show an error without stopping anything else."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__("error", parent)
        what = plain_label("title", wraps=True)
        todo = plain_label(wraps=True)
        self.body.addWidget(what)
        self.body.addWidget(todo)
        self.report = ""
        if isinstance(error, UserError):
            what.setText(say(error.what))
            todo.setText(say(error.todo))
        else:
            what.setText(self.words("ours"))
            todo.setText(self.words("ours_todo"))
            self.report = report_of(error)
            self._add_report(error)
        self.close_button = self.add_button("close", is_default=True)
        self.close_button.clicked.connect(self.accept)

    def copy(self) -> None:
        """Put the report on the clipboard and say so."""
        QApplication.clipboard().setText(self.report)
        self.copy_button.setText(self.words("copied"))

    def _add_report(self, error: BaseException) -> None:
        hint = plain_label("muted", wraps=True)
        hint.setText(self.words("private"))
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setAccessibleName(self.words("report"))
        text.setStyleSheet(f'font-family: "{QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()}"')
        text.setPlainText(self.report)
        text.setMinimumHeight(appearance.px(160))
        self.text_box = QCheckBox(self.words("with_text"))
        self.text_box.toggled.connect(lambda is_on: self._write(text, report_of(error, with_text=is_on)))
        self.body.addWidget(text, 1)
        self.body.addWidget(self.text_box)
        self.body.addWidget(hint)
        self.copy_button = self.add_button("copy")
        self.copy_button.clicked.connect(self.copy)

    def _write(self, text: QPlainTextEdit, report: str) -> None:
        self.report = report
        text.setPlainText(report)


def report_of(error: BaseException, *, with_text: bool = False) -> str:
    """Return what a developer needs to know: versions, system, and where it happened; page text only when agreed."""
    return f"{system()}\nQt {qVersion()}\n\n{described(error, with_text=with_text)}"
