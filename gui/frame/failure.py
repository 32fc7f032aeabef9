"""Tell the user what went wrong: in the error's own words when it is theirs to mend, else that it is ours."""

from __future__ import annotations

import logging

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from gui.dialogs.error_report import ErrorDialog

log = logging.getLogger(__name__)


def tell(error: BaseException, parent: QWidget) -> ErrorDialog:
    """Show an error without stopping anything else."""
    if not isinstance(error, UserError):
        log.error("unexpected error", exc_info=error)
    dialog = ErrorDialog(error, parent)
    dialog.open()
    return dialog
