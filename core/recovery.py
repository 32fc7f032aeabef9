"""What can be done with collections that are not open: look inside, restore, salvage, unpack; and where backups lie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserError
from core.messages import Message
from core.model.recovery import Backup, Contents, Salvaged
from core.settings import Settings, config_folder

if TYPE_CHECKING:
    from core.workspace import Workspace

Report = Callable[[int, int, Message], None]
IsCancelled = Callable[[], bool]


def _silent(done: int, total: int, what: Message) -> None: ...


def _never() -> bool:
    return False


def backup_folder(settings: Settings, collection: Path) -> Path:
    """Return where the backups of a collection lie."""
    from core.storage.backup import folder_of

    chosen = settings.text("backup_folder")
    return folder_of(Path(chosen) if chosen else config_folder() / "backups", collection)


def backups_of(settings: Settings, collection: Path) -> list[Backup]:
    """Return the backups of a collection, newest first."""
    from core.storage.backup import backups

    return backups(backup_folder(settings, collection), collection.stem)


def contents_of(path: Path) -> Contents:
    """Return what a collection file holds, without opening it. Raises UserError when it is missing or damaged."""
    from core.storage.contents import contents_of as look

    return look(path)


def restore(backup: Path, goal: Path) -> None:
    """Write a copy of a backup to a new place. Raises UserError when it is none or the place is taken."""
    from core.storage.backup import restore as copy

    copy(backup, goal)


def restore_in_place(backup: Path, collection: Path) -> Path:
    """Put a backup in the place of a closed collection and return where that one lies now.

    Raises UserError when the backup is none or the collection is open.
    """
    from core.storage.backup import restore_in_place as replace

    return replace(backup, collection)


def salvage(
    path: Path, goal: Path, author: str = "", report: Report = _silent, cancelled: IsCancelled = _never
) -> Salvaged:
    """Save what is readable of a damaged collection into a new one; the damaged one stays as it is.

    Raises UserError when nothing can be saved or the goal can't be written, Cancelled when the user stops it.
    """
    from core.storage.salvage import salvage as save

    return save(path, goal, author, report, cancelled)


def unpack(package: Path, goal: Path, report: Report = _silent, cancelled: IsCancelled = _never) -> Contents:
    """Write the collection of a package to a new place, once its hash is verified, and return what it holds.

    Raises UserError when the package is damaged or the place is taken, Cancelled when the user stops it.
    """
    from core.storage.package import unpack as extract

    return extract(package, goal, report, cancelled)


def is_remote(path: Path) -> bool:
    """Return whether a path lies in a network folder, as far as the system tells."""
    from core.storage.place import is_remote as ask

    return ask(path)


def back_up_if_due(workspace: Workspace, settings: Settings, now: datetime | None = None) -> Path | None:
    """Add a backup when the last one is old enough and something has changed since; return where it lies.

    Raises UserError when it can't be written.
    """
    if not settings.is_on("backs_up"):
        return None
    known = backups_of(settings, workspace.path)
    if known:
        age = (now or datetime.now(UTC)) - known[0].time
        if timedelta() <= age < timedelta(minutes=settings.number("backup_minutes")):
            return None
        if _steps_of(known[0]) == workspace.last_step:
            return None
    return workspace.back_up(backup_folder(settings, workspace.path)) if workspace.last_step else None


def _steps_of(backup: Backup) -> int:
    try:
        return contents_of(backup.path).steps
    except UserError:
        return -1
