"""The checks of the text: repetition, broken ends, marks, characters. All sentences are invented."""

import pytest

from core.analysis.blocks import blocks_of
from core.analysis.findings import (
    mixed_punctuation,
    repeated_passage,
    suspicious_character,
    unfinished_body,
    unpaired_mark,
)
from core.model.article import Article, Part, Segmentation
from core.model.finding import Finding
from core.model.kinds import Kind, Role
from core.model.mention import Mention
from core.model.span import Span
from tests.analysis.findings.pages import Material, body, page, pages

LONG = "磨坊门前的老槐树每到五月就开满白花，镇上的孩子放学后爱在树下写作业，老人搬来竹椅下棋聊天。"
OTHER = "石桥边新开了一家修伞铺，掌柜姓乔，手艺是跟外祖父学的，补一把油纸伞要花去大半日工夫。"


def spots(material: Material, findings: list[Finding]) -> list[str]:
    return [finding.span.of(material.text) for finding in findings]


def test_repeated_sentence_is_found_with_its_first_place() -> None:
    material = body(f"{LONG}{OTHER}{LONG}")
    (found,) = repeated_passage.check(material)
    assert found.span.of(material.text) == LONG
    assert found.others[0].of(material.text) == LONG
    assert found.others[0].start < found.span.start


def test_repetition_is_found_though_the_lines_break_elsewhere() -> None:
    material = body(f"{LONG}\n{OTHER}\n{LONG[:15]}\n{LONG[15:]}")
    (found,) = repeated_passage.check(material)
    assert found.span.of(material.text).replace("\n", "") == LONG


@pytest.mark.parametrize("offset", range(10))
def test_repetition_is_found_wherever_it_begins(offset: int) -> None:
    material = body("花" * 0 + "甲乙丙丁戊己庚辛壬癸"[:offset] + LONG + OTHER + LONG)
    assert len(list(repeated_passage.check(material))) == 1


def test_third_occurrence_is_found_too() -> None:
    assert len(list(repeated_passage.check(body(LONG + OTHER + LONG + "而后" + LONG)))) == 2


@pytest.mark.parametrize(
    "text",
    [
        LONG + OTHER,
        "全县春季植树造林与退化林修复现场推进会" + OTHER + "全县春季植树造林与退化林修复现场推进会",
        "哈" * 60,
        "",
    ],
)
def test_no_repetition(text: str) -> None:
    material = body(text) if text else pages([])
    assert list(repeated_passage.check(material)) == []


def test_body_that_stops_is_found_at_its_last_words() -> None:
    material = body(LONG + OTHER[:20])
    (found,) = unfinished_body.check(material)
    assert material.text[found.span.end - 1] == OTHER[19]


@pytest.mark.parametrize(
    "end",
    [
        "到此为止。",
        "他说：“收工！”",
        "归期未定……",
        "一路顺风。（记者 乔木 通讯员 石磊）",
        "一路顺风。 （乔木）",
        "特此公告。青石镇油纸伞合作社",
        "特此公告。青石镇人民政府2024年3月5日",
        "后续情况，（下转3版）",
        "后续情况（下转第三版）",
    ],
)
def test_body_with_an_end_is_not_found(end: str) -> None:
    assert list(unfinished_body.check(body(LONG + OTHER + end))) == []


def test_body_with_a_jump_part_or_of_a_notice_is_not_found() -> None:
    text = LONG + OTHER[:20]
    assert list(unfinished_body.check(page((Role.BODY, text), (Role.JUMP, "下转4版")))) == []
    assert list(unfinished_body.check(body(text, jump="下转4版"))) == []
    assert list(unfinished_body.check(body(text, kind=Kind.NOTICE))) == []
    assert list(unfinished_body.check(body("短句没有句号"))) == []


def test_only_the_last_body_part_must_end() -> None:
    material = page((Role.BODY, LONG + "走到半路"), (Role.SUBHEADING, "桥头"), (Role.BODY, OTHER))
    assert list(unfinished_body.check(material)) == []


def test_rare_half_width_mark_is_found() -> None:
    material = body("晨雾散去，渡船靠岸，挑担的人上了石阶,卖菱角的小船也来了，集市热闹起来。")
    (found,) = mixed_punctuation.check(material)
    assert material.text[found.span.start] == ","
    assert dict(found.message.values) == {"mark": ",", "usual": "，", "count": 1}


