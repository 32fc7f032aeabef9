"""Safety of the collection: backups by themselves and a look at them, checks, damage, salvage, packages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from core import recovery
from core.errors import UserError
from core.messages import Message, message
from core.model.history import Problem
from core.model.recovery import Backup, Contents, Salvaged
from core.settings import Settings
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.damage import DamageDialog
from gui.dialogs.error_report import ErrorDialog
from gui.dialogs.notice import Notice
from gui.session import Session
from gui.translate import tr

if TYPE_CHECKING:
    from core.workspace import Workspace

SUFFIX, PACKAGE = ".jiaokan", ".jkpack"
LOOK_EVERY = 60_000
"""Milliseconds between two looks whether a backup is due."""
_DAMAGE = frozenset({"collection_damaged", "not_a_collection", "record_damaged", "journal_damaged"})


class RecoveryDesk(QObject):
    """Carry out the actions of the collection menu that keep it safe."""

    def __init__(self, session: Session, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self.settings = settings
        self._has_failed = False
        self._warned: set[Path] = set()
        self._does: dict[str, Callable[[], None]] = {
            "backups": self.show_backups,
            "check": self.check,
            "pack": self.ask_package,
            "unpack": self.ask_unpack,
        }
        session.collection_opened.connect(lambda path: self._on_opened(Path(path)))
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.back_up_if_due)
        self._clock.start(LOOK_EVERY)

    def perform(self, action_id: str) -> bool:
        """Carry out an action."""
        action = self._does.get(action_id)
        if action is not None:
            action()
        return action is not None

    # Opened

    def _on_opened(self, path: Path) -> None:
        def look(workspace: Workspace) -> tuple[bool, bool]:
            return workspace.ended_uncleanly, recovery.is_remote(workspace.path)

        self.session.ask(look, lambda found: self._on_looked(path, *found))

    def _on_looked(self, path: Path, ended_uncleanly: bool, is_remote: bool) -> None:
        if ended_uncleanly and self.settings.is_on("checks_after_crash"):
            self.check()
        if is_remote and path not in self._warned:
            self._warned.add(path)
            ErrorDialog(UserError("folder_remote", path=str(path.parent)), self.window).open()

    # Backups

    def back_up_if_due(self) -> None:
        """Have a backup made when it is time and something has changed; one that fails is told once."""
        if not self.session.is_open or self.session.is_busy:
            return

        def work(workspace: Workspace) -> UserError | None:
            try:
                recovery.back_up_if_due(workspace, self.settings)
            except UserError as error:
                return error
            return None

        self.session.ask(work, self._on_backed_up)

    def _on_backed_up(self, error: UserError | None) -> None:
        if error is not None and not self._has_failed:
            self.session.failed.emit(error)
        self._has_failed = error is not None

    def show_backups(self) -> None:
        """Show the backups of the collection that is open, or of the one that could not be opened."""
        path = self.session.path or self.session.tried
        if path is not None:
            self.session.apart(lambda _r, _c: recovery.backups_of(self.settings, path), lambda f: self._list(path, f))

    def _list(self, path: Path, found: Sequence[Backup]) -> None:
        dialog = BackupsDialog(path, found, self._look, is_open=self.session.is_open, parent=self.window)
        dialog.backup_wanted.connect(lambda: self._back_up_now(dialog, path))
        dialog.restore_wanted.connect(lambda backup: self.restore(backup, path))
        dialog.copy_wanted.connect(self.ask_copy)
        dialog.open()

    def _look(self, backup: Backup, tell: Callable[[Contents | None], None]) -> None:
        def look(_report: object, _cancelled: object) -> Contents | None:
            try:
                return recovery.contents_of(backup.path)
            except UserError:
                return None

        self.session.apart(look, tell)

    def _back_up_now(self, dialog: BackupsDialog, path: Path) -> None:
        def work(workspace: Workspace) -> list[Backup]:
            workspace.back_up(recovery.backup_folder(self.settings, path))
            return recovery.backups_of(self.settings, path)

        self.session.ask(work, dialog.set_backups)

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in the place of a collection, which is kept beside it, and open it."""

        def done(aside: Path) -> None:
            self.session.open_collection(path)
            self._tell("restored", [tr("dialog.restored.kept", name=aside.name)])

        if self.session.is_open:
            self.session.close_collection()
        self.session.apart(
            lambda _report, _cancelled: recovery.restore_in_place(backup, path), done, message("work.restore")
        )

    def ask_copy(self, backup: Path) -> None:
        """Ask where to write a backup as a collection of its own, and open that."""

        def copy(goal: Path) -> None:
            self.session.apart(
                lambda _report, _cancelled: recovery.restore(backup, goal),
                lambda _none: self.session.open_collection(goal),
                message("work.restore"),
            )

        self._ask_goal("file.restore_title", SUFFIX, backup.stem.rpartition(".")[0], copy)

    # Checks and damage

    def check(self) -> None:
        """Examine the collection; say that it is sound, or what is wrong and what can be done."""
        self.session.start(
            lambda workspace, report, cancelled: workspace.check(report, cancelled),
            self._on_checked,
            message("work.check"),
        )

    def _on_checked(self, problems: list[Problem]) -> None:
        if not problems:
            self.session.said.emit(message("status.sound"))
        elif self.session.path is not None:
            self.offer(self.session.path, [problem.message for problem in problems])

    def takes(self, error: BaseException) -> bool:
        """Offer what can be done when an error means damage; return False for any other."""
        if not isinstance(error, UserError) or error.key not in _DAMAGE:
            return False
        opened, tried = self.session.path, self.session.tried
        path = tried if tried is not None and error.values.get("path") == tried.name else opened
        if path is None:
            return False
        self.offer(path, [error.what])
        return True

    def offer(self, path: Path, problems: Sequence[Message]) -> None:
        """Name what is wrong with a collection and offer to restore, to salvage, or to leave it."""
        known = len(recovery.backups_of(self.settings, path))
        dialog = DamageDialog(path, problems, known, self.window)
        dialog.restore_wanted.connect(lambda: self._list(path, recovery.backups_of(self.settings, path)))
        dialog.salvage_wanted.connect(lambda: self.ask_salvage(path))
        dialog.open()

    def ask_salvage(self, path: Path) -> None:
        """Ask where to save what is readable of a damaged collection."""
        name = tr("file.salvaged_collection", collection=path.stem)
        self._ask_goal("file.salvage_title", SUFFIX, name, lambda goal: self.salvage(path, goal))

    def salvage(self, path: Path, goal: Path) -> None:
        """Save what is readable of a collection into a new one, and open that."""

        def done(outcome: Salvaged) -> None:
            self.session.open_collection(goal)
            self._tell("salvaged", salvage_words(outcome))

        if self.session.is_open:
            self.session.close_collection()
        author = self.session.author or ""
        self.session.apart(
            lambda report, cancelled: recovery.salvage(path, goal, author, report, cancelled),
            done,
            message("work.salvage"),
        )

    # Packages

    def ask_package(self) -> None:
        """Ask where to write the whole collection as one file."""
        if self.session.is_open:
            self._ask_goal("file.pack_title", PACKAGE, self.session.name, self.pack)

    def pack(self, goal: Path) -> None:
        """Write the whole collection as one file."""
        self.session.start(
            lambda workspace, report, cancelled: workspace.pack(goal, report, cancelled),
            lambda _none: self.session.said.emit(message("status.exported", path=str(goal))),
            message("work.pack"),
        )

    def ask_unpack(self) -> None:
        """Ask for a package and where to write its collection."""
        dialog = self._dialog("file.unpack_title", PACKAGE)
        dialog.fileSelected.connect(
            lambda name: self._ask_goal(
                "file.unpack_goal_title", SUFFIX, Path(name).stem, lambda goal: self.unpack(Path(name), goal)
            )
        )
        dialog.open()

    def unpack(self, package: Path, goal: Path) -> None:
        """Write the collection of a package to a new place and open it."""
        self.session.apart(
            lambda report, cancelled: recovery.unpack(package, goal, report, cancelled),
            lambda _held: self.session.open_collection(goal),
            message("work.unpack"),
        )

    def _tell(self, key: str, sentences: Sequence[str]) -> None:
        Notice(tr(f"dialog.{key}.title"), sentences, self.window).open()

    def _ask_goal(self, title: str, suffix: str, name: str, then: Callable[[Path], None]) -> None:
        dialog = self._dialog(title, suffix)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suffix[1:])
        dialog.selectFile(name + suffix)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _dialog(self, title: str, suffix: str) -> QFileDialog:
        dialog = QFileDialog(self.window, tr(title))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kind = tr("file.package") if suffix == PACKAGE else tr("file.collection")
        dialog.setNameFilters([f"{kind} (*{suffix})"])
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def salvage_words(outcome: Salvaged) -> list[str]:
    """Return in sentences what a salvage saved and what it could not."""
    lines = [tr("dialog.salvaged.saved", pages=outcome.pages, steps=outcome.steps_kept)]
    if outcome.is_whole:
        lines.append(tr("dialog.salvaged.whole"))
    if outcome.steps_lost:
        lines.append(tr("dialog.salvaged.steps_lost", count=outcome.steps_lost))
    if outcome.lost_records:
        lines.append(tr("dialog.salvaged.lost_records", count=outcome.lost_records))
    if outcome.has_gaps:
        lines.append(tr("dialog.salvaged.has_gaps"))
    for key, sources in (("changed_texts", outcome.changed_texts), ("lost_texts", outcome.lost_texts)):
        if sources:
            names = tr("dialog.salvaged.between").join(sources[:20])
            lines.append(tr(f"dialog.salvaged.{key}", count=len(sources), names=names))
    return lines
