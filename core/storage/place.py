"""Recognise folders on other computers: there a lock may not reach everybody and a write may be acknowledged early."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

# fmt: off
_REMOTE = frozenset({
    "9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.davfs",
    "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "gfs2",
    "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "smb3", "smbfs", "webdav",
})
# fmt: on
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_LINE = re.compile(r"^.* on (?P<place>/.*) \((?P<kind>\w+)[,)]")
_DRIVE_REMOTE = 4


def is_remote(path: Path, mounts: str | None = None) -> bool:
    """Return whether a path lies in a network folder, as far as the system tells; `mounts` is its list of disks."""
    try:
        if sys.platform == "win32":
            return _is_remote_drive(path)
        listed = _listed(mounts if mounts is not None else _mounts())
        place = os.path.realpath(path)
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    holding = [mount for mount in listed if _holds(mount[0], place)]
    return bool(holding) and max(holding, key=lambda mount: len(mount[0]))[1] in _REMOTE


def _mounts() -> str:
    if sys.platform == "darwin":
        return subprocess.run(["/sbin/mount"], check=True, capture_output=True, text=True, timeout=2).stdout
    return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")


def _listed(mounts: str) -> list[tuple[str, str]]:
    """Return the place and the kind of every disk, of Linux's mountinfo or macOS's `mount`. The last one covers."""
    found: dict[str, str] = {}
    for line in mounts.splitlines():
        head, parted, tail = line.partition(" - ")
        fields = head.split(" ")
        if parted and len(fields) > 4 and tail:
            found[_OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[4])] = tail.split(" ")[0]
        elif match := _MAC_LINE.match(line):
            found[match["place"]] = match["kind"]
    return list(found.items())


def _holds(mount: str, place: str) -> bool:
    return place == mount or place.startswith(mount.rstrip("/") + "/")


def _is_remote_drive(path: Path) -> bool:
    import ctypes

    full = path.resolve()
    if full.drive.startswith("\\\\"):
        return True
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(full.anchor)  # type: ignore[attr-defined,unused-ignore]
    return kind == _DRIVE_REMOTE
