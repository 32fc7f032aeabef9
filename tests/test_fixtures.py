"""The invented articles, the sample pages laid out from them and their truth agree, character by character."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from core.model.kinds import TITLE_ROLES, Kind, Role
from tests.fixtures.marked import MARK, Mark, parse_article, parse_line, read_marked

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "tests/fixtures/articles").glob("*.txt"))
PAGES = sorted((ROOT / "tests/fixtures/pages").glob("*.json"))
SAMPLES = ROOT / "resources/samples"
HALF_WIDTH = str.maketrans("，：；？！（）", ",:;?!()")
LONGEST_COMMON_RUN = 13
TITLE_ORDER = {"column": 0, "kicker": 1, "headline": 2, "subheadline": 3}

every_page = pytest.mark.parametrize(
    "gold", [json.loads(f.read_text(encoding="utf-8")) for f in PAGES], ids=lambda g: g["page"]
)


def text_of(gold):
    return (SAMPLES / gold["page"]).read_text(encoding="utf-8")


def by_layout(layout):
    return next(g for f in PAGES if (g := json.loads(f.read_text(encoding="utf-8")))["layout"] == layout)


def bare(text):
    """What both an article and its page say: no white space, one width of punctuation."""
    return "".join(text.split()).translate(HALF_WIDTH)


def parts_of(gold):
    return [(article, part) for article in gold["articles"] for part in article["parts"]]


def all_spans(gold):
    spans = [(part["start"], part["end"]) for _, part in parts_of(gold)]
    return sorted(spans + [tuple(s) for s in gold["furniture"] + gold["free"]])


def uncovered(text, spans):
    """Return the non-blank characters that stand in no span or in more than one."""
    count = Counter(i for start, end in spans for i in range(start, end))
    return [i for i, char in enumerate(text) if not char.isspace() and count[i] != 1]


def repeats(gold):
    return [p for p in gold["planted"] if p["check"] == "repeated_passage"]


def outside_repeats(gold, start):
    return not any(p["start"] <= start < p["end"] for p in repeats(gold))


def test_there_are_articles_of_every_kind():
    kinds = Counter(read_marked(f).kind for f in ARTICLES)
    assert len(ARTICLES) >= 20
    assert set(kinds) == set(Kind)


def test_every_sample_page_has_its_truth():
    assert {f.stem for f in PAGES} == {f.stem for f in SAMPLES.glob("*.txt")}
    assert len(PAGES) >= 6


def test_every_article_stands_on_exactly_one_page():
    placed = Counter(a["id"] for f in PAGES for a in json.loads(f.read_text(encoding="utf-8"))["articles"])
    assert placed == Counter(f.stem for f in ARTICLES)


def test_a_line_is_read_with_its_marks():
    line = parse_line("body", "⟦PER|甲乙⟧种了⟦FIG|3万株|30000|株⟧树")
    assert line.text == "甲乙种了3万株树"
    assert line.marks == (Mark(0, 2, "PER", "甲乙"), Mark(4, 7, "FIG", "3万株", "30000", "株"))
    assert [line.text[m.start : m.end] for m in line.marks] == [m.text for m in line.marks]


@pytest.mark.parametrize(
    "broken", ["⟦PER|甲乙", "甲乙⟧", "⟦FIG|3个⟧", "⟦PER|甲|1|个⟧", "⟦PER|甲⟦LOC|乙⟧⟧", "⟦DAY|今天⟧"]
)
def test_a_malformed_mark_is_refused(broken):
    with pytest.raises(ValueError, match=r"mark|figures"):
        parse_line("body", broken)


@pytest.mark.parametrize("broken", ["kind: news\n没有分隔线", "kind: news\ntitle: 甲\n---\n正文"])
def test_a_malformed_article_is_refused(broken):
    with pytest.raises(ValueError, match="no "):
        parse_article("c00", broken)


@pytest.mark.parametrize("file", ARTICLES, ids=lambda f: f.stem)
def test_an_article_parses(file):
    article = read_marked(file)
    assert article.kind in set(Kind)
    assert article.titles or article.body
    assert all(re.fullmatch(r"\w{2,4}", a) for a in article.authors)
    for line in article.lines():
        assert line.text == line.text.strip()
        assert not re.search("[,;:?!()]", re.sub(r"[\d.,:]+|[\w.]+@[\w.]+", "", line.text)), "full width only"
        assert line.text.count("“") == line.text.count("”")


@pytest.mark.parametrize("file", ARTICLES, ids=lambda f: f.stem)
def test_authors_dateline_and_jump_are_printed_in_the_article(file):
    article = read_marked(file)
    printed = bare("".join(line.text for line in article.lines()))
    for author in article.authors:
        assert author in printed
    assert bare(article.dateline) in printed
    assert article.kind == Kind.TEASER or bare(article.jump) in printed


@pytest.mark.parametrize("file", ARTICLES, ids=lambda f: f.stem)
def test_a_figure_has_a_plain_value(file):
    for line in read_marked(file).lines():
        for mark in line.marks:
            if mark.type == "FIG":
                assert re.fullmatch(r"-?\d+(\.\d+)?(-\d+(\.\d+)?)?|\d+/\d+", mark.value), mark
                assert mark.unit or "/" in mark.value, mark
                assert not mark.unit or mark.unit in mark.text or mark.unit == "元", mark
                assert not re.match("[近约超]", mark.text), mark
                assert not re.search("(以上|左右)$", mark.text), mark


@every_page
def test_a_page_is_long_enough_to_look_real(gold):
    assert 3000 <= len(text_of(gold)) <= 7000
    assert 5 <= len(gold["articles"]) <= 12


@every_page
def test_the_file_name_tells_publication_date_page_and_section(gold):
    assert re.fullmatch(r"[一-鿿]{2}[日晚]报_2024\d{4}_\d{2}版_[一-鿿]+\.txt", gold["page"])


@every_page
def test_every_character_stands_in_exactly_one_span(gold):
    assert uncovered(text_of(gold), all_spans(gold)) == []


def test_a_gap_and_an_overlap_are_noticed():
    assert uncovered("甲乙 丙", [(0, 1), (3, 4)]) == [1]
    assert uncovered("甲乙 丙", [(0, 2), (1, 4)]) == [1]


@every_page
def test_spans_lie_in_the_text_and_carry_no_white_space(gold):
    text = text_of(gold)
    spans = all_spans(gold) + [(m["start"], m["end"]) for m in gold["entities"] + gold["figures"]]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@every_page
def test_mentions_and_figures_are_slices_and_do_not_overlap(gold):
    text = text_of(gold)
    for rows in (gold["entities"], gold["figures"]):
        assert [r["text"] for r in rows] == [text[r["start"] : r["end"]] for r in rows]
    rows = sorted(gold["entities"] + gold["figures"], key=lambda r: r["start"])
    assert all(a["end"] <= b["start"] for a, b in pairwise(rows))


@every_page
def test_a_mention_lies_in_one_part(gold):
    spans = all_spans(gold)
    for row in gold["entities"] + gold["figures"]:
        assert any(start <= row["start"] and row["end"] <= end for start, end in spans), row


@every_page
def test_roles_and_kinds_are_those_of_the_model(gold):
    assert {part["role"] for _, part in parts_of(gold)} <= set(Role)
    assert {article["kind"] for article in gold["articles"]} <= set(Kind)


@every_page
def test_the_page_says_what_its_articles_say(gold):
    text = text_of(gold)
    for row in gold["articles"]:
        article = read_marked(ROOT / f"tests/fixtures/articles/{row['id']}.txt")
        assert (row["kind"], tuple(row["authors"])) == (article.kind, article.authors)
        assert (row.get("dateline", ""), row.get("jump", "")) == (article.dateline, article.jump)
        for roles, lines in (
            (TITLE_ROLES | {Role.COLUMN}, article.titles),
            ({Role.BYLINE}, article.bylines),
            ({Role.BODY, Role.SUBHEADING}, article.body),
        ):
            printed = "".join(
                text[i]
                for part in row["parts"]
                if part["role"] in roles
                for i in range(part["start"], part["end"])
                if outside_repeats(gold, i)
            )
            said = "".join(line.text for line in sorted(lines, key=lambda line: TITLE_ORDER.get(line.role, 0)))
            assert bare(printed).replace("#", "") == bare(said), (row["id"], roles)


@every_page
def test_the_page_carries_every_mark_of_its_articles(gold):
    marked = [
        (mark.type, bare(mark.text), mark.value, mark.unit)
        for row in gold["articles"]
        for line in read_marked(ROOT / f"tests/fixtures/articles/{row['id']}.txt").lines()
        for mark in line.marks
    ]
    furniture = [range(*span) for span in gold["furniture"]]
    found = [
        (row.get("type", "FIG"), bare(row["text"]), row.get("value", ""), row.get("unit", ""))
        for row in gold["entities"] + gold["figures"]
        if outside_repeats(gold, row["start"]) and not any(row["start"] in span for span in furniture)
    ]
    assert Counter(found) == Counter(marked)


@every_page
def test_planted_mistakes_are_where_the_gold_says(gold):
    text = text_of(gold)
    for plant in gold["planted"]:
        printed = text[plant["start"] : plant["end"]]
        others = [text[start:end] for start, end in plant["others"]]
        if plant["check"] == "repeated_passage":
            assert bare(printed) == bare(others[0])
            assert plant["others"][0][1] <= plant["start"]
        elif plant["check"] == "total_mismatch":
            total, *addends = (int(re.sub(r"\D", "", piece)) for piece in [printed, *others])
            assert total != sum(addends)
        else:
            assert plant["check"] == "unfinished_sentence"
            assert printed[-1] not in "。！？”)"
            assert not others


def test_some_mistake_of_every_sort_is_planted():
    checks = {p["check"] for f in PAGES for p in json.loads(f.read_text(encoding="utf-8"))["planted"]}
    assert checks == {"repeated_passage", "total_mismatch", "unfinished_sentence"}


def body_and_title_starts(gold):
    for article in gold["articles"]:
        bodies = [p["start"] for p in article["parts"] if p["role"] == Role.BODY]
        titles = [p["start"] for p in article["parts"] if p["role"] in TITLE_ROLES]
        if bodies and titles:
            yield min(bodies), min(titles)


def test_titles_stand_where_the_layout_says():
    assert all(title > body for body, title in body_and_title_starts(by_layout("title_after")))
    assert all(title < body for body, title in body_and_title_starts(by_layout("title_before")))
    mixed = [title < body for body, title in body_and_title_starts(by_layout("mixed"))]
    assert any(mixed)
    assert not all(mixed)


def test_gathered_titles_follow_all_bodies_in_another_order():
    rows = list(body_and_title_starts(by_layout("titles_last")))
    assert min(title for _, title in rows) > max(body for body, _ in rows)
    assert [title for _, title in sorted(rows)] != sorted(title for _, title in rows)


def test_the_unwrapped_page_is_half_width_and_breaks_in_mid_sentence():
    text = text_of(by_layout("plain"))
    assert not re.search("[，：；？！（）]", text)
    assert len(re.findall(r"[一-鿿]\n\n[一-鿿]", text)) >= 10
    assert max(map(len, text.splitlines())) > 100


def test_the_markdown_page_has_headings_and_bylines_with_squares():
    text = text_of(by_layout("markdown"))
    assert len(re.findall(r"(?m)^#{1,3} ", text)) >= 8
    assert len(re.findall(r"(?m)^□", text)) >= 6


def test_hard_wrapped_columns_have_different_widths():
    text = text_of(by_layout("title_after"))
    widths = Counter(len(line) for line in text.splitlines() if len(line) > 10)
    assert len([width for width, lines in widths.items() if lines >= 5]) >= 4
    assert re.search(r"[一-鿿，]\n\n“[^\n]*\n", text), "a blank line before an opening quote"


def test_the_jump_of_page_one_lands_on_page_three():
    front, inside = by_layout("title_before"), by_layout("mixed")
    leaving = next(a for a in front["articles"] if a.get("jump") == "下转3版")
    landing = next(a for a in inside["articles"] if a.get("jump") == "上接第一版")
    headlines = [
        text_of(gold)[part["start"] : part["end"]]
        for gold, article in ((front, leaving), (inside, landing))
        for part in article["parts"]
        if part["role"] == Role.HEADLINE
    ]
    assert headlines[0] == headlines[1]
    assert leaving["authors"]
    assert not landing["authors"], "its byline stands on the front page"
    assert front["page"][:14] == inside["page"][:14]


def test_a_name_goes_beyond_the_basic_plane():
    names = {
        row["text"]
        for f in PAGES
        for row in json.loads(f.read_text(encoding="utf-8"))["entities"]
        if row["type"] == "PER"
    }
    assert any(ord(char) > 0xFFFF for name in names for char in name)
    assert any(re.fullmatch(r"[一-鿿] [一-鿿]", name) for name in names), "a spaced name"


def runs(text, length):
    return {text[i : i + length] for i in range(len(text) - length + 1)}


def test_no_sentence_is_taken_from_a_real_page(shared):
    length = LONGEST_COMMON_RUN + 1
    real = set()
    for file in [*shared.glob("pages/*.txt"), *shared.glob("eval/articles/*.txt")]:
        body = file.read_text(encoding="utf-8").rpartition("\n---\n")[2]
        real |= runs(bare(MARK.sub(r"\2", body)), length)
    assert real
    for file in SAMPLES.glob("*.txt"):
        assert runs(bare(file.read_text(encoding="utf-8")), length) & real == set()