def test_several_rare_marks_are_one_finding() -> None:
    material = body("甲地晴,乙地阴,丙地雨,丁地雪，戊地雾，")
    (found,) = mixed_punctuation.check(material)
    assert len(found.others) == 1


@pytest.mark.parametrize(
    "text",
    ["全用半角,也是一种习惯,不算混用;读者看惯了.", "增长1,280亩，比分3:1，时间8:30，代码a,b。", "没有标点"],
)
def test_one_habit_is_not_mixed(text: str) -> None:
    assert list(mixed_punctuation.check(body(text))) == []


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("他说：“天要下雨了。众人收了谷子。", ["“"]),
        ("众人收了谷子。”天晴了。", ["”"]),
        ("乡志（手抄本收在祠堂里。", ["（"]),
        ("乡志手抄本）收在祠堂里。", ["）"]),
        ("《晒谷场的黄昏一书出版。", ["《"]),
    ],
)
def test_lone_mark_is_found(text: str, lone: list[str]) -> None:
    material = body(text)
    assert spots(material, list(unpaired_mark.check(material))) == lone


@pytest.mark.parametrize(
    "text",
    [
        "他说：“她念了‘归去来’三个字。”",
        "乡志（手抄本)收在祠堂里。",
        "1）晒谷；2）入仓。",
        "（1）晒谷；（2）入仓。",
        "品牌名 O’Hara 很醒目。",
        "“第一段话还没有说完。\n\n“第二段话才说完。”",
    ],
)
def test_paired_marks_are_not_found(text: str) -> None:
    assert list(unpaired_mark.check(body(text))) == []


def test_marks_pair_across_the_parts_of_an_article_but_not_from_title_to_body() -> None:
    split = page((Role.BODY, "他说：“天要下雨了，"), (Role.BODY, "快收谷子。”"))
    assert list(unpaired_mark.check(split)) == []
    lines = page((Role.HEADLINE, "“一把油纸伞"), (Role.SUBHEADLINE, "修了三代人”"), (Role.BODY, "手艺未丢。"))
    assert list(unpaired_mark.check(lines)) == []
    torn = page((Role.HEADLINE, "“一把油纸伞"), (Role.BODY, "修了三代人”手艺未丢。"))
    assert len(list(unpaired_mark.check(torn))) == 2


def test_bracket_that_only_the_reading_order_parts_is_not_found() -> None:
    text = "青石镇讯（记者乔木）晒谷场上人声鼎沸。"
    parts = (Part(Span(8, 19), Role.BODY), Part(Span(0, 8), Role.DATELINE))
    segmentation = Segmentation((Article(0, parts),))
    material = Material(text, segmentation, blocks_of(text, segmentation))
    assert list(unpaired_mark.check(material)) == []


@pytest.mark.parametrize(
    ("text", "char"),
    [
        ("谷仓\ufffd满了。", "\ufffd"),
        ("乡\ue123里来信。", "\ue123"),
        ("收谷3O0斤。", "O"),
        ("收谷12.l%。", "l"),
        ("全镇千部群众一起抢收。", "千"),
        ("谷子己经入仓。", "己"),
        ("入民生活安定。", "入"),
    ],
)
def test_suspicious_character_is_found(text: str, char: str) -> None:
    material = body(text)
    assert spots(material, list(suspicious_character.check(material))) == [char]


@pytest.mark.parametrize(
    "text",
    [
        "谷子已经入仓。",
        "自己动手。",
        "人民生活安定，人口增长。",
        "千家万户。",
        "𠮷先生来信。",
        "5G与OLED。",
        "土地平整。",
    ],
)
def test_ordinary_characters_are_not_found(text: str) -> None:
    assert list(suspicious_character.check(body(text))) == []


def test_character_of_a_name_is_left_alone() -> None:
    material = body("全镇千部群众一起抢收。")
    named = Material(
        material.text, material.segmentation, material.blocks, (), (Mention(0, Span(2, 4), "PER", "千部"),)
    )
    assert list(suspicious_character.check(named)) == []
