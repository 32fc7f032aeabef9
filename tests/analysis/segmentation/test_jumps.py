"""Jump lines: read in all their forms, and linked from both ends."""

import pytest

from core.analysis.segmentation import JumpPage, link_jumps, segment
from core.text.patterns.jumps import chinese_number, find_jumps, page_key


@pytest.mark.parametrize(
    ("text", "page", "leads_on"),
    [
        ("（下转2版）", "2", True),
        ("(下转第2版)", "2", True),
        ("（下转A3版）", "A3", True),
        ("（ 下 转 第 十 二 版 ）", "12", True),
        ("上接第一版", "1", False),
        ("（上接 ０１ 版）", "1", False),
        ("（下转3版·要闻）", "3", True),
        ("（下\n转4版）", "4", True),
    ],
)
def test_forms(text, page, leads_on):
    (mark,) = find_jumps(text)
    assert (mark.page_number, mark.leads_on) == (page, leads_on)


@pytest.mark.parametrize("text", ["下转盘", "转载于三版", "上接天线", "下转某版"])
def test_what_is_no_jump(text):
    assert find_jumps(text) == []


def test_what_follows_an_open_jump_line_is_not_part_of_it():
    (mark,) = find_jumps("上接第一版今天的渡口")
    assert mark.text == "上接第一版"


def test_numbers_and_keys():
    assert [chinese_number(n) for n in ("十", "二十一", "１２", "〇三", "甲")] == [10, 21, 12, 3, None]
    assert page_key("第二版") == page_key("02") == page_key("２") == "2"
    assert page_key("A03") == "A3"


FRONT = """渡口新船下水

本报杏林6月2日讯（记者 甘露）柳叶渡口的新船下水了，岸上站满了人，老方把船撑到了对岸，（下转2版）

风筝飞满麦田

本报乌桕讯（记者 闻笛）乌桕镇的麦田上空飞满风筝，老艺人扎的长龙有一百零八节，（下转第二版）
"""
INSIDE = """风筝飞满麦田

（上接第1版）长龙的骨架用竹篾扎成，老艺人说风筝要轻，风来了才飞得高，乌桕镇的麦田是最好的地方。

渡口新船下水

（上接一版）老方说新船又稳又静，柳叶渡口的孩子上学再也不怕下雨，县里还要给别处的渡口换船。
"""


def pages(*texts):
    return [JumpPage(n, str(n), segment(text), text) for n, text in enumerate(texts, 1)]


def test_two_jumps_between_the_same_pages_find_their_own_ends():
    front, inside = pages(FRONT, INSIDE)
    found = link_jumps([front, inside])
    assert not found.findings
    assert len(found.links) == 2
    for link in found.links:
        there = front.segmentation.articles[link.there.article]
        here = inside.segmentation.articles[link.here.article]
        word = there.parts[0].span.of(FRONT)[:2]
        assert here.parts[0].span.of(INSIDE).startswith(word)
        assert link.there.span.of(FRONT).strip("（）").startswith("下转")
        assert link.here.span.of(INSIDE).strip("（）").startswith("上接")


def test_an_end_without_another_is_a_finding():
    front, inside = pages(FRONT, INSIDE)
    alone = link_jumps([front])
    assert len(alone.findings) == 2
    assert {finding.check for _, finding in alone.findings} == {"jump_one_end"}
    assert all(page == 1 for page, _ in alone.findings)
    page_two = JumpPage(2, "2", segment("渡口\n"), "渡口\n")
    texts = {finding.message.text("zh") for _, finding in link_jumps([front, page_two]).findings}
    assert texts != {finding.message.text("zh") for _, finding in alone.findings}
    assert {page for page, _ in link_jumps([inside]).findings} == {2}


def test_more_ends_than_beginnings_leave_one_lonely():
    front, inside = pages(FRONT.partition("\n\n风筝")[0], INSIDE)
    found = link_jumps([front, inside])
    assert len(found.links) == 1
    assert inside.segmentation.articles[found.links[0].here.article].parts[0].span.of(INSIDE).startswith("渡口")
    assert [page for page, _ in found.findings] == [2]


def test_no_pages():
    assert link_jumps([]).links == ()


def test_a_jump_line_ends_its_article_and_is_noted():
    first = segment(FRONT).articles[0]
    assert first.jump == "下转2版"
    assert first.authors == ("甘露",)
