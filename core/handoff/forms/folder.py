"""A folder that a form writes into: it appears whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import UserError

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_LONGEST = 40


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Yield a temporary folder that takes its place when all went well, and goes when not.

    Raises UserError when something is there already, or the place can't be written to.
    """
    if path.is_dir() and any(path.iterdir()):
        raise UserError("handoff.folder_full", folder=str(path))
    if path.exists() and not path.is_dir():
        raise UserError("handoff.folder_full", folder=str(path))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.mkdir()
        yield temporary
        if path.is_dir():
            path.rmdir()
        temporary.replace(path)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UserError("handoff.unwritable", file=str(path), reason=reason) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def file_name(number: str, title: str) -> str:
    """Return a name for the file of an article that every system accepts, without its ending."""
    words = _UNSAFE.sub("_", title).strip("._ ")[:_LONGEST]
    return f"{number}_{words}" if words else number
