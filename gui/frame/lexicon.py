"""The lexicon as a file: ask where, write or read it, and say what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from core.messages import message
from core.model.lexicon import LexiconImport
from gui.session import Session
from gui.translate import tr


class LexiconDesk(QObject):
    """Carry out the actions on the lexicon."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self._does: dict[str, Callable[[], None]] = {
            "import_lexicon": self.ask_import,
            "export_lexicon": self.ask_export,
        }

    def perform(self, action_id: str) -> bool:
        """Carry out an action on the lexicon of the open collection."""
        action = self._does.get(action_id)
        if action is None or not self.session.is_open:
            return False
        action()
        return True

    def ask_import(self) -> None:
        """Ask which file to take in."""
        dialog = self._dialog("lexicon.import_title", f"{tr('lexicon.files')} (*.tsv *.txt *.dict)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Take in the words of a file; one undo takes them back."""
        self.session.start(
            lambda workspace, _report, _cancelled: workspace.import_lexicon(path),
            self._on_taken,
            message("work.lexicon"),
        )

    def ask_export(self) -> None:
        """Ask where to write the lexicon."""
        dialog = self._dialog("lexicon.export_title", f"{tr('lexicon.own')} (*.tsv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("tsv")
        dialog.selectFile(tr("lexicon.default_name", collection=self.session.name) + ".tsv")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the lexicon."""

        def told(count: int) -> None:
            self.session.said.emit(message("status.lexicon_written", count=count, file=path.name))

        self.session.ask(lambda workspace: workspace.export_lexicon(path), told)

    def _on_taken(self, outcome: LexiconImport) -> None:
        key = "status.lexicon_taken_partly" if outcome.bad_lines else "status.lexicon_taken"
        lines = "、".join(map(str, outcome.bad_lines[:10]))
        self.session.said.emit(message(key, count=outcome.words, bad=len(outcome.bad_lines), lines=lines))

    def _dialog(self, title: str, name_filter: str) -> QFileDialog:
        dialog = QFileDialog(self.window, tr(title))
        dialog.setNameFilter(name_filter)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
