"""What holds for every command."""

import importlib
import pkgutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import core.commands
from core.commands.analysis import ApplyAnalysis
from core.commands.article_fields import DecideArticles, SetAuthors
from core.commands.articles import AssignSpan, MergeArticles, Target
from core.commands.command import Command
from core.commands.figures import EditFigure
from core.commands.mentions import DecideMentions
from core.commands.pages import ImportPages, SetPageDetails
from core.messages import catalogue, message
from core.model.figure import Figure
from core.model.kinds import Decision, Role
from core.model.page import PageDetails
from core.model.span import Span
from core.storage.plain import canonical
from tests.invented import PAGE, proposals, read_page

SAMPLES = [
    ImportPages((read_page(details=PageDetails("报", date(2031, 5, 4))),)),
    SetPageDetails(3, PageDetails()),
    ApplyAnalysis(1, proposals(PAGE)),
    AssignSpan(1, Span(3, 9), Target.ARTICLE, 4, Role.KICKER),
    MergeArticles((1, 2)),
    SetAuthors(1, ("甲某",)),
    DecideArticles((1,), Decision.CORRECTED),
    DecideMentions((1, 2), Decision.REJECTED),
    EditFigure(Figure(3, Span(1, 2), "2", "2", lower=Decimal("1.50"), reason=message("a", b=message("c")))),
]


@pytest.mark.parametrize("command", SAMPLES, ids=lambda command: type(command).__name__)
def test_a_command_comes_back_from_its_plain_form(command):
    data = command.to_json()
    canonical(data)
    assert Command.from_json(data) == command
    canonical(command.to_journal())


def all_commands():
    for module in pkgutil.iter_modules(core.commands.__path__):
        importlib.import_module(f"core.commands.{module.name}")
    return sorted(Command._known.items())


def test_every_command_has_its_words_in_every_language():
    keys = set(catalogue("zh")) & set(catalogue("en"))
    for decision in Decision:
        for noun in ("articles", "parts", "furniture", "mentions", "figures"):
            assert f"command.decide_{noun}.{decision.value}" in keys
    for command in SAMPLES:
        for language in ("zh", "en"):
            assert command.label().text(language)


def test_the_window_can_build_commands_without_loading_the_database_library():
    code = (
        "import importlib, pkgutil, sys, core.commands\n"
        "[importlib.import_module('core.commands.' + m.name) for m in pkgutil.iter_modules(core.commands.__path__)]\n"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    root = str(Path(core.commands.__file__).parents[2])
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


@pytest.mark.parametrize("name", [name for name, _ in all_commands()])
def test_a_command_that_does_not_fit_its_type_is_refused(name):
    with pytest.raises((TypeError, ValueError, KeyError)):
        Command.from_json({"command": name, "no such field": 1})
