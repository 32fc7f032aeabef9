"""The raw text of the window against a bare QPlainTextEdit: opening a page, and from a key to the painted view.

A page of 100,000 characters with 5,000 mentions, hard-wrapped and not. `python -m bench.window` prints milliseconds
(medians) and ratios to the bare widget, which has neither marks nor bands nor line numbers.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.model.article import Article, Part
from core.model.kinds import Role
from core.model.mention import Mention
from core.model.page import Page, PageDetails, PageView
from core.model.span import Span
from gui.app import make_application
from gui.article.article_view import ArticleView
from gui.article.composition import compose
from gui.page.raw_view import RawView
from gui.session import Session

LENGTH, MENTIONS, ARTICLES, ROUNDS = 100_000, 5_000, 80, 9
LETTERS = "春夏秋冬山水风云花草树木东南西北，。"


def big_page(line_lengths: tuple[int, ...]) -> PageView:
    """Return a page of `LENGTH` characters whose lines have these lengths in turn at random."""
    chance = random.Random(7)
    lines: list[str] = []
    while sum(map(len, lines)) < LENGTH:
        lines.append("".join(chance.choices(LETTERS, k=chance.choice(line_lengths))))
    text = "\n".join(lines)
    cuts = [0, *(at for at in range(len(text)) if text[at] == "\n"), len(text)]
    step = max(1, (len(cuts) - 1) // ARTICLES)
    edges = [*cuts[:-1:step], len(text)]
    articles = tuple(
        Article(number, (Part(Span(start + (start > 0), end), Role.BODY),))
        for number, (start, end) in enumerate(pairwise(edges), 1)
    )
    every = len(text) // MENTIONS
    mentions = tuple(
        Mention(n + 1, Span(n * every, n * every + 3), "PER", text[n * every : n * every + 3]) for n in range(MENTIONS)
    )
    return PageView(Page(1, PageDetails(), text, "", "big.txt"), articles, (), mentions, revision=1)


def timed(work: Callable[[], object]) -> float:
    """Return the median time of some rounds, in milliseconds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def shown(widget: QWidget) -> QWidget:
    """Show a widget at the size of a column."""
    widget.resize(480, 700)
    widget.show()
    widget.setFocus()
    QTest.qWait(50)
    return widget


def measure(name: str, view: PageView) -> None:
    """Measure both widgets on one page and print a line each."""
    session = Session()
    session.view = view
    plain, raw, articles = QPlainTextEdit(), RawView(session), ArticleView(session)
    for widget in (plain, raw, articles):
        shown(widget)

    def open_plain() -> None:
        plain.setPlainText(view.page.raw_text)
        plain.viewport().repaint()

    def open_raw() -> None:
        raw.show_page(view)
        raw.viewport().repaint()

    def press(widget: QPlainTextEdit | RawView) -> None:
        QTest.keyClick(widget, Qt.Key.Key_Down)
        widget.viewport().repaint()

    bare, ours = timed(open_plain), timed(open_raw)
    print(f"{name}  open     bare {bare:6.1f}  ours {ours:6.1f}  ratio {ours / bare:.1f}")
    bare, ours = timed(lambda: press(plain)), timed(lambda: press(raw))
    print(f"{name}  key      bare {bare:6.1f}  ours {ours:6.1f}  ratio {ours / bare:.1f}")
    print(f"{name}  refresh  ours {timed(lambda: session.page_refreshed.emit(view)):6.1f}")
    print(f"{name}  compose  ours {timed(lambda: compose(view)):6.1f}  (on the worker)")
    session.stop()
    for widget in (plain, raw, articles):
        widget.close()


def main() -> None:
    """Measure a hard-wrapped page and one with long lines."""
    make_application()
    measure("hard-wrapped", big_page((21,)))
    measure("long lines  ", big_page((30, 500, 700)))


if __name__ == "__main__":
    main()
