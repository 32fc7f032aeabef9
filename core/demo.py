"""The main job on the sample pages, from raw text to workbook and pictures, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from core.console import Console
from core.errors import UserError
from core.messages import Message, message
from core.model.history import Problem
from core.resources import resource
from core.workspace import Workspace

Screenshots = Callable[[Path, Path], Sequence[Path]]


def run_demo(folder: Path, console: Console, screenshots: Screenshots | None) -> int:
    """Import, analyse, check and export the sample pages, write pictures of the window, and say where all of it lies.

    Raises UserError when the folder can't be written to. Returns the exit code.
    """
    collection = _fresh_collection(folder, console.language)
    samples = sorted(resource("samples").glob("*.txt"))
    workbook = folder / message("cli.demo.workbook").text(console.language)
    with Workspace.create(collection, message("cli.demo.name").text(console.language), console.language) as workspace:
        imported = workspace.import_files(samples, report=console.progress)
        workspace.analyze(imported.pages, console.progress)
        problems = workspace.check()
        exported = workspace.export_workbook(workbook, console.progress)
        summaries = workspace.pages()
    _tell(console, "imported", pages=len(imported.pages), folder=resource("samples"))
    for page in summaries:
        _tell(
            console, "page", file=page.source, articles=page.articles, undecided=page.undecided, findings=page.findings
        )
    rows = dict(exported.rows)
    _tell(console, "exported", articles=rows["articles"], mentions=rows["mentions"], figures=rows["figures"])
    _tell_check(console, problems)
    pictures = _pictures(console, screenshots, collection, folder)
    _tell(console, "where", collection=collection.resolve(), workbook=exported.path.resolve())
    for picture in pictures:
        console.result(f"  {Path(picture).resolve()}")
    return 1 if problems or imported.refused else 0


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
    if screenshots is None:
        _tell(console, "no_pictures")
        return ()
    console.progress(0, 1, message("cli.demo.drawing"))
    pictures = screenshots(collection, folder)
    console.finish()
    _tell(console, "pictures", count=len(pictures))
    return pictures


def _tell(console: Console, key: str, **values: object) -> None:
    sentence: Message = message(f"cli.demo.{key}", **values)
    console.finish()
    console.result(sentence.text(console.language))
