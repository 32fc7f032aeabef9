"""What the command line understands, with help that teaches, in the user's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NoReturn

from core.messages import LANGUAGES, message
from core.version import program_version

COMMANDS = ("import", "analyze", "export", "handback", "lexicon", "check", "demo")
FORMS = ("xlsx", "jsonl", "csv", "text", "markdown", "conll", "brat", "cas", "dc")
"""Forms in which a collection goes out."""
USAGE_ERROR = 2
_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "missing"),
    (re.compile(r"one of the arguments (?P<what>.+) is required"), "missing"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "unknown"),
    (re.compile(r"argument (?P<name>.+?): invalid choice: (?P<what>'.*?')"), "choice"),
    (re.compile(r"argument (?P<name>.+?): expected"), "value"),
    (re.compile(r"argument (?P<name>.+?): invalid .* value: (?P<what>.+)"), "choice"),
)


def parser_of(language: str) -> argparse.ArgumentParser:
    """Return the parser of all commands, its help in a language."""
    words = _Words(language)
    top = _Parser(words, prog="jiaokan", description=words("about"), epilog=words("epilog"))
    top.add_argument("--version", action="version", version=f"jiaokan {program_version()}", help=words("version"))
    commands = top.add_subparsers(dest="command", metavar=words("command"), title=words("commands"), required=True)
    for name in COMMANDS:
        each = commands.add_parser(
            name,
            words=words,
            help=words(f"{name}.help"),
            description=words(f"{name}.about"),
            epilog=words(f"{name}.epilog"),
        )
        _ARGUMENTS[name](each, words)
        each.add_argument("--lang", choices=LANGUAGES, default=language, help=words("lang"))
    return top


class _Words:
    """Sentences of the help in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: Any) -> str:
        return message(f"cli.{key}", **values).text(self.language)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language, errors included."""

    def __init__(self, words: _Words, **options: Any) -> None:
        self._words = words
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=lambda prog: _Formatter(prog, words), **options
        )
        self._positionals.title = words("arguments")
        self._optionals.title = words("options")
        self.add_argument("-h", "--help", action="help", help=words("help"))

    def error(self, text: str) -> NoReturn:
        """Say what is wrong with the arguments and how they should be, and leave with the code for it."""
        self.exit(USAGE_ERROR, f"{self.format_usage()}{self._words('wrong', what=self._complaint(text))}\n")

    def _complaint(self, text: str) -> str:
        for pattern, key in _COMPLAINTS:
            found = pattern.match(text)
            if found:
                return self._words(f"wrong_{key}", **found.groupdict())
        return text


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, words: _Words) -> None:
        super().__init__(prog, max_help_position=28, width=100)
        self._words = words

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, self._words("usage") if prefix is None else prefix)


def _import(parser: argparse.ArgumentParser, words: _Words) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=words("paths"))
    parser.add_argument("--collection", required=True, metavar="FILE", help=words("import.collection"))
    parser.add_argument("--no-analysis", action="store_true", help=words("import.no_analysis"))
    parser.add_argument("--keep-duplicates", action="store_true", help=words("import.keep_duplicates"))
    parser.add_argument("--encoding", metavar="NAME", help=words("encoding"))
    parser.add_argument("--publication", default="", metavar="NAME", help=words("import.publication"))
    parser.add_argument("--date", type=_day, metavar="2023-11-14", help=words("import.date"))


def _analyze(parser: argparse.ArgumentParser, words: _Words) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=words("paths"))
    parser.add_argument("--format", choices=["jsonl"], default="jsonl", help=words("analyze.format"))
    parser.add_argument("--encoding", metavar="NAME", help=words("encoding"))


def _export(parser: argparse.ArgumentParser, words: _Words) -> None:
    parser.add_argument("collection", metavar="FILE", help=words("collection"))
    parser.add_argument("--out", metavar="WORKBOOK.xlsx", help=words("export_as.out"))
    parser.add_argument("--as", dest="form", choices=FORMS, default="xlsx", help=words("export_as.form"))
    scope = parser.add_argument_group(words("export_as.scope"))
    scope.add_argument("--count", action="store_true", help=words("export_as.count"))
    scope.add_argument("--from", dest="first", type=_day, metavar="2023-11-01", help=words("export_as.first"))
    scope.add_argument("--to", dest="last", type=_day, metavar="2023-11-30", help=words("export_as.last"))
    scope.add_argument(
        "--publication", action="append", default=[], metavar="NAME", help=words("export_as.publication")
    )
    scope.add_argument("--page", action="append", type=int, metavar="ID", help=words("export_as.page"))
    scope.add_argument("--reviewed", action="store_true", help=words("export_as.reviewed"))
    look = parser.add_argument_group(words("export_as.look"))
    look.add_argument("--number-pattern", metavar="PATTERN", help=words("export_as.number_pattern"))
    look.add_argument("--first-item", type=int, default=1, metavar="N", help=words("export_as.first_item"))
    look.add_argument("--columns", action="append", type=_columns, metavar="SHEET=A,B", help=words("export_as.columns"))


def _handback(parser: argparse.ArgumentParser, words: _Words) -> None:
    parser.add_argument("collection", metavar="FILE", help=words("collection"))
    parser.add_argument("workbook", metavar="WORKBOOK.xlsx", help=words("handback.workbook"))
    parser.add_argument("--accept-all", action="store_true", help=words("handback.accept_all"))
    parser.add_argument("--overwrite", action="store_true", help=words("handback.overwrite"))
    parser.add_argument("--author", default="", metavar="NAME", help=words("handback.author"))


def _lexicon(parser: argparse.ArgumentParser, words: _Words) -> None:
    parser.add_argument("collection", metavar="FILE", help=words("collection"))
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", metavar="WORDS.tsv", help=words("lexicon.out"))
    way.add_argument("--in", dest="source", metavar="WORDS.txt", help=words("lexicon.in"))
    parser.add_argument("--type", default="ORG", metavar="TYPE", help=words("lexicon.type"))


def _check(parser: argparse.ArgumentParser, words: _Words) -> None:
    parser.add_argument("collection", metavar="FILE", help=words("collection"))


def _demo(parser: argparse.ArgumentParser, words: _Words) -> None:
    parser.add_argument("--out", default="demo", metavar="FOLDER", help=words("demo.out"))
    parser.add_argument("--no-window", action="store_true", help=words("demo.no_window"))


_ARGUMENTS = {
    "import": _import,
    "analyze": _analyze,
    "export": _export,
    "handback": _handback,
    "lexicon": _lexicon,
    "check": _check,
    "demo": _demo,
}


def _columns(text: str) -> tuple[str, tuple[str, ...]]:
    sheet, equals, columns = text.partition("=")
    if not equals or not sheet.strip() or not columns.strip():
        raise ValueError(text)
    return sheet.strip(), tuple(column.strip() for column in columns.split(",") if column.strip())


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%Y%m%d"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValueError(text)
