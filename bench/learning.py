"""Show that reviewing teaches: half of the pages are reviewed to their gold, and the other half is analysed again.

usage: python -m bench.learning [SHARED] [--pages N] [--seed S]

SHARED (by default ../shared) holds eval/gold, eval/articles and eval/make_pages.py. All goes through a collection as
it would in the window: import, analysis, decisions, analysis. Pages are halved both ways, and real ones also each in
itself: the upper halves of its parts teach the lower ones. Made pages of the two halves come from different articles,
so that no sentence is on both sides. Printed: F1 by strict span and type before and after, and how many words were
learned.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from core.commands.everywhere import TagPlaces
from core.commands.mentions import DecideMentions, RemoveMention
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.span import Span, trimmed
from core.workspace import Workspace

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
TYPES = ("PER", "ORG", "LOC", "TIME", "DOC")


@dataclass
class Score:
    """Mentions that are right, proposed and wanted, by type."""

    rows: dict[str, list[int]] = field(default_factory=lambda: {kind: [0, 0, 0] for kind in TYPES})

    def add(self, mentions: Iterable[Mention], gold: dict, but: Sequence[Span] = ()) -> None:
        """Count the mentions of a page that do not begin in some spans; doubtful ones are neither right nor wrong."""
        wanted, doubtful = gold_of(gold)
        wanted = {(kind, span) for kind, span in wanted if not begins_in(span, but)}
        standing = [m for m in mentions if m.decision is not Decision.REJECTED and not begins_in(m.span, but)]
        have = {(m.type, m.span) for m in standing if m.type in TYPES}
        for kind, row in self.rows.items():
            want = {span for k, span in wanted if k == kind}
            got = {span for k, span in have if k == kind}
            wrong = [span for span in got - want if not any(span.overlaps(other) for other in doubtful)]
            row[0] += len(want & got)
            row[1] += len(want & got) + len(wrong)
            row[2] += len(want)

    def line(self) -> str:
        """Return F1 by type and over all."""
        every = [sum(row[i] for row in self.rows.values()) for i in range(3)]
        return "  ".join(f"{kind} {f1(row):.3f}" for kind, row in [*self.rows.items(), ("all", every)])


def f1(row: Sequence[int]) -> float:
    """Return the F1 of right, proposed, wanted."""
    return 2 * row[0] / (row[1] + row[2]) if row[1] + row[2] else 1.0


def gold_of(gold: dict) -> tuple[set[tuple[str, Span]], list[Span]]:
    """Return what is marked in a gold page, and what is doubtful."""
    spans = ((e["type"], trimmed(gold["raw"], e["start"], e["end"])) for e in gold["entities"])
    return {(kind, span) for kind, span in spans if span is not None}, [Span(*s) for s in gold.get("optional", [])]


def begins_in(span: Span, others: Sequence[Span]) -> bool:
    """Return whether a span begins within one of others."""
    return any(other.holds(span.start) for other in others)


def upper_halves(gold: dict) -> list[Span]:
    """Return the upper half of every part of a page."""
    parts = [part for article in gold["articles"] for part in article["parts"]]
    return [Span(part["start"], part["start"] + (part["end"] - part["start"] + 1) // 2) for part in parts]


def load(folder: Path) -> dict[Path, dict]:
    """Return the gold of each page of a folder by the file of its text."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = folder / gold.get("text", gold.get("page", f"{file.stem}.txt"))
        text = text if text.exists() else file.with_suffix(".txt")
        gold["raw"] = text.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        found[text] = gold
    return found


def review(workspace: Workspace, page_id: int, gold: dict, within: Sequence[Span] | None = None) -> None:
    """Decide on every mention of a page, or of those that begin in some spans, as its gold says."""
    wanted, doubtful = gold_of(gold)
    where = [Span(0, len(gold["raw"]))] if within is None else within
    wanted = {(kind, span) for kind, span in wanted if begins_in(span, where)}
    mentions = [m for m in workspace.page(page_id).mentions if m.type in TYPES and begins_in(m.span, where)]
    right = tuple(m.id for m in mentions if (m.type, m.span) in wanted)
    rest = [m for m in mentions if m.id not in right]
    misplaced = tuple(m.id for m in rest if any(m.span.overlaps(span) for _, span in wanted))
    wrong = tuple(m.id for m in rest if m.id not in misplaced and not any(m.span.overlaps(d) for d in doubtful))
    workspace.do(DecideMentions(right))
    workspace.do(RemoveMention(misplaced))
    workspace.do(DecideMentions(wrong, Decision.REJECTED))
    have = {(m.type, m.span) for m in mentions}
    for kind in TYPES:
        missed = tuple((page_id, span) for k, span in sorted(wanted, key=str) if k == kind and (k, span) not in have)
        workspace.do(TagPlaces(missed, kind))


