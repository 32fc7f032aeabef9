"""The door without a window: import, analyze, export, handback, lexicon, check, demo.

Exit codes: 0 all well, 1 some files refused or problems found, 2 wrong usage, 3 failed or stopped.
"""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.arguments import COMMANDS, parser_of
from core.console import Console, system_language, use_utf8
from core.errors import Cancelled, UserError
from core.messages import LANGUAGES, Message, message
from core.model.page import PageAnalysis, PageDetails, PageView
from core.model.transfer import (
    CellChange,
    ExportOptions,
    ExportScope,
    HandBack,
    ImportOptions,
    ImportReport,
    ReadPage,
    Refusal,
)

if TYPE_CHECKING:
    from core.workspace import Workspace

OK, SOME_REFUSED, WRONG_USAGE, FAILED = 0, 1, 2, 3
_LONGEST_SHOWN = 80
COLLECTION_SUFFIX = ".jiaokan"

Screenshots = Callable[[Path, Path], Sequence[Path]]
"""Takes a collection and a folder, writes pictures of the window, and returns their files."""
Window = Callable[[Path], object]
"""Opens the window on a collection and returns when it is closed."""


def is_command(arguments: Sequence[str]) -> bool:
    """Return whether arguments are meant for the command line and not for the window.

    The window takes nothing, or files that are there.
    """
    if not arguments:
        return False
    first = arguments[0]
    return first in COMMANDS or first.startswith("-") or not (Path(first).exists() or first.endswith(COLLECTION_SUFFIX))


def main(
    arguments: Sequence[str] | None = None, screenshots: Screenshots | None = None, window: Window | None = None
) -> int:
    """Run a command and return its exit code."""
    use_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        asked = parser_of(_language(given)).parse_args(_without_language(given))
    except SystemExit as leave:
        return int(leave.code or 0)
    console = Console(asked.lang)
    try:
        return _run(asked, console, screenshots, window)
    except UserError as error:
        console.fail(error)
    except (Cancelled, KeyboardInterrupt):
        console.say(message("cli.cancelled"))
    except BrokenPipeError:
        _silence_output()
    except Exception:  # noqa: BLE001 - scripts trust the exit code; Python's own would say "some refused"
        traceback.print_exc()
    finally:
        _finish(console)
    return FAILED


def _run(asked: Namespace, console: Console, screenshots: Screenshots | None, window: Window | None) -> int:
    if asked.command == "demo":
        from core.demo import run_demo

        return run_demo(Path(asked.out), console, screenshots, None if asked.no_window else window)
    commands = {"import": _import, "analyze": _analyze, "export": _export, "handback": _handback, "check": _check}
    commands["lexicon"] = _lexicon
    return commands[asked.command](asked, console)


def _import(asked: Namespace, console: Console) -> int:
    from core.workspace import Workspace

    file = Path(asked.collection)
    options = ImportOptions(
        asked.encoding, PageDetails(asked.publication, asked.date), keeps_duplicates=asked.keep_duplicates
    )
    records = [path for path in asked.paths if Path(path).suffix.lower() == ".jsonl"]
    if records and len(records) == len(asked.paths):
        return _import_records(records, file, console)
    with Workspace.open(file) if file.exists() else Workspace.create(file, language=console.language) as workspace:
        imported = workspace.import_files(asked.paths, options, console.progress)
        is_stopped = False
        tell_import(imported, console)
        if imported.pages and not asked.no_analysis:
            is_stopped = not _analysed(workspace, imported.pages, console)
    if is_stopped or not (imported.pages or imported.duplicates):
        return FAILED
    return SOME_REFUSED if imported.refused else OK


def _import_records(paths: Sequence[str], file: Path, console: Console) -> int:
    """Take in records for pages that a collection has."""
    from core.workspace import Workspace

    pages = strangers = 0
    with Workspace.open(file) as workspace:
        for path in paths:
            changes, unknown = workspace.import_records(path)
            pages += len(changes.pages)
            strangers += unknown
    console.say(message("cli.records", pages=pages, unknown=strangers))
    return SOME_REFUSED if strangers else OK


def _analysed(workspace: Workspace, pages: Sequence[int], console: Console) -> bool:
    """Analyse new pages; return False when the user stops it, and say what is there all the same."""
    try:
        workspace.analyze(pages, console.progress)
    except (Cancelled, KeyboardInterrupt):
        console.say(message("cli.not_analysed"))
        return False
    return True


def tell_import(imported: ImportReport, console: Console) -> None:
    """Say what an import has taken in, left out and refused."""
    console.say(message("cli.imported", pages=len(imported.pages)))
    for source, page_id in imported.duplicates:
        console.say(message("cli.duplicate" if page_id else "cli.duplicate_here", file=source, page=page_id))
    if imported.skipped:
        console.say(message("cli.skipped", count=imported.skipped))
    _tell_refused(imported.refused, console)


def _tell_refused(refused: Sequence[Refusal], console: Console) -> None:
    for refusal in refused:
        console.say(message("reading.refusal", file=refusal.path, what=refusal.what, todo=refusal.todo))


def _analyze(asked: Namespace, console: Console) -> int:
    from core.handoff.jsonlines import lines
    from core.reading.files import read_files

    read = read_files(asked.paths, ImportOptions(asked.encoding), console.progress)
    for line in lines(_analyzed(read.pages, console), console.language):
        console.result(line)
    console.finish()
    _tell_refused(read.refused, console)
    if not read.pages:
        console.say(message("cli.nothing"))
        return FAILED
    return SOME_REFUSED if read.refused else OK


