"""Clean text: what is joined, what stays apart, and that the map is exact in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.correction import Correction
from core.model.span import Span
from core.text.reflow import reflow


def clean(raw, corrections=()):
    return reflow(raw, Span(0, len(raw)), corrections).text


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("水库的闸门昨天傍晚\n缓缓打开", "水库的闸门昨天傍晚缓缓打开"),
        ("水库的闸门昨天\n\n傍晚缓缓打开", "水库的闸门昨天傍晚缓缓打开"),
        ("第一段说完了。\n\n第二段开始", "第一段说完了。\n第二段开始"),
        ("他们连续多年没有歇过一个\n\n“双休日”，", "他们连续多年没有歇过一个“双休日”，"),
        ("采用 ISO\nBMFF 格式", "采用 ISO BMFF 格式"),
        ("全长12\n80米", "全长1280米"),
        ("共 512 宗（次）", "共512宗（次）"),
        ("雷 锋 志 愿 队", "雷锋志愿队"),
        ("记者 戴 岩 李明山", "记者 戴岩 李明山"),
        ("强信心 稳经济 促发展", "强信心 稳经济 促发展"),
        ("𠮷 林 街", "𠮷林街"),
    ],
)
def test_lines_and_spaces(raw, wanted):
    assert clean(raw) == wanted


def test_a_correction_replaces_its_span_and_maps_to_all_of_it():
    raw = "元宇审产业\n园开工"
    result = reflow(raw, Span(0, len(raw)), [Correction(1, Span(0, 3), "元宇宙")])
    assert result.text == "元宇宙产业园开工"
    assert result.raw_span(0, 1) == Span(0, 3)
    assert result.raw_span(2, 4) == Span(0, 4)
    assert result.clean_range(Span(1, 2)) == (0, 3)


def test_a_correction_over_a_line_break_swallows_it():
    raw = "甲乙\n丙丁"
    assert clean(raw, [Correction(1, Span(1, 4), "己")]) == "甲己丁"


pages = st.text(st.sampled_from("山水。，“”（） \n\u3000ab12𠮷！"), max_size=80)


@given(pages)
def test_no_visible_character_is_lost_or_moved(raw):
    if not raw:
        return
    result = reflow(raw, Span(0, len(raw)))
    kept = [(s, c) for c, s, e in zip(result.text, result.starts, result.ends, strict=True) if s != e]
    assert all(raw[s] == c for s, c in kept)
    assert [s for s, c in kept if not c.isspace()] == [i for i, c in enumerate(raw) if not c.isspace()]
    assert list(result.starts) == sorted(result.starts)


@given(pages, st.data())
def test_the_map_goes_there_and_back(raw, data):
    if not raw.strip():
        return
    result = reflow(raw, Span(0, len(raw)))
    visible = [i for i, c in enumerate(raw) if not c.isspace()]
    start = data.draw(st.sampled_from(visible))
    end = data.draw(st.sampled_from([i for i in visible if i >= start])) + 1
    low, high = result.clean_range(Span(start, end))
    assert result.raw_span(low, high) == Span(start, end)
