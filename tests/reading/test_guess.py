from datetime import date

import pytest

from core.model.page import PageDetails
from core.reading.guess import guess_details

NOVEMBER = date(2023, 11, 14)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青石日报_20231114_03版_要闻.txt", PageDetails("青石日报", NOVEMBER, "3", "要闻")),
        ("2023-11-14-A3.txt", PageDetails("", NOVEMBER, "A3", "")),
        ("20231114A03.txt", PageDetails("", NOVEMBER, "A3", "")),
        ("2023-11-14_03.txt", PageDetails("", NOVEMBER, "3", "")),
        ("青石晚报2023年11月14日第3版综合新闻.txt", PageDetails("青石晚报", NOVEMBER, "3", "综合新闻")),
        ("青石日报-2023.11.14-B12-副刊.md", PageDetails("青石日报", NOVEMBER, "B12", "副刊")),
        ("第十二版.txt", PageDetails("", None, "12", "")),
        ("青石日报 2023-11-14 01版：要闻.txt", PageDetails("青石日报", NOVEMBER, "1", "要闻")),
        ("000_480f3366abb1f42c.txt", PageDetails()),
        ("scan_0003.txt", PageDetails()),
        ("2023-13-45.txt", PageDetails()),
        ("正文.txt", PageDetails()),
    ],
)
def test_file_names(name: str, expected: PageDetails) -> None:
    assert guess_details(name, "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第3版 要闻\n2023年11月14日 星期二\n正文从这里起。", PageDetails("", NOVEMBER, "3", "要闻")),
        ("要闻 A03\n青石日报\n二〇二三年十一月十四日 星期二\n", PageDetails("青石日报", NOVEMBER, "A3", "要闻")),
        ("3版 综合 2023.11.14 星期二 责任编辑 何山", PageDetails("", NOVEMBER, "3", "综合")),
        ("# 第二版 民生\n", PageDetails("", None, "2", "民生")),
        ("2023年11月14日，桥通了。\n", PageDetails()),
        ("下转第2版\n上接第1版\n（详见第3版）\n", PageDetails()),
        ("2 要闻 2023年11月14日 星期二", PageDetails("", NOVEMBER, "2", "要闻")),
        ("A2·要闻 2023年11月14日", PageDetails("", NOVEMBER, "A2", "要闻")),
        ("3综合新闻\n2023年11月14日 星期二 总第9826期", PageDetails("", NOVEMBER, "3", "综合新闻")),
        ("2023.11.14 星期二 农历癸卯年十月初二 第12345期 今日8版", PageDetails("", NOVEMBER, "", "")),
        ("编辑：何山 2023年11月14日 星期二 电话：6206110 综合 03", PageDetails("", NOVEMBER, "3", "综合")),
        ("民生", PageDetails("", None, "", "民生")),
        ("一心只为百姓健康", PageDetails()),
        ("我看青石日报已经二十年\n", PageDetails()),
        ("这一条消息在第3版的角落里被好几位老乡剪下来贴在了墙上\n", PageDetails()),
    ],
)
def test_first_lines(text: str, expected: PageDetails) -> None:
    assert guess_details("page.txt", text) == expected


def test_last_lines_count_but_not_the_middle() -> None:
    body = [f"这是第{i}段话" + "，说的是桥。" * 12 for i in range(30)]
    assert guess_details("page.txt", "\n".join([*body, "2023年11月14日 星期二"])).edition_date == NOVEMBER
    middle = [*body[:15], "2023年11月14日 星期二", *body[15:]]
    assert guess_details("page.txt", "\n".join(middle)).edition_date is None


def test_a_guide_inside_the_page_names_another_page() -> None:
    lines = ["2023年11月14日 星期二", "今日导读", "村里通了桥", "▶3版", "渡口停了船", *["桥的故事很长。"] * 20]
    assert guess_details("page.txt", "\n".join(lines)) == PageDetails("", NOVEMBER)


def test_name_goes_before_text() -> None:
    got = guess_details("2024-01-02-4版.txt", "第3版 要闻\n2023年11月14日 星期二\n")
    assert (got.edition_date, got.page_number, got.section_name) == (date(2024, 1, 2), "4", "要闻")
