"""Pages with gold for the segmentation benches: real ones and made ones, where the folder ../shared is there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval"


@dataclass(frozen=True)
class GoldPage:
    """A page's name, text and gold record (`articles`, `furniture`, `free`)."""

    name: str
    text: str
    gold: dict


def read_pages(folder: Path) -> list[GoldPage]:
    """Return the pages of a folder of gold files."""
    pages = []
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        path = file.parent / gold.get("text", gold["page"])
        pages.append(GoldPage(gold["page"], path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"), gold))
    return pages


def make_pages(out: Path, seed: int, pages: int = 60) -> list[GoldPage]:
    """Return pages made anew from the invented articles with a seed."""
    command = [
        sys.executable,
        EVAL / "make_pages.py",
        EVAL / "articles",
        out,
        "--pages",
        str(pages),
        "--seed",
        str(seed),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return read_pages(out)


def real_pages() -> list[GoldPage]:
    """Return the real pages with gold."""
    return read_pages(EVAL / "gold")


def is_there() -> bool:
    """Return whether gold pages can be read; say so when not."""
    if not (EVAL / "score.py").exists():
        print("no gold pages: ../shared/eval is not there")
        return False
    return True


def characters(text: str, start: int, end: int) -> Iterator[int]:
    """Return the places of a range that are not white space."""
    return (i for i in range(start, min(end, len(text))) if not text[i].isspace())
