"""Tell which version of the program this is."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from core.resources import ROOT


@cache
def program_version() -> str:
    """Return the version, as installed or else as the source tree says; empty when neither does."""
    file = ROOT.parent / "pyproject.toml"
    if file.is_file():
        project = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {})
        if project.get("name") == "jiaokan":
            return str(project["version"])
    try:
        return version("jiaokan")
    except PackageNotFoundError:
        return ""
