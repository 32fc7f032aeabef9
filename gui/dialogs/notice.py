"""Something the user should know: a heading, a few sentences, and perhaps a report to copy."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from gui.dialogs.dialog import Dialog
from gui.theme import appearance
from gui.widgets.labels import plain_label


class Notice(Dialog):
    """Tell something and be closed."""

    def __init__(self, heading: str, sentences: Iterable[str], parent: QWidget | None = None, report: str = "") -> None:
        super().__init__("notice", parent)
        self.report = report
        self.copy_button: QPushButton | None = None
        for tone, words in (("title", heading), *(("", words) for words in sentences)):
            label = plain_label(tone, wraps=True)
            label.setText(words)
            self.body.addWidget(label)
        if report:
            self._add_report()
        self.add_button("close", is_default=True).clicked.connect(self.accept)

    def copy(self) -> None:
        """Put the report on the clipboard and say so."""
        QApplication.clipboard().setText(self.report)
        if self.copy_button is not None:
            self.copy_button.setText(self.words("copied"))

    def _add_report(self) -> None:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setAccessibleName(self.words("report"))
        text.setPlainText(self.report)
        text.setMinimumHeight(appearance.px(140))
        self.body.addWidget(text, 1)
        self.copy_button = self.add_button("copy")
        self.copy_button.clicked.connect(self.copy)