def fold(taught: dict[Path, dict], other: dict[Path, dict], before: Score, after: Score) -> int:
    """Add what the analysis finds on other pages before and after the review; return how many words were learned."""
    with TemporaryDirectory() as folder, Workspace.create(Path(folder) / "bench.jiaokan") as workspace:
        golds = {file.name: gold for file, gold in {**taught, **other}.items()}
        workspace.import_files([*taught, *other])
        ids = {page.source: page.id for page in workspace.pages()}
        of_other = [ids[file.name] for file in other]
        workspace.analyze(list(ids.values()))
        for page_id in of_other:
            view = workspace.page(page_id)
            before.add(view.mentions, golds[view.page.source])
        for file, gold in taught.items():
            review(workspace, ids[file.name], gold)
        workspace.analyze(of_other)
        for page_id in of_other:
            view = workspace.page(page_id)
            after.add(view.mentions, golds[view.page.source])
        return len(workspace.lexicon())


def show_within(name: str, pages: dict[Path, dict]) -> None:
    """Print what the lower halves of parts gain when the upper halves on the same page have been reviewed."""
    before, after = Score(), Score()
    for file, gold in pages.items():
        with TemporaryDirectory() as folder, Workspace.create(Path(folder) / "bench.jiaokan") as workspace:
            (page_id,) = workspace.import_files([file]).pages
            upper = upper_halves(gold)
            workspace.analyze([page_id])
            before.add(workspace.page(page_id).mentions, gold, upper)
            review(workspace, page_id, gold, upper)
            workspace.analyze([page_id])
            after.add(workspace.page(page_id).mentions, gold, upper)
    print(f"{name}, lower halves of the parts of {len(pages)} pages")
    print(f"  nothing reviewed     {before.line()}")
    print(f"  upper halves reviewed {after.line()}", flush=True)


def show(name: str, halves: tuple[dict[Path, dict], dict[Path, dict]]) -> None:
    """Print before and after, each half having taught the other."""
    before, after = Score(), Score()
    words = [fold(*pair, before, after) for pair in (halves, halves[::-1])]
    print(f"{name}: {len(halves[0])} + {len(halves[1])} pages, words learned {words[0]} and {words[1]}")
    print(f"  nothing reviewed     {before.line()}")
    print(f"  other half reviewed  {after.line()}", flush=True)


def made(shared: Path, folder: Path, pages: int, seed: int) -> tuple[dict[Path, dict], dict[Path, dict]]:
    """Lay two halves of the articles out as pages of their own."""
    halves = []
    articles = sorted((shared / "eval" / "articles").glob("*.txt"))
    for name, files in (("a", articles[::2]), ("b", articles[1::2])):
        source, out = folder / f"articles_{name}", folder / f"pages_{name}"
        source.mkdir()
        for file in files:
            shutil.copy(file, source)
        make = [sys.executable, str(shared / "eval" / "make_pages.py"), str(source), str(out)]
        subprocess.run([*make, "--pages", str(pages), "--seed", str(seed)], check=True, capture_output=True)
        for file in sorted(out.iterdir()):
            file.rename(out / f"{name}_{file.name}")
        halves.append(load(out))
    return halves[0], halves[1]


def main() -> int:
    """Measure real and made pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--seed", type=int, default=3)
    asked = parser.parse_args()
    if not (asked.shared / "eval").is_dir():
        print("no gold pages beside the repository: nothing to measure")
        return 0
    real = list(load(asked.shared / "eval" / "gold").items())
    show("real pages", (dict(real[::2]), dict(real[1::2])))
    show_within("real pages", dict(real))
    with TemporaryDirectory() as folder:
        show("made pages", made(asked.shared, Path(folder), asked.pages, asked.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
