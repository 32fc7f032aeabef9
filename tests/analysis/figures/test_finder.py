"""Spans, order, confidence and reasons of figures; odd texts; the golden cases of the field."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.blocks import blocks_of
from core.analysis.figures import find_figures
from core.messages import LANGUAGES
from core.model.article import Article, Part, Segmentation
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.kinds import Role
from core.model.span import Span


def figures(text: str) -> tuple[Figure, ...]:
    return find_figures(blocks_of(text, Segmentation()))


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("募得善款12\n8万元，已登记。", "12\n8万元"),
        ("新建桥梁3\n座。", "3\n座"),
        ("交易 512 宗（次），总额。", "512 宗（次）"),
        ("共 计 1 2 . 8 万 亩 麦 田", "1 2 . 8 万 亩"),
        ("增长7.\n8%。", "7.\n8%"),
        ("农机300 余台（套）。", "300 余台（套）"),
        ("\u3000\u3000共有𠮷庄35户。", "35户"),
    ],
)
def test_span_is_that_of_the_raw_text(text: str, raw: str) -> None:
    (figure,) = figures(text)
    assert figure.span.of(text) == raw
    assert figure.text == "".join(raw.split())


def test_figure_reads_over_a_correction() -> None:
    text = "新建桥梁3O座。"
    fixes = [Correction(1, Span(5, 6), "0")]
    (figure,) = find_figures(blocks_of(text, Segmentation(), fixes))
    assert (figure.value, figure.text, figure.span) == ("30", "30座", Span(4, 7))


def test_figures_of_parts_come_in_the_order_of_the_page() -> None:
    text = "桥3座。\n\n路5条。"
    parts = (Part(Span(6, 10), Role.HEADLINE), Part(Span(0, 4), Role.BODY))
    found = find_figures(blocks_of(text, Segmentation((Article(0, parts),))))
    assert [figure.text for figure in found] == ["3座", "5条"]


def test_ambiguous_range_is_proposed_with_little_confidence() -> None:
    (plain,) = figures("投资8亿至9亿元。")
    (ambiguous,) = figures("投资八到九百亿元。")
    assert ambiguous.confidence < 0.6 < plain.confidence
    assert ambiguous.reason is not None
    assert ambiguous.reason.key == "reason.figure.ambiguous"


def test_every_figure_says_why_in_every_language() -> None:
    for figure in figures("桥3座，三分之二完工，花费三到五万元，客流由3.1万增加到4.2万，约六十户受益，八到九百亿元。"):
        assert figure.reason is not None
        for language in LANGUAGES:
            assert figure.reason.text(language)


def test_known_words_are_surer_than_chinese_numerals() -> None:
    arabic, han = figures("桥3座，路五条。")
    assert 0.8 <= han.confidence < arabic.confidence <= 1


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "零", "百", "3", "半", "。", "万亿", "第", "两", "一", "3.", ".5", "5、"]
)
def test_text_without_a_figure(text: str) -> None:
    assert figures(text) == ()


_NUMBERISH = st.text(
    "0123456789.,，%万亿千百十两三半余多几第年月日时点分之至到-～个元亩人次小时（套）/“”《》 \n零下℃约近以上",
    max_size=60,
)


@given(_NUMBERISH)
def test_any_text_gives_figures_within_it_that_do_not_overlap(text: str) -> None:
    found = figures(text)
    assert all(0 <= figure.span.start < figure.span.end <= len(text) for figure in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(figure.value and 0 < figure.confidence <= 1 for figure in found)
    assert figures(text) == found
