"""Collections and files: open, make, import, hand off. Asking where is done here; the work is done on the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import UserError
from core.messages import message
from core.model.transfer import (
    CellChange,
    ExportOptions,
    ExportReport,
    ExportScope,
    HandBack,
    ImportOptions,
    ImportReport,
    TakenBack,
)
from core.resources import resource
from core.settings import Settings
from gui.dialogs.handback import HandbackDialog
from gui.dialogs.handoff_scope import HandoffDialog
from gui.dialogs.import_options import ImportOptionsDialog
from gui.dialogs.import_report import ImportReportDialog, needs_telling
from gui.dialogs.take_over import TakeOverDialog
from gui.session import Session
from gui.translate import tr

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.workers.workspace_thread import IsCancelled, Report

SUFFIX = ".jiaokan"
PAGE_SUFFIXES = (".txt", ".md")


class FileDesk(QObject):
    """Carry out the actions of the collection menu."""

    imported = Signal(object)
    """An import is done: its `ImportReport`."""
    exported = Signal(object)
    """A handoff is written: its `ExportReport`."""

    def __init__(self, session: Session, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self.session = session
        self.settings = settings
        self.window = window
        self._does: dict[str, Callable[[], None]] = {
            "new_collection": self.ask_new,
            "open_collection": self.ask_open,
            "open_sample": self.open_sample,
            "import_files": self.ask_files,
            "import_folder": self.ask_folder,
            "import_with_options": lambda: self.ask_files(with_options=True),
            "export": self.ask_export,
            "handback": self.ask_handback,
            "close_collection": self.close,
        }
        session.held_elsewhere.connect(self._ask_to_take_over)

    def perform(self, action_id: str) -> bool:
        """Carry out an action of the collection menu."""
        action = self._does.get(action_id)
        if action is not None:
            action()
        return action is not None

    # Collections

    def open_path(self, path: Path) -> None:
        """Open a collection."""
        self.session.open_collection(path)

    def _ask_to_take_over(self, path: Path, error: UserError) -> None:
        dialog = TakeOverDialog(error, self.window)
        dialog.taken.connect(lambda: self.session.open_collection(path, take_over=True))
        dialog.open()

    def close(self) -> None:
        """Close the collection."""
        if self.session.is_open:
            self.session.close_collection()

    def ask_open(self) -> None:
        """Ask which collection to open."""
        dialog = self._dialog("file.open_title", (f"{tr('file.collection')} (*{SUFFIX})",))
        dialog.fileSelected.connect(lambda name: self.open_path(Path(name)))
        dialog.open()

    def ask_new(self) -> None:
        """Ask where to make a new collection."""
        dialog = self._dialog("file.new_title", (f"{tr('file.collection')} (*{SUFFIX})",), is_save=True)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(tr("file.default_collection") + SUFFIX)
        dialog.fileSelected.connect(lambda name: self.session.create_collection(Path(name)))
        dialog.open()

    def open_sample(self) -> None:
        """Open the sample collection, made from the shipped pages the first time."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        path = folder / (tr("file.sample_collection") + SUFFIX)
        if path.exists():
            self.open_path(path)
            return
        folder.mkdir(parents=True, exist_ok=True)
        self.session.create_collection(path, lambda: self.import_paths(sorted(resource("samples").glob("*.txt"))))

    # Import

    def ask_files(self, *, with_options: bool = False) -> None:
        """Ask which files to import, and perhaps how to read them."""
        pattern = " ".join(f"*{suffix}" for suffix in PAGE_SUFFIXES)
        dialog = self._dialog("file.import_title", (f"{tr('file.pages')} ({pattern})",))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        take = self.ask_options if with_options else self.take
        dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
        dialog.open()

    def ask_options(self, paths: Sequence[Path]) -> None:
        """Ask how to read files, then take them."""
        dialog = ImportOptionsDialog(paths, self.window)
        dialog.chosen.connect(lambda options: self.take(paths, options))
        dialog.open()

    def ask_folder(self) -> None:
        """Ask which folder to import."""
        dialog = self._dialog("file.folder_title", ())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(lambda name: self.take([Path(name)]))
        dialog.open()

    def take(self, paths: Iterable[Path], options: ImportOptions | None = None) -> None:
        """Take what was dropped or chosen: open a collection, or import pages (into a new one when none is open)."""
        wanted = list(paths)
        collections = [path for path in wanted if path.suffix == SUFFIX]
        if collections:
            self.open_path(collections[0])
        elif self.session.is_open:
            self.import_paths(wanted, options)
        elif wanted:
            path = _free_path(tr("file.default_collection"))
            self.session.create_collection(path, lambda: self.import_paths(wanted, options))

    def import_paths(self, paths: Iterable[Path], options: ImportOptions | None = None) -> None:
        """Import files and folders and analyse the new pages: one piece of work that can be cancelled as a whole."""
        wanted = [str(path) for path in paths]
        analyzes = self.settings.is_on("analyzes_on_import")

        def work(workspace: Workspace, report: Report, cancelled: IsCancelled) -> ImportReport:
            return workspace.import_files(wanted, options, report, cancelled, analyzes)

        self.session.start(work, self._on_imported, message("work.import"))

    def _on_imported(self, outcome: ImportReport) -> None:
        if outcome.pages:
            self.session.open_page(outcome.pages[0])
        self.session.said.emit(message("status.imported", count=len(outcome.pages)))
        self.imported.emit(outcome)
        if needs_telling(outcome):
            self._tell_of(outcome)

    def _tell_of(self, outcome: ImportReport) -> None:
        dialog = ImportReportDialog(outcome, self.window)
        dialog.page_chosen.connect(self.session.open_page)
        dialog.open()

    # Handoff

    def ask_export(self) -> None:
        """Ask which pages to hand off, then where to write the workbook."""
        if not self.session.pages:
            return
        page_id = self.session.view.page.id if self.session.view is not None else 0
        dialog = HandoffDialog(self.session.pages, page_id, self.window)
        dialog.chosen.connect(lambda *_: self.ask_workbook(dialog.export_scope))
        dialog.open()

    def ask_workbook(self, scope: ExportScope) -> None:
        """Ask where to write the workbook of the pages in a scope."""
        dialog = self._dialog("file.export_title", (f"{tr('file.workbook')} (*.xlsx)",), is_save=True)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(tr("file.default_workbook", collection=self.session.name) + ".xlsx")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name), scope))
        dialog.open()

    def export_to(self, path: Path, scope: ExportScope | None = None) -> None:
        """Write the workbook of the pages in a scope (None: all)."""

        def work(workspace: Workspace, report: Report, cancelled: IsCancelled) -> ExportReport:
            options = ExportOptions.of(self.settings, workspace.language)
            return workspace.export_workbook(path, report, cancelled, scope=scope, options=options)

        self.session.start(work, self._on_exported, message("work.export"))

    def _on_exported(self, outcome: ExportReport) -> None:
        self.session.said.emit(message("status.exported", path=str(outcome.path)))
        self.exported.emit(outcome)

    def ask_handback(self) -> None:
        """Ask which corrected workbook to read back."""
        if not self.session.is_open:
            return
        dialog = self._dialog("file.handback_title", (f"{tr('file.workbook')} (*.xlsx)",))
        dialog.fileSelected.connect(lambda name: self.read_back(Path(name)))
        dialog.open()

    def read_back(self, path: Path) -> None:
        """Compare a corrected workbook with the collection, and show the difference."""

        def work(workspace: Workspace, report: Report, cancelled: IsCancelled) -> HandBack:
            return workspace.read_back(path, report, cancelled)

        self.session.start(work, self._on_read_back, message("work.handback"))

    def _on_read_back(self, found: HandBack) -> None:
        dialog = HandbackDialog(found, "", self.window)
        dialog.taken.connect(lambda changes, author: self.take_back(changes, author, found.path.name))
        dialog.open()

    def take_back(self, changes: Sequence[CellChange], author: str, source: str) -> None:
        """Take corrections over in the archivist's name."""

        def work(workspace: Workspace, report: Report, cancelled: IsCancelled) -> TakenBack:
            return workspace.take_back(changes, author, source)

        self.session.start(work, self._on_taken_back, message("work.take_back"))

    def _on_taken_back(self, taken: TakenBack) -> None:
        self.session.said.emit(message("status.taken_back", count=taken.count, refused=len(taken.refused)))

    def _dialog(self, title: str, filters: tuple[str, ...], *, is_save: bool = False) -> QFileDialog:
        dialog = QFileDialog(self.window, tr(title))
        if is_save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if filters:
            dialog.setNameFilters(list(filters))
        dialog.setDirectory(str(_documents()))
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def _documents() -> Path:
    """Return the user's documents, or their home where there is no such folder."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def _free_path(name: str) -> Path:
    """Return a place among the user's documents where no file is yet."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder.mkdir(parents=True, exist_ok=True)
    path, number = folder / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{SUFFIX}", number + 1
    return path
