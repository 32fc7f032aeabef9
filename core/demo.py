"""The main job on the sample pages, from raw text to workbook and pictures, in a folder of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from core.console import Console
from core.errors import UserError
from core.messages import Message, message
from core.model.history import Problem
from core.resources import resource
from core.workspace import Workspace

Screenshots = Callable[[Path, Path], Sequence[Path]]


Window = Callable[[Path], object]
"""Opens the window on a collection and returns when it is closed."""


def run_demo(folder: Path, console: Console, screenshots: Screenshots | None, window: Window | None = None) -> int:
    """Import, analyse, check and export the sample pages, write pictures of the window, and say where all of it lies.

    The window opens at the end where there is a display. Returns the exit code.
    Raises UserError when the folder can't be written to.
    """
    collection = _fresh_collection(folder, console.language)
    is_sound = _main_job(collection, folder, console)
    pictures = _pictures(console, screenshots, collection, folder)
    for picture in pictures:
        console.result(f"  {Path(picture).resolve()}")
    if window is not None:
        _open_window(console, window, collection)
    return 0 if is_sound else 1


def has_display() -> bool:
    """Return whether a window could be seen here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _main_job(collection: Path, folder: Path, console: Console) -> bool:
    samples = sorted(resource("samples").glob("*.txt"))
    workbook = folder / message("cli.demo.workbook").text(console.language)
    with Workspace.create(collection, message("cli.demo.name").text(console.language), console.language) as workspace:
        imported = workspace.import_files(samples, report=console.progress)
        workspace.analyze(imported.pages, console.progress)
        problems = workspace.check()
        exported = workspace.export_workbook(workbook, console.progress)
        pages = workspace.pages()
    _tell(console, "imported", pages=len(imported.pages), folder=resource("samples"))
    for page in pages:
        counts = {"articles": page.articles, "undecided": page.undecided, "findings": page.findings}
        _tell(console, "page", file=page.source, **counts)
    rows = dict(exported.rows)
    _tell(console, "exported", articles=rows["articles"], mentions=rows["mentions"], figures=rows["figures"])
    _tell_check(console, problems)
    _tell(console, "where", collection=collection.resolve(), workbook=exported.path.resolve())
    return not problems and not imported.refused


def _open_window(console: Console, window: Window, collection: Path) -> None:
    if has_display():
        _tell(console, "window")
        window(collection)
    else:
        _tell(console, "no_display")


def _fresh_collection(folder: Path, language: str) -> Path:
    """Return where the demo's collection goes, with what an earlier run left there removed."""
    collection = folder / f"{message('cli.demo.file').text(language)}.jiaokan"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{collection.name}*"):
            if old.is_file():
                old.unlink()
    except OSError as error:
        raise UserError("handoff.unwritable", file=str(folder), reason=error.strerror or str(error)) from error
    return collection


def _tell_check(console: Console, problems: Sequence[Problem]) -> None:
    for problem in problems:
        console.result(problem.message.text(console.language))
    _tell(console, "problems" if problems else "sound", count=len(problems))


def _pictures(console: Console, screenshots: Screenshots | None, collection: Path, folder: Path) -> Sequence[Path]:
    if screenshots is not None:
        console.progress(0, 1, message("cli.demo.drawing"))
    pictures = screenshots(collection, folder) if screenshots is not None else ()
    console.finish()
    _tell(console, "pictures" if pictures else "no_pictures", count=len(pictures))
    return pictures


def _tell(console: Console, key: str, **values: object) -> None:
    sentence: Message = message(f"cli.demo.{key}", **values)
    console.finish()
    console.result(sentence.text(console.language))
