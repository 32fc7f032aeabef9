"""Any text survives, and every character that is not white space lies in exactly one part or in furniture."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.analysis.segmentation import segment
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.kinds import Decision, Role
from core.model.span import Span

LINES = st.sampled_from(
    [
        "",
        " ",
        "今日导读",
        "■本报记者 甘露",
        "（甘露）",
        "本报讯（记者 甘露）渡口今天添了新船，",
        "渡口今天添了新船，岸上站满了人，老方把船",
        "撑到了对岸。",
        "“铜铃”",
        "——柳叶渡口侧记",
        "# 渡口新船",
        "（下转2版）",
        "上接第一版",
        "２０３１年",
        "2版>>",
        "𠮷林渡口",
        "a b c",
        "\u3000\u3000渡口",
        "□",
        "（",
        "讯",
        "　",
    ]
)
PAGES = st.one_of(st.text(max_size=200), st.lists(LINES, max_size=40).map("\n".join))


def assert_covered(text, found):
    taken = [part.span for article in found.articles for part in article.parts]
    taken += [furniture.span for furniture in found.furniture]
    marks = [0] * len(text)
    for span in taken:
        for i in range(span.start, span.end):
            marks[i] += 1
    assert max(marks, default=0) <= 1
    assert all(mark or char.isspace() for mark, char in zip(marks, text, strict=True))
    assert all(article.parts for article in found.articles)


@given(PAGES)
@settings(max_examples=120, deadline=None)
@example("")
@example("\n\n \n")
@example("渡")
@example("本报讯")
@example("□记者\n\n□记者\n渡口。\n（下转\n2版）")
def test_any_text_is_covered(text):
    assert_covered(text, segment(text))


@given(PAGES, st.data())
@settings(max_examples=100, deadline=None)
def test_any_decision_is_kept(text, data):
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False) if text[a:b].strip()]
    articles, furniture = [], []
    for n, span in enumerate(spans, 1):
        role = data.draw(st.sampled_from([None, *Role]))
        if role is None:
            furniture.append(Furniture(n, span, decision=Decision.CORRECTED))
        else:
            whole = data.draw(st.sampled_from([Decision.UNDECIDED, Decision.CONFIRMED]))
            part = Part(span, role, decision=Decision.CORRECTED)
            articles.append(Article(n, (part,), decision=whole))
    decided = Segmentation(tuple(articles), tuple(furniture))
    found = segment(text, decided)
    assert_covered(text, found)
    assert set(furniture) <= set(found.furniture)
    by_id = {article.id: article for article in found.articles if article.id}
    for article in articles:
        assert set(article.parts) <= set(by_id[article.id].parts)
        if article.decision.is_made:
            assert article in found.articles


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"青石渡口今天来了第{n}条船" for n in range(2000)),
        "\n".join("渡口的木船慢慢划过来" for _ in range(20000)),
        "\n\n".join(f"柳叶渡口第{n}号公告" for n in range(400)),
        "\n".join(str(n * 7919) for n in range(3000)),
        "渡口新船" * 20000,
        "\n\n".join(f"出售：木船{n}条，价格面议。电话：555{n:04}" for n in range(300)),
        "\n".join(["渡口開來新船，岸上站滿了人，老方說這是好事。", "", "漁村見聞", ""] * 50),
        "■记者 甘露\n" * 500,
        "（" * 3000 + "\n" + "）" * 3000,
        "（下转2版）\n\n（上接1版）\n\n" * 200,
    ],
    ids=["no stop", "one line over and over", "headlines", "numbers", "one line", "classifieds", "traditional",
         "bylines", "brackets", "jumps"],
)  # fmt: skip
def test_odd_pages_survive(text):
    assert_covered(text, segment(text))
