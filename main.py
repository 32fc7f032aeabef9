"""校勘: hand the arguments to the command line or to the window."""

from __future__ import annotations

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
        return cli.main(arguments, _screenshots)
    from gui.app import main as open_window

    return open_window(arguments)


def _screenshots(collection: Path, folder: Path) -> Sequence[Path]:
    from gui.demo import write_screenshots

    return list(write_screenshots(collection, folder) or ())


if __name__ == "__main__":
    sys.exit(main())
