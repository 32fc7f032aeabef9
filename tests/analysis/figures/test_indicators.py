"""What a figure measures, when and where it holds; all sentences are invented."""

from datetime import date

import pytest

from core.analysis.blocks import blocks_of
from core.analysis.figures import find_figures
from core.model.article import Segmentation
from core.model.figure import Figure


def figures(text: str, edition_date: date | None = None) -> tuple[Figure, ...]:
    return find_figures(blocks_of(text, Segmentation()), edition_date)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全县绿色贷款余额88.5亿元，比年初增长12.4%。", ["绿色贷款余额", "绿色贷款余额增长"]),
        ("全市新建口袋公园36处。", ["新建口袋公园"]),
        ("园区引进了14家纺织企业。", ["纺织企业"]),
        ("巡河员共清理了320吨的水草。", ["水草"]),
        ("苹果、红枣、花椒产量依次提高4.4%、13.7%、31%。", ["花椒产量提高"] * 3),
        ("其中，良种覆盖率达到98.2%。", ["良种覆盖率"]),
        ("目前，办件时限压缩40%。", ["办件时限压缩"]),
        ("市级粮库3座、县级粮库11座。", ["市级粮库", "县级粮库"]),
        ("产能120万吨。", ["产能"]),
        ("人均用水量节约30升。", ["人均用水量节约"]),
        ("", []),
        ("80岁。", [""]),
    ],
)
def test_indicator(text: str, indicators: list[str]) -> None:
    assert [figure.indicator for figure in figures(text)] == indicators


def test_indicator_reads_on_over_a_broken_line() -> None:
    (figure,) = figures("截至年底，全县粮食烘干\n能力达到6万吨。")
    assert figure.indicator == "粮食烘干能力"


def test_period_is_the_last_time_named_before_it() -> None:
    first, second = figures("今年1至10月份，全市发放补贴30万元。截至9月底，全县建成大棚20座。")
    assert (first.period, second.period) == ("今年1至10月份", "截至9月底")


def test_period_ignores_what_is_only_compared_with() -> None:
    (figure,) = figures("产量较2020年上升6.5%。")
    assert figure.period == ""


def test_period_names_the_year_when_the_edition_date_is_known() -> None:
    (figure,) = figures("去年上半年，全市植树3万株。", date(2024, 3, 12))
    assert figure.period == "2023年上半年"


def test_place_is_the_last_place_named_before_it() -> None:
    first, second = figures("全市植树3万株，云溪县植树9000株。")
    assert (first.place, second.place) == ("全市", "云溪县")


def test_no_time_or_place_of_another_sentence_is_borrowed() -> None:
    (figure,) = figures("去年，全市大旱。水库还剩200万立方米。")
    assert (figure.period, figure.place) == ("", "")