def _analyzed(pages: Sequence[ReadPage], console: Console) -> Iterator[PageView]:
    """Yield pages analysed, in their order, however many processes work on them."""
    from core.analysis.analyzer import Task, analyze_many
    from core.handoff.jsonlines import view_of

    tasks = [Task(i, page.text, edition_date=page.details.edition_date) for i, page in enumerate(pages)]
    waiting: dict[int, PageAnalysis] = {}
    following = 0
    for key, analysis in analyze_many(tasks, report=console.progress):
        waiting[key] = analysis
        while following in waiting:
            yield view_of(pages[following], waiting.pop(following))
            following += 1


def _export(asked: Namespace, console: Console) -> int:
    from core.workspace import Workspace

    scope = ExportScope(
        tuple(asked.page) if asked.page else None, tuple(asked.publication), asked.first, asked.last, asked.reviewed
    )
    with Workspace.open(Path(asked.collection)) as workspace:
        count = len(scope.choose(workspace.pages()))
        if asked.count:
            console.result(str(count))
            return OK
        if not asked.out:
            console.say(message("cli.export_as.where"))
            return WRONG_USAGE
        if not count:
            console.say(message("cli.export_as.nothing"))
            return FAILED
        options = _export_options(asked, workspace.language)
        if asked.form == "xlsx":
            exported = workspace.export_workbook(asked.out, console.progress, scope=scope, options=options)
        else:
            exported = workspace.export_as(asked.form, asked.out, console.progress, scope=scope, options=options)
    for note in exported.notes:
        console.say(note)
    console.finish()
    console.result(str(exported.path))
    return OK


def _export_options(asked: Namespace, language: str) -> ExportOptions:
    """Return what the user has set once, and what is said otherwise this time."""
    from core.settings import Settings

    options = replace(ExportOptions.of(Settings(), language), first_item=asked.first_item)
    if asked.number_pattern is not None:
        options = replace(options, number_pattern=asked.number_pattern)
    return replace(options, columns=dict(asked.columns)) if asked.columns else options


def _handback(asked: Namespace, console: Console) -> int:
    from core.workspace import Workspace

    with Workspace.open(Path(asked.collection)) as workspace:
        found = workspace.read_back(asked.workbook, console.progress)
        console.finish()
        tell_differences(found, console)
        if not asked.accept_all or not found.changes:
            return SOME_REFUSED if found.problems else OK
        chosen = [each for each in found.changes if asked.overwrite or not each.changed_by]
        taken = workspace.take_back(chosen, asked.author, Path(asked.workbook).name)
    for refused in taken.refused:
        console.result(message("cli.handback.problem", cell=refused.cell, what=refused.message).text(console.language))
    console.say(message("cli.handback.accepted", count=taken.count))
    left = len(found.changes) - len(chosen)
    if left:
        console.say(message("cli.handback.left", count=left))
    return SOME_REFUSED if found.problems or taken.refused or left else OK


def tell_differences(found: HandBack, console: Console) -> None:
    """Print what came back: a line a change, then a line a cell that can't be taken over."""
    for each in found.changes:
        console.result(_difference(each).text(console.language))
    for trouble in found.problems:
        console.result(message("cli.handback.problem", cell=trouble.cell, what=trouble.message).text(console.language))
    counts = {"count": len(found.changes), "problems": len(found.problems)}
    console.say(message("cli.handback.found", **counts) if any(counts.values()) else message("cli.handback.same"))


def _difference(change: CellChange) -> Message:
    values = {
        "cell": change.cell,
        "name": change.name,
        "column": message(f"handoff.column.{change.column}"),
        "before": _short(change.before),
        "after": _short(change.after),
    }
    if change.changed_by:
        return message("cli.handback.change_since", who=change.changed_by, here=_short(change.here), **values)
    return message("cli.handback.change", **values)


def _short(text: str) -> str:
    """Return the value of a cell in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"


def _lexicon(asked: Namespace, console: Console) -> int:
    from core.lexicon_command import run_lexicon

    return OK if run_lexicon(asked, console) else SOME_REFUSED


def _check(asked: Namespace, console: Console) -> int:
    from core.workspace import Workspace

    with Workspace.open(Path(asked.collection)) as workspace:
        problems = workspace.check(console.progress)
    console.finish()
    for problem in problems:
        console.result(problem.message.text(console.language))
    console.say(message("cli.problems", count=len(problems)) if problems else message("cli.sound"))
    return SOME_REFUSED if problems else OK


def _language(arguments: Sequence[str]) -> str:
    """Return the language that --lang asks for, wherever it stands, or the system's."""
    for i, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and i + 1 < len(arguments):
            value = arguments[i + 1]
        if value in LANGUAGES:
            return str(value)
    return system_language()


def _without_language(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with a --lang that stands before the command taken away: it has been heeded."""
    rest = list(arguments)
    while rest and rest[0].startswith("--lang"):
        del rest[: 1 if "=" in rest[0] else 2]
    return rest


def _finish(console: Console) -> None:
    try:
        console.finish()
    except BrokenPipeError:
        _silence_output()


def _silence_output() -> None:
    """Let nothing be written any more to a pipe whose reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
