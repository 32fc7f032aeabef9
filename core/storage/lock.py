"""Tell a second opener who has a collection open; recognise a lock that a crash left behind."""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from core.errors import UserError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR_BYTE = 1 << 30
"""Windows forbids others to read a locked byte, so the lock lies far behind what the file says."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a collection open. `time` is UTC, ISO 8601."""

    host: str = ""
    user: str = ""
    pid: int = 0
    time: str = ""


class Lock:
    """A file beside the collection, locked by the system while it is open, that says who opened it.

    The system drops its lock when the program dies, so on one computer a stale lock is told for certain. A network
    folder may not pass locks on: then what the file says counts, and a lock of another computer is believed.
    """

    def __init__(self, path: Path, file: IO[bytes], was_left: bool) -> None:
        self.path = path
        self.was_left = was_left
        self._file = file

    @classmethod
    def take(cls, collection: Path, take_over: bool = False) -> Lock:
        """Lock a collection. Raises UserError when somebody else has it open or the folder can't be written.

        The error's value `can_be_taken` tells whether `take_over` would help: when only the file's word stands against.
        """
        path = lock_path(collection)
        try:
            file = path.open("a+b")
        except OSError as error:
            raise UserError("folder_not_writable", path=str(collection.parent), detail=str(error)) from error
        holder = _holder(file)
        is_ours = _locked(file) and _is_current(file, path)
        if not is_ours or (_is_elsewhere(holder) and not take_over):
            file.close()
            raise _refusal(collection, holder, can_be_taken=is_ours)
        _say(file, Holder(socket.gethostname(), _user(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds")))
        return cls(path, file, holder.pid != 0)

    def release(self) -> None:
        """Unlock, leaving an empty file or none: another program may be waiting at it."""
        if self._file.closed:
            return
        self._file.truncate(0)
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        self._file.close()


def lock_path(collection: Path) -> Path:
    """Return where the lock of a collection lies."""
    return collection.with_name(f".{collection.name}.lock")


def try_to_lock(file: IO[bytes]) -> bool:
    """Lock a file until it is closed or the program dies; return False when another program holds it."""
    return _locked(file)


def _refusal(collection: Path, holder: Holder, *, can_be_taken: bool) -> UserError:
    values = {"user": holder.user, "host": holder.host, "time": holder.time, "can_be_taken": can_be_taken}
    return UserError("collection_open_elsewhere", path=collection.name, **values)


def _locked(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(_FAR_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_current(file: IO[bytes], path: Path) -> bool:
    """Return whether the file is still the one at its path: who held it may have taken it away in between."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _holder(file: IO[bytes]) -> Holder:
    file.seek(0)
    try:
        return Holder(**json.loads(file.read(4096)))
    except (ValueError, TypeError):
        return Holder()


def _is_elsewhere(holder: Holder) -> bool:
    return holder.host not in {"", socket.gethostname()}


def _say(file: IO[bytes], holder: Holder) -> None:
    file.truncate(0)
    file.write(json.dumps(asdict(holder), ensure_ascii=False).encode())
    file.flush()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
