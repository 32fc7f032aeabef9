"""The real pages with gold and pages made from invented articles, where the folder ../shared is there."""

import importlib.util
import json
import subprocess
import sys

import pytest

from core.analysis.segmentation import segment


@pytest.fixture(scope="module")
def scorer(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record(text):
    articles = [
        {
            "authors": list(article.authors),
            "parts": [{"role": p.role.value, "start": p.span.start, "end": p.span.end} for p in article.parts],
        }
        for article in segment(text).articles
    ]
    return {"articles": articles}


def measures(scorer, folder):
    rows = []
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        page = file.parent / gold.get("text", gold["page"])
        text = page.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        rows.append(scorer.segmentation(text, gold, record(text)))
    total = {key: sum(row[key] for row in rows) for key in rows[0] if key != "authors"}
    precision, recall = total["b3_precision"] / len(rows), total["b3_recall"] / len(rows)
    return {
        "b3_f1": 2 * precision * recall / (precision + recall),
        "article_f1": scorer.f1(total["exact"], total["n_pred_scored"], total["n_gold"]),
        "edits": total["edits"] / total["n_gold"],
        "headline": total["titles_right"] / total["titled"],
        "authors": scorer.f1(*(sum(row["authors"][i] for row in rows) for i in range(3))),
        "role": total["role_ok"] / total["role_n"],
    }


def test_real_pages(scorer, shared):
    found = measures(scorer, shared / "eval" / "gold")
    assert found["b3_f1"] >= 0.98
    assert found["article_f1"] >= 0.90
    assert found["edits"] <= 0.10
    assert found["headline"] >= 0.93
    assert found["authors"] >= 0.98
    assert found["role"] >= 0.98


def test_made_pages(scorer, shared, tmp_path):
    make = shared / "eval" / "make_pages.py"
    command = [sys.executable, make, shared / "eval" / "articles", tmp_path, "--pages", "48", "--seed", "77"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found = measures(scorer, tmp_path)
    assert found["b3_f1"] >= 0.97
    assert found["article_f1"] >= 0.88
    assert found["edits"] <= 0.14  # a little over the goal: single seeds differ by some hundredths
    assert found["headline"] >= 0.90
    assert found["authors"] >= 0.94
    assert found["role"] >= 0.98
