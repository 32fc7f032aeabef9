"""Are confidences calibrated? For each sort, a table: given confidence against share right, on real and made pages.

usage: python bench/segmentation_confidence.py [--seeds 21 22] [--fit]

`--fit` prints new curves for core/analysis/segmentation/calibration.py, fitted on the same pages: fit on other seeds
than those the table is shown for.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from segmentation_pages import GoldPage, characters, is_there, make_pages, real_pages

from core.analysis.segmentation import build, segment
from core.analysis.segmentation.calibration import confidence
from core.model.article import Article
from core.model.kinds import TITLE_ROLES, Role

TITLES = {role.value for role in TITLE_ROLES}
INLINE = {"body", "dateline", "byline", "jump", "caption", "credit", "lead"}
Row = tuple[float, float, bool]  # raw log-odds, confidence, right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="*", default=[21, 22, 23])
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    if not is_there():
        return
    rows: dict[str, list[Row]] = defaultdict(list)
    pages = real_pages()
    with tempfile.TemporaryDirectory() as folder:
        for seed in args.seeds:
            pages += make_pages(Path(folder) / str(seed), seed)
    for page in pages:
        judge(page, rows)
    for curve, found in sorted(rows.items()):
        print_table(curve, found)
        if args.fit:
            print(f'    "{curve}": ({", ".join(f"{value:.2f}" for value in fit(found))}),')


def judge(page: GoldPage, rows: dict[str, list[Row]]) -> None:
    """Segment a page with every confidence noted, and say of each whether it was right."""
    noted: list[tuple[str, float, float]] = []

    def note(curve: str, odds: float) -> float:
        noted.append((curve, odds, confidence(curve, odds)))
        return float(len(noted) - 1)

    build.confidence = note
    try:
        found = segment(page.text)
    finally:
        build.confidence = confidence
    gold, free = labels_of(page)
    for article in found.articles:
        chars = [i for part in article.parts for i in characters(page.text, part.span.start, part.span.end)]
        if not any(i in gold for i in chars):
            continue
        take(rows, noted, article.confidence, is_article_right(chars, gold, free))
        if article.title_confidence != 1.0 or article.title_parts():
            take(rows, noted, article.title_confidence, is_title_right(article, page, gold))
        for part in article.parts:
            if part.span.start not in free:
                marks = characters(page.text, part.span.start, part.span.end)
                start = next((i for i in marks if i in gold), part.span.start)  # number signs are not in every gold
                take(rows, noted, part.confidence, is_part_right(start, part.role, page, gold))


def take(rows: dict[str, list[Row]], noted: list[tuple[str, float, float]], number: float, right: bool) -> None:
    """Put a judged confidence into the table of its curve."""
    if number == int(number) and 0 <= number < len(noted):
        curve, odds, given = noted[int(number)]
        rows[curve].append((odds, given, right))


def labels_of(page: GoldPage) -> tuple[dict[int, tuple[int, str]], set[int]]:
    """Return character -> (gold article, role), and the characters that are not judged."""
    gold = {
        i: (n, part["role"])
        for n, article in enumerate(page.gold["articles"])
        for part in article["parts"]
        for i in characters(page.text, part["start"], part["end"])
    }
    out = page.gold.get("free", []) + page.gold.get("furniture", [])
    return gold, {i for start, end in out for i in characters(page.text, start, end)}


def is_article_right(chars: list[int], gold: dict[int, tuple[int, str]], free: set[int]) -> bool:
    """Return whether an article agrees with one of the gold to 95 %."""
    mine = {i for i in chars if i not in free}
    owners = [gold[i][0] for i in mine if i in gold]
    best = max(set(owners), key=owners.count)
    whole = {i for i, (n, _) in gold.items() if n == best and i not in free}
    return len(mine & whole) >= 0.95 * len(mine | whole)


def is_title_right(article: Article, page: GoldPage, gold: dict[int, tuple[int, str]]) -> bool:
    """Return whether the title belongs to the gold article that most of the body belongs to."""
    owners: dict[bool, list[int]] = {True: [], False: []}
    for part in article.parts:
        for i in characters(page.text, part.span.start, part.span.end):
            if i in gold:
                owners[part.role in TITLE_ROLES].append(gold[i][0])
    if not owners[True] or not owners[False]:
        return True
    body = max(set(owners[False]), key=owners[False].count)
    return owners[True].count(body) >= 0.8 * len(owners[True])


def is_part_right(start: int, role: Role, page: GoldPage, gold: dict[int, tuple[int, str]]) -> bool:
    """Return whether the gold has a boundary before a part and the same sort of role behind it."""
    before = next((gold.get(i) for i in range(start - 1, -1, -1) if page.text[i] not in " \n\t\u3000#"), None)
    here = gold.get(start)
    if here is None:
        return False
    group = sort_of(here[1])
    is_new = before is None or before[0] != here[0] or sort_of(before[1]) != group or before[1] != here[1]
    return group == sort_of(role.value) and (is_new or role in TITLE_ROLES)


def sort_of(role: str) -> str:
    """Return the sort of role that counts: all of a title are one, all that may stand in a body another."""
    return "title" if role in TITLES or role == "column" else "body" if role in INLINE else role


def print_table(curve: str, found: list[Row]) -> None:
    """Print given confidence against share right, in bins."""
    print(f"{curve}: {len(found)} judged")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.98), (0.98, 1.01)):
        inside = [(given, right) for _, given, right in found if low <= given < high]
        if inside:
            given = sum(g for g, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            print(f"    {low:.2f}-{min(high, 1):.2f}  n {len(inside):5}  given {given:.3f}  right {right:.3f}")


def fit(found: list[Row]) -> tuple[float, float]:
    """Return slope and offset of the likeliest logistic curve, by steps along the slope of the likelihood."""
    rows = [(max(-12.0, min(12.0, odds)), right) for odds, _, right in found]
    slope, offset, pace = 0.3, 1.5, 0.02
    for _ in range(1500):
        first = second = 0.0
        for odds, right in rows:
            p = 1.0 / (1.0 + exp(-(slope * odds + offset)))
            first += (right - p) * odds
            second += right - p
        slope = max(0.0, slope + pace * first / len(rows))
        offset += pace * 10 * second / len(rows)
    return slope, offset


if __name__ == "__main__":
    main()
