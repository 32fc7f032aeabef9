"""The workbook against openpyxl's write-only mode writing the same cells bare, and memory as articles grow.

    python -m bench.workbook [--articles 1000] [--growth 5]

Prints the ratio of processor times (best of three, interleaved; at most 1.3 is wanted) and of peak memory between the
given number of articles and `growth` times as many (about 1 is wanted). The pages are invented.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from core.handoff.cells import Cell, Link
from core.handoff.page_record import PageRecord
from core.handoff.sheets import articles, catalogue, description, figures, findings, mentions, pages, texts
from core.handoff.workbook import export_workbook
from core.model.article import Article, Part
from core.model.figure import Figure
from core.model.kinds import Role
from core.model.mention import Mention
from core.model.page import Page, PageDetails, PageView
from core.model.span import Span
from core.model.transfer import ExportMeta

SHEETS = (catalogue, pages, articles, texts, mentions, figures, findings)
META = ExportMeta()
ARTICLES_A_PAGE = 10
DISTINCT_PAGES = 20
LIMIT = 1.3
_WORDS = "桥路山水村镇学校医院车站工人农户老师学生今天上午通车修好开工建成说看走来去有在的了和把给"
_NAMES = ("柳一舟", "何山", "林小川", "青石镇", "石桥村", "青石镇中心小学", "5月2日")


def main() -> int:
    """Measure and print; the exit code says whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--growth", type=int, default=5)
    parser.add_argument("--peak-of", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.peak_of:
        with tempfile.TemporaryDirectory() as folder:
            ours(asked.peak_of, Path(folder) / "a.xlsx")
        print(own_peak())
        return 0
    ratio = time_ratio(asked.articles)
    small, large = peak(asked.articles), peak(asked.articles * asked.growth)
    print(
        f"memory {asked.articles} articles {small} KiB,"
        f" {asked.articles * asked.growth} articles {large} KiB: {large / small:.2f}"
    )
    return 0 if ratio <= LIMIT and large <= small * 1.1 else 1


def time_ratio(count: int) -> float:
    """Return our time over that of bare cells; both measured three times in turn."""
    cells = sum(len(row) for i in range(count // ARTICLES_A_PAGE) for rows in bare_rows(i) for row in rows)
    best = {"ours": float("inf"), "bare": float("inf")}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(3):
            for name, write in (("bare", bare), ("ours", ours)):
                start = time.process_time()
                write(count, Path(folder) / f"{name}.xlsx")
                best[name] = min(best[name], time.process_time() - start)
    ratio = best["ours"] / best["bare"]
    print(f"time {count} articles, {cells} cells: ours {best['ours']:.2f} s, bare {best['bare']:.2f} s: {ratio:.2f}")
    return ratio


def peak(count: int) -> int:
    """Return the peak memory, in KiB, of a process that writes so many articles."""
    command = [sys.executable, "-m", "bench.workbook", "--peak-of", str(count)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def own_peak() -> int:
    """Return the peak memory of this process in KiB; what Linux tells at its end may be that of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    import resource

    peak_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak_memory // 1024 if sys.platform == "darwin" else peak_memory


def ours(count: int, path: Path) -> None:
    """Write the workbook as the program does, from pages to file."""
    number = count // ARTICLES_A_PAGE
    export_workbook(map(numbered_page, range(number)), path, total=number)


def numbered_page(i: int) -> PageView:
    """Return an invented page under an id of its own, as each page of a collection has one."""
    view = page_view(i % DISTINCT_PAGES)
    return replace(view, page=replace(view.page, id=i + 1))


def bare(count: int, path: Path) -> None:
    """Write the same cells with openpyxl alone: no styles, no widths, no clean text to derive."""
    book = Workbook(write_only=True)
    sheets = [book.create_sheet(sheet.PLAN.key) for sheet in (*SHEETS, description)]
    for i in range(count // ARTICLES_A_PAGE):
        for sheet, rows in zip(sheets, bare_rows(i % DISTINCT_PAGES), strict=True):
            for row in rows:
                sheet.append(row)
    book.save(path)


def bare_rows(i: int) -> list[list[list[Cell]]]:
    """Return the rows of a page, by sheet."""
    return _bare_rows(i % DISTINCT_PAGES)


@cache
def _bare_rows(i: int) -> list[list[list[Cell]]]:
    record = PageRecord(i + 1, page_view(i))
    found = [[_plain(row) for row in sheet.rows(record, "zh")] for sheet in SHEETS]
    return [*found, [_plain(row) for row in description.rows(record, META)]]


def _plain(row: list[Cell]) -> list[Cell]:
    """Return a row whose links are formulas as long as ours, written out beforehand."""
    return [_formula(cell) if isinstance(cell, Link) else cell for cell in row]


def _formula(link: Link) -> str:
    sheet = f"'{link.sheet[:2]}'!"
    shown = f'"{link.shown}"' if isinstance(link.shown, str) else str(link.shown)
    return f'=IFERROR(HYPERLINK("#{sheet}A"&MATCH("{link.key}",{sheet}$H:$H,0),{shown}),{shown})'


@cache
def page_view(i: int) -> PageView:
    """Return an invented page: ten hard-wrapped articles of about 700 characters, names and figures in them."""
    return _Maker(random.Random(i)).page(i + 1)


@dataclass
class _Maker:
    chance: random.Random
    text: list[str] = field(default_factory=list)
    length: int = 0
    mentions: list[Mention] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def page(self, number: int) -> PageView:
        made = tuple(self.article(number * 100 + k) for k in range(ARTICLES_A_PAGE))
        raw = "".join(self.text)
        digest = hashlib.sha256(raw.encode()).hexdigest()
        page = Page(number, PageDetails("青石日报", date(2024, 5, 3), "3", "民生"), raw, digest, f"{number}.txt")
        return PageView(page, made, mentions=tuple(self.mentions), figures=tuple(self.figures))

    def article(self, number: int) -> Article:
        headline = self.write(self.words(14))
        self.write("\n")
        start = self.length
        for sentence in self.sentences():
            self.write(sentence)
        body = Span(start, self.length)
        self.write("\n\n")
        return Article(number, (Part(headline, Role.HEADLINE), Part(body, Role.BODY)), authors=("何山",))

    def sentences(self) -> Iterator[str]:
        for i in range(16):
            yield self.words(18) + "，"
            if i % 2:
                name = self.chance.choice(_NAMES)
                self.mentions.append(Mention(len(self.mentions) + 1, self.write(name), "PER", name, name))
            if i % 4 == 0:
                count = self.chance.randrange(2, 9000)
                span = self.write(f"{count}万元")
                value = str(count * 10_000)
                self.figures.append(Figure(len(self.figures) + 1, span, f"{count}万元", value, "元", Decimal(value)))
            yield self.words(20) + ("。\n" if i % 3 == 0 else "。")

    def words(self, length: int) -> str:
        chosen = "".join(self.chance.choices(_WORDS, k=length))
        return chosen[: length // 2] + "\n" + chosen[length // 2 :] if length > 16 else chosen

    def write(self, piece: str) -> Span:
        self.text.append(piece)
        self.length += len(piece)
        return Span(self.length - len(piece), self.length)


if __name__ == "__main__":
    sys.exit(main())
