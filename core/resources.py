"""Find the files that are shipped with the program."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, given its place below `resources/`."""
    return ROOT.joinpath(*parts)
