"""校勘: hand the arguments to the command line or to the window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path


def main() -> int:
    """Run the program and return its exit code."""
    freeze_support()
    from core import provision

    if not provision.is_ready():
        return provision.start_again(sys.argv[1:])
    from core import cli

    arguments = sys.argv[1:]
    if cli.is_command(arguments):
        return cli.main(arguments, _screenshots, _window)
    from gui.app import run as open_window

    return open_window(arguments)


def _screenshots(collection: Path, folder: Path) -> Sequence[Path]:
    from core.provision import ensure_libraries

    if ensure_libraries():
        return ()
    from gui.demo import write_screenshots

    return list(write_screenshots(collection, folder))


def _window(collection: Path) -> None:
    """Open the window in a process of its own: this one may have drawn pictures without a display."""
    subprocess.run([sys.executable, __file__, str(collection)], check=False)


if __name__ == "__main__":
    sys.exit(main())
