"""Compare the segmentation with what one would otherwise use, on real and made pages, and measure its speed as ratios.

usage: python bench/segmentation.py [--seeds 1 2 3] [--pages 60] [--no-speed]

Scores are those of ../shared/eval/score.py. The ways compared: cut at blank lines behind a sentence; cut at datelines
and bylines; TextTiling (NLTK's, which needs numpy) over jieba words; one article a page.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from segmentation_pages import EVAL, GoldPage, is_there, make_pages, real_pages

from core.analysis.segmentation import segment

START = re.compile(r"(?:本报|新华社|^\W*[■□◆]?\s*(?:本报)?(?:记者|通讯员|见习记者))", re.M)
BLANK = re.compile(r"[。！？”）]\n\s*\n")
KEYS = ("b3_f1", "article_f1", "edits", "headline", "authors_f1", "role")
Way = Callable[[str], list[dict]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--no-speed", action="store_true")
    args = parser.parse_args()
    if not is_there():
        return
    scorer = load_scorer()
    with tempfile.TemporaryDirectory() as folder:
        sets = {"real pages": real_pages()}
        sets |= {f"made, seed {s}": make_pages(Path(folder) / str(s), s, args.pages) for s in args.seeds}
        print(f"{'':16}{'way':12}" + "".join(f"{key:>12}" for key in KEYS))
        for name, pages in sets.items():
            for way, cut in WAYS.items():
                if way == "TextTiling" and not (find_spec("nltk") and find_spec("numpy")):
                    print(f"{name:16}{way:12}  left out: it needs nltk and numpy")
                    continue
                row = score(scorer, pages, cut)
                print(f"{name:16}{way:12}" + "".join(f"{row[key]:12.3f}" for key in KEYS))
    if not args.no_speed:
        speed([page.text for page in sets["real pages"]])


def ours(text: str) -> list[dict]:
    """Return the articles of this program."""
    return [
        {
            "authors": list(article.authors),
            "parts": [{"role": p.role.value, "start": p.span.start, "end": p.span.end} for p in article.parts],
        }
        for article in segment(text).articles
    ]


def cut_at(text: str, places: Iterable[int]) -> list[dict]:
    """Return articles that begin at given places."""
    starts = sorted({0, *places, len(text)})
    pairs = [(a, b) for a, b in pairwise(starts) if text[a:b].strip()]
    return [{"authors": [], "parts": [{"role": "body", "start": a, "end": b}]} for a, b in pairs]


def blank_lines(text: str) -> list[dict]:
    """Cut at blank lines behind the end of a sentence."""
    return cut_at(text, (match.end() for match in BLANK.finditer(text)))


def datelines(text: str) -> list[dict]:
    """Cut before lines that hold a dateline or begin with a byline."""
    return cut_at(text, (text.rfind("\n", 0, match.start()) + 1 for match in START.finditer(text)))


def one_article(text: str) -> list[dict]:
    """Take the page for one article."""
    return cut_at(text, ())


def text_tiling(text: str) -> list[dict]:
    """Cut where NLTK's TextTiling does, given jieba's words as words of Latin letters, all it can read."""
    import jieba
    from nltk.tokenize.texttiling import TextTilingTokenizer

    codes: dict[str, str] = {}
    coded, places = [], []
    at = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        if not paragraph.strip():
            coded.append("\n\n")
        else:
            words = [(word, start) for word, start in _words(jieba.lcut(paragraph), at) if len(word.strip()) > 1]
            places += [start for _, start in words]
            coded.append(" ".join(codes.setdefault(word, _letters(len(codes))) for word, _ in words))
        at += len(paragraph)
    try:
        tiles = TextTilingTokenizer(stopwords=["zzzz"]).tokenize("".join(coded))
    except ValueError:  # too short for it
        return one_article(text)
    counts = [len(tile.split()) for tile in tiles]
    ends = [sum(counts[: n + 1]) for n in range(len(counts) - 1)]
    return cut_at(text, (text.rfind("\n", 0, places[end]) + 1 for end in ends if end < len(places)))


def _words(words: Iterable[str], at: int) -> Iterable[tuple[str, int]]:
    for word in words:
        yield word, at
        at += len(word)


def _letters(number: int) -> str:
    word = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        word += chr(97 + rest)
    return "x" + word


WAYS: dict[str, Way] = {
    "ours": ours,
    "blank lines": blank_lines,
    "datelines": datelines,
    "TextTiling": text_tiling,
    "one article": one_article,
}


def load_scorer() -> ModuleType:
    """Return the scorer as a module."""
    spec = spec_from_file_location("score", EVAL / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(scorer: ModuleType, pages: list[GoldPage], cut: Way) -> dict[str, float]:
    """Return the measures over pages, averaged as the scorer does."""
    rows = [scorer.segmentation(page.text, page.gold, {"articles": cut(page.text)}) for page in pages]

    def total(key: str) -> int:
        return sum(row[key] for row in rows)

    precision, recall = total("b3_precision") / len(rows), total("b3_recall") / len(rows)
    return {
        "b3_f1": 2 * precision * recall / (precision + recall),
        "article_f1": scorer.f1(total("exact"), total("n_pred_scored"), total("n_gold")),
        "edits": total("edits") / total("n_gold"),
        "headline": total("titles_right") / max(1, total("titled")),
        "authors_f1": scorer.f1(*(sum(row["authors"][i] for row in rows) for i in range(3))),
        "role": total("role_ok") / max(1, total("role_n")),
    }


def speed(pages: list[str]) -> None:
    """Print the time against jieba's for the same pages, and how it grows with the length of a text."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    mine = best_time(lambda: [segment(text) for text in pages])
    words = best_time(lambda: [jieba.lcut(text) for text in pages])
    print(f"\n{len(pages)} real pages: segment takes {mine / words:.2f} times as long as jieba.lcut")
    text = "\n\n".join(pages)
    last = 0.0
    for length in (5_000, 50_000, 500_000):
        piece = (text * (length // len(text) + 1))[:length]
        seconds = best_time(lambda piece=piece: segment(piece), 5 if length < 100_000 else 2)
        print(f"{length:8} characters" + (f": {seconds / last:.1f} times as long as a tenth of it" if last else ""))
        last = seconds


def best_time(work: Callable[[], object], times: int = 7) -> float:
    """Return the shortest processor time of some runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


if __name__ == "__main__":
    main()
