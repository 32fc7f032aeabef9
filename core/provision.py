"""Set the program up on a bare machine: a virtual environment with the locked packages, and Qt's system libraries.

Runs on the standard library alone, before anything is installed:

    python3 -m core.provision run|dev|bench      prints the environment's Python
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said here, in both languages: the catalogues need 3.11 themselves
    sys.exit("校勘需要 Python 3.11 或更新的版本。\nJiaokan needs Python 3.11 or later.")

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import venv
from pathlib import Path

from core.errors import UserError
from core.messages import message

HOME = Path(__file__).resolve().parent.parent
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads from a Linux system, with the Debian package of each."""


def is_ready() -> bool:
    """Return whether this Python already has what the program needs to run."""
    return all(
        importlib.util.find_spec(name) for name in ("PySide6", "sqlmodel", "jieba", "openpyxl", "charset_normalizer")
    )


def ensure_environment(level: str = "run", folder: Path = HOME / ".venv") -> Path:
    """Make a virtual environment with the packages of `requirements/LEVEL.txt` and return its Python.

    Does nothing when the same lock files were installed there before. Raises UserError when that cannot be done.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / f"jiaokan-{level}.stamp"
    wanted = _fingerprint(level)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return python
    _say("provision.packages", folder=str(folder))
    if not python.exists():
        _make_environment(folder)
    lock = HOME / "requirements" / f"{level}.txt"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(lock)]
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
        raise UserError("no_packages", file=str(lock))
    stamp.write_text(wanted, encoding="ascii")
    return python


def start_again(arguments: list[str]) -> int:
    """Set everything up, run the program in its environment, and return its exit code."""
    try:
        python = ensure_environment()
    except UserError as error:
        sys.stderr.write(error.text(_language()) + "\n")
        return 3
    ensure_libraries()
    return subprocess.run([str(python), str(HOME / "main.py"), *arguments], check=False).returncode


def missing_libraries() -> list[str]:
    """Return the Debian packages of the system libraries that Qt would not find; empty outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in QT_LIBRARIES.items() if not _loads(library)]


def ensure_libraries() -> list[str]:
    """Install Qt's missing system libraries where we may, and return the packages that are still missing."""
    missing = missing_libraries()
    if missing and _may_install():
        _install(*missing)
        missing = missing_libraries()
    if missing:
        _say("provision.missing", packages=" ".join(missing))
    return missing


def _fingerprint(level: str) -> str:
    """Return a hash over the lock files a level reads."""
    order = ["run", "dev", "bench"]
    names = order[: order.index(level) + 1]
    data = b"".join((HOME / "requirements" / f"{name}.txt").read_bytes() for name in names)
    return hashlib.sha256(data).hexdigest()


def _make_environment(folder: Path) -> None:
    try:
        venv.create(folder, with_pip=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(folder, ignore_errors=True)
        if not _may_install():
            raise UserError("no_venv", folder=str(folder)) from None
        _install(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
        venv.create(folder, with_pip=True)


def _may_install() -> bool:
    """Return whether this is Debian or a relative, and we are its administrator."""
    return os.name == "posix" and shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(*packages: str) -> None:
    _say("provision.libraries", packages=" ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", *packages]):
        subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _say(key: str, **values: str) -> None:
    sys.stderr.write(message(key, **values).text(_language()) + "\n")


def _language() -> str:
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "zh" if locale.startswith("zh") else "en"


def main(arguments: list[str]) -> int:
    """Set up the environment of a level (`run`, `dev` or `bench`) and print its Python."""
    try:
        python = ensure_environment(arguments[0] if arguments else "run")
    except UserError as error:
        sys.stderr.write(error.text(_language()) + "\n")
        return 3
    ensure_libraries()
    sys.stdout.write(f"{python}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
