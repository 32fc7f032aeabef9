"""Kill a program at random moments while it works on a collection, and see that nothing acknowledged is lost.

    python bench/crash.py --rounds 500 [--seed 1]

Each round a child opens the collection, runs commands and reports every one that `Workspace.do` has acknowledged. It is
killed (SIGKILL) at a random moment. The collection must then open, pass its check, and hold every acknowledged step and
at most one more. Needs a system with fork.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import select
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.commands.analysis import ApplyAnalysis
from core.commands.article_fields import DecideArticles
from core.commands.articles import MergeArticles, SplitArticle
from core.commands.mentions import DecideMentions
from core.commands.pages import ImportPages
from core.errors import UserError
from core.model.article import Article, Part, Segmentation
from core.model.kinds import Decision, Role
from core.model.mention import Mention
from core.model.page import PageAnalysis
from core.model.span import Span
from core.model.transfer import ReadPage
from core.workspace import Workspace

ACKNOWLEDGED = struct.Struct("<q")
MOST_SECONDS = 0.25
ROUNDS_EACH = 25
"""Kills that one collection suffers; its check reads the whole journal and would take longer and longer."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    torn = steps = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(wish.rounds):
            path = Path(folder) / f"{number // ROUNDS_EACH}.jiaokan"
            if not path.exists():
                Workspace.create(path).close()
            was_torn, held = survives(path, random.Random(wish.seed * 100_003 + number))
            torn += was_torn
            steps += held
    print(f"{wish.rounds} kills, {torn} in the middle of a write; {steps} steps kept; nothing acknowledged was lost")
    return 0


def survives(path: Path, chance: random.Random) -> tuple[bool, int]:
    """Run and kill one child and examine what it left.

    Returns whether it was killed in the middle of a write, and how many steps it added.
    """
    reader, writer = os.pipe()
    seed = chance.random()
    before = last_step(path)
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(path, writer, random.Random(seed))
        finally:
            os._exit(1)
    os.close(writer)
    try:
        select.select([reader], [], [], 30)
        time.sleep(chance.random() * MOST_SECONDS)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged = last_of(reader)
    finally:
        os.close(reader)
    torn = path.with_name(path.name + "-journal").exists()
    with Workspace.open(path) as opened:
        problems = opened.check()
        if problems:
            raise SystemExit(f"after a kill: {[problem.message.text('en') for problem in problems]}")
    held = last_step(path)
    if not acknowledged <= held <= acknowledged + 1:
        raise SystemExit(f"acknowledged up to step {acknowledged}, but the collection holds {held}")
    return torn, held - before


def last_step(path: Path) -> int:
    with Workspace.open(path) as opened:
        return opened._collection.journal.tops().seq


def last_of(reader: int) -> int:
    data = b""
    while piece := os.read(reader, 65536):
        data += piece
    whole = len(data) // ACKNOWLEDGED.size * ACKNOWLEDGED.size
    if not whole:
        raise SystemExit("the child never came to work")
    return int(ACKNOWLEDGED.unpack(data[whole - ACKNOWLEDGED.size : whole])[0])


def work(path: Path, writer: int, chance: random.Random) -> None:
    """Run commands for ever, telling each one that is acknowledged."""
    workspace = Workspace.open(path)
    os.write(writer, ACKNOWLEDGED.pack(workspace._collection.journal.tops().seq))
    for deed in deeds(workspace, chance):
        try:
            deed()
        except UserError:
            continue
        os.write(writer, ACKNOWLEDGED.pack(workspace._collection.journal.tops().seq))


def deeds(workspace: Workspace, chance: random.Random) -> Iterator[object]:
    while True:
        pages = workspace.pages()
        if len(pages) < 3 or (len(pages) < 40 and chance.random() < 0.05):
            yield lambda: workspace.do(ImportPages((invented(chance),)))
            continue
        view = workspace.page(chance.choice(pages).id)
        yield chance.choice(
            [
                lambda view=view: workspace.do(ApplyAnalysis(view.page.id, proposals(view.page.raw_text, chance))),
                lambda view=view: workspace.do(MergeArticles(tuple(a.id for a in view.articles[:2]))),
                lambda view=view: (
                    workspace.do(SplitArticle(view.articles[0].id, chance.randrange(3000))) if view.articles else None
                ),
                lambda view=view: workspace.do(DecideArticles(tuple(a.id for a in view.articles[3:6]))),
                lambda view=view: workspace.do(
                    DecideMentions(tuple(m.id for m in view.mentions), chance.choice(list(Decision)))
                ),
                workspace.undo,
                workspace.undo,
                workspace.redo,
            ]
        )


def invented(chance: random.Random) -> ReadPage:
    text = "\n".join("".join(chance.choices("田水木火土山石云雨风。，", k=30)) for _ in range(100))
    return ReadPage(f"{chance.random()}.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def proposals(text: str, chance: random.Random) -> PageAnalysis:
    cuts = sorted({0, len(text), *(chance.randrange(len(text)) for _ in range(10))})
    articles = [Article(0, (Part(Span(a, b), Role.BODY),)) for a, b in pairwise(cuts)]
    places = sorted(chance.randrange(len(text) - 3) for _ in range(100))
    mentions = [Mention(0, Span(at, at + 2), "LOC", text[at : at + 2]) for at in places]
    return PageAnalysis(Segmentation(tuple(articles)), tuple(mentions))


if __name__ == "__main__":
    sys.exit(main())
