"""The panels on a page of 100,000 characters and 5,000 mentions, against bare widgets of Qt with the same load.

    python -m bench.panels [--rounds 5]

Prints ratios of times (best of the rounds, interleaved) to `setPlainText` of the page's text and to a `QListWidget`
filled with one line a mention, all painted: opening a page; from the key that decides an item to the painted panel;
from the answer of the worker to the painted panel. At most 3 times `setPlainText` is wanted. The page is invented.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit, QWidget

from core.model.article import Article, Part
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision, Role
from core.model.mention import Mention
from core.model.page import Page, PageDetails, PageView
from core.model.span import Span
from gui.entities.panel import EntitiesPanel
from gui.figures.panel import FiguresPanel
from gui.findings.panel import FindingsPanel
from gui.review.panel import ReviewPanel
from gui.widgets.panel import Panel

LENGTH, MENTIONS, FIGURES, ARTICLE = 100_000, 5_000, 1_000, 2_500
LIMIT = 3.0
_CHARS = "镇上有一座老桥桥边住着许多人家每天清早船从桥下过去孩子们站在桥头看热闹"


class Silent(QObject):
    """A session that takes commands and does nothing."""

    page_opened = Signal(object)
    page_refreshed = Signal(object)
    collection_opened = Signal(str)
    collection_closed = Signal()
    failed = Signal(object)
    view: PageView | None = None
    pages: tuple[()] = ()

    def run(self, _command: object, _then: object = None) -> None:
        """Take a command."""

    def show_span(self, _span: Span) -> None:
        """Take a place."""


def main() -> int:
    """Measure and print; the exit code says whether the limit holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    application = QApplication.instance() or QApplication([])
    view = invented()
    deeds: dict[str, Callable[[], Any]] = {"setPlainText": _plain(view), "QListWidget": _bare_list(view)}
    for kind in (ReviewPanel, EntitiesPanel, FiguresPanel, FindingsPanel):
        deeds |= _deeds(kind, view)
    best = dict.fromkeys(deeds, float("inf"))
    for _ in range(rounds):
        for name, deed in deeds.items():
            start = time.perf_counter()
            deed()
            best[name] = min(best[name], time.perf_counter() - start)
    worst = 0.0
    for name, seconds in best.items():
        text, rows = seconds / best["setPlainText"], seconds / best["QListWidget"]
        print(f"{name:32s} {text:6.1f} x setPlainText {rows:6.2f} x QListWidget")
        worst = max(worst, text)
    del application
    return 0 if worst <= LIMIT else 1


def invented() -> PageView:
    """Return the page."""
    dice = random.Random(5)
    text = "".join("\n" if dice.random() < 0.03 else dice.choice(_CHARS) for _ in range(LENGTH - 2))
    text = f"桥{text}桥"
    starts = range(0, LENGTH, ARTICLE)
    articles = tuple(
        Article(n, (Part(Span(s, s + 20), Role.HEADLINE), Part(Span(s + 20, s + ARTICLE), Role.BODY, 0.8)))
        for n, s in enumerate(starts, 1)
    )
    mentions = tuple(_mention(n, text, dice) for n in range(MENTIONS))
    figures = tuple(Figure(n + 1, Span(n * 100 + 5, n * 100 + 8), "300人", "300", "人") for n in range(FIGURES))
    findings = tuple(Finding(n + 1, mentions[n].span, "repeated_passage", _words()) for n in range(0, MENTIONS, 100))
    page = Page(1, PageDetails(), text, "", "bench.txt")
    return PageView(page, articles, (), mentions, figures, findings)


def _mention(number: int, text: str, dice: random.Random) -> Mention:
    span = Span(number * 20, number * 20 + 3)
    return Mention(number + 1, span, dice.choice(("PER", "LOC", "ORG")), span.of(text), confidence=dice.random())


def _words() -> Any:
    from core.messages import message

    return message("panel.findings.title")


def _plain(view: PageView) -> Callable[[], Any]:
    edit = QPlainTextEdit()
    return lambda: (_shown(edit), edit.setPlainText(view.page.raw_text), edit.grab())


def _bare_list(view: PageView) -> Callable[[], Any]:
    rows = QListWidget()
    rows.setUniformItemSizes(True)
    lines = [mention.text for mention in view.mentions]
    return lambda: (_shown(rows), rows.clear(), rows.addItems(lines), rows.grab())


def _deeds(kind: type[Panel], view: PageView) -> dict[str, Callable[[], Any]]:
    session = Silent()
    panel = kind(session)  # type: ignore[arg-type]
    _shown(panel)
    turn = iter(range(1, 10**6))

    def shows() -> None:
        session.view = replace(view, page=replace(view.page, id=next(turn) + 1))
        session.page_opened.emit(session.view)
        panel.grab()

    def answers() -> None:
        number = next(turn) % MENTIONS
        mentions = list(view.mentions)
        mentions[number] = replace(mentions[number], decision=Decision.CONFIRMED)
        session.view = replace(session.view or view, mentions=tuple(mentions))
        session.page_refreshed.emit(session.view)
        panel.grab()

    def decides() -> None:
        panel.perform("confirm")  # type: ignore[attr-defined]
        panel.grab()

    name = kind.__name__
    return {f"{name} open": shows, f"{name} key": decides, f"{name} answer": answers}


def _shown(widget: QWidget) -> None:
    if not widget.isVisible():
        widget.resize(330, 650)
        widget.show()


if __name__ == "__main__":
    sys.exit(main())
