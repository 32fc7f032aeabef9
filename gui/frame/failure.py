"""Tell the user what went wrong: in the error's own words when it is theirs to mend, else that it is ours."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.errors import UserError
from gui.translate import tr, translator

log = logging.getLogger(__name__)


def failure_words(error: BaseException) -> tuple[str, str]:
    """Return what to tell and, for an error of ours, the technical detail."""
    if isinstance(error, UserError):
        return error.text(translator.language), ""
    return tr("failure.ours"), tr("failure.detail", detail=f"{type(error).__name__}: {error}")


def tell(error: BaseException, parent: QWidget) -> QMessageBox:
    """Show an error without stopping anything else."""
    words, detail = failure_words(error)
    if detail:
        log.error("unexpected error", exc_info=error)
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("failure.title"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.setInformativeText(detail)
    box.addButton(tr("failure.close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box
