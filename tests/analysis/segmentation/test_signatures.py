"""Bylines, credits and datelines in all their forms."""

import pytest

from core.analysis.segmentation import segment
from core.analysis.segmentation.signatures import head_names, signature_of, tail_of
from core.text.patterns.bylines import DATELINE, is_name, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("■本报记者 甘小雨 本报通讯员 石坚", ["甘小雨", "石坚"]),
        ("□ 记者 甘 露 通讯员 石 坚 报道", ["甘露", "石坚"]),
        ("◆见习记者 文 心", ["文心"]),  # 文 is a surname here and no work
        ("文/图 记者 甘露", ["甘露"]),
        ("文/记者 甘露 图/石坚", ["甘露", "石坚"]),
        ("甘露/文 石坚/摄", ["甘露", "石坚"]),
        ("通 讯 员 甘小雨", ["甘小雨"]),
        ("特约通讯员 欧阳 慧 实习生 石坚", ["欧阳慧", "石坚"]),
        ("杏林晚报全媒体记者 甘小雨 通讯员 才让卓玛", ["甘小雨", "才让卓玛"]),
        ("记者甘露、石坚", ["甘露", "石坚"]),
        ("通讯员 甘露 石坚 文\n小雨", ["甘露", "石坚", "文小雨"]),  # a name broken over the line
        ("记者 甘露\n石坚", ["甘露", "石坚"]),  # two names at a break without a space
        ("■新华全媒头条", None),
        ("记者从县交通局获悉", None),
        ("■下转三版", None),
    ],
)
def test_names_of_a_byline(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("tail", "names", "is_credit"),
    [
        ("■记者 甘 露 摄", ("甘露",), True),
        ("本报记者 甘露 通讯员 石坚 摄影报道", ("甘露", "石坚"), True),
        ("（甘 露）", ("甘露",), False),
        ("（记者 甘露 石坚）", ("甘露", "石坚"), False),
        ("新华社发（甘露 摄）", ("甘露",), True),
        ("（县林业局局长 甘露）", ("甘露",), False),
        ("（作者单位：杏林县渡口管理站）", (), False),
        ("（图片由杏林县渡口管理站提供）", (), True),
        ("□甘露 文/图", ("甘露",), False),
    ],
)
def test_what_stands_behind_the_last_sentence(tail, names, is_credit):
    found = tail_of("新船第二天就下了水。" + tail)
    assert (found.names, found.is_credit) == (names, is_credit)
    assert found.ends_article
    assert found.start == len("新船第二天就下了水。")


@pytest.mark.parametrize(
    "text", ["他说：“水涨船高。”", "售价三元（含税）", "船工（站在船头）", "来的有甘露、石坚等人。"]
)
def test_what_is_no_signature(text):
    assert not tail_of(text).names


def test_a_jump_line_is_no_byline():
    assert signature_of("（下转三版）") is None
    assert tail_of("船队继续向前，（下转第3版）").jump == "下转第3版"
    assert tail_of("新船下了水。（甘露）（下转2版）").names == ("甘露",)


@pytest.mark.parametrize(
    "text",
    [
        "本报讯",
        "本报杏林11月3日讯",
        "本报杏林1 1月3日讯",
        "新华社北京3月5日电",
        "据新华社电",
        "杏林3月26日讯 ",
        "本报杏林、乌桕5月2日电",
    ],
)
def test_datelines(text):
    assert DATELINE.match(text)


@pytest.mark.parametrize("text", ["本报通讯员", "本报电话", "本报记者", "通讯", "电力部门"])
def test_no_datelines(text):
    assert not DATELINE.match(text)


def test_names_in_the_bracket_of_a_dateline_broken_over_lines():
    assert head_names("本报杏林讯（记者 甘小\n雨 通讯员 石 坚）今天一早") == ["甘小雨", "石坚"]
    assert head_names("这条渡船（记者 甘露乘坐过）很新") == []


def test_a_name_begins_with_a_surname():
    assert is_name("甘露")
    assert is_name("欧阳小雨")
    assert not is_name("渡口")
    assert not is_name("公告")


def test_authors_come_from_head_and_tail_once_each(press):
    story = press.Story(
        ("渡口修起候船棚",),
        ("本报讯（记者 甘露）候船棚昨天完工，等船的人有了座位，下雨天不用再打伞。柳叶渡口的老方说这是大好事。",),
        signature="（甘露 石坚）",
    )
    assert segment(press.after((story, 20))).articles[0].authors == ("甘露", "石坚")
