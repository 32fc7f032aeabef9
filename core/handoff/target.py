"""The file a handoff goes to: never half written, never lost because it is open elsewhere."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import UserError


def free_name(path: Path) -> Path:
    """Return a name beside a path that no file has: handoff (2).xlsx."""
    number = 2
    while (found := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return found


def check_writable(path: Path) -> None:
    """Make sure, before any work, that a file can be written or replaced.

    Raises UserError when its folder is missing, or it is open in another program or protected.
    """
    if not path.parent.is_dir():
        raise UserError("handoff.no_folder", folder=str(path.parent))
    if path.is_dir():
        raise UserError("handoff.is_folder", file=str(path))
    if _is_open_elsewhere(path):
        raise UserError("handoff.in_use", file=path.name, other=free_name(path).name)
    try:
        if path.exists():
            with path.open("r+b"):
                pass
    except OSError as error:
        raise _refusal(path, error) from error


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Yield a temporary file beside a path; it takes the path's place when all went well, and goes when not.

    Raises UserError when the disk is full or protected. When only the last step fails because the old file has been
    opened meanwhile, the new one is kept under another name, which the error tells.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            yield temporary
            _flush(temporary)
        except OSError as error:
            raise _refusal(path, error) from error
        try:
            temporary.replace(path)
        except OSError as error:
            kept = free_name(path)
            temporary.replace(kept)
            raise UserError("handoff.kept", file=path.name, other=kept.name) from error
    finally:
        temporary.unlink(missing_ok=True)


def _is_open_elsewhere(path: Path) -> bool:
    """Return whether Excel or LibreOffice have left the mark by which they hold a file."""
    return path.with_name(f"~${path.name}").exists() or path.with_name(f".~lock.{path.name}#").exists()


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _refusal(path: Path, error: OSError) -> UserError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UserError("handoff.no_space", file=path.name)
    if isinstance(error, PermissionError):
        return UserError("handoff.in_use", file=path.name, other=free_name(path).name)
    reason = os.strerror(error.errno) if error.errno else str(error)
    return UserError("handoff.unwritable", file=str(path), reason=reason)
