"""What comes back: found by keys, compared with what went out, taken over as one step in the archivist's name."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.commands.article_fields import SetKind
from core.commands.figures import RemoveFigure
from core.commands.mentions import SetMentionAuthority
from core.errors import UserError
from core.messages import LANGUAGES
from core.model.kinds import Decision, Kind, PageStatus
from core.model.transfer import ExportOptions
from core.workspace import Workspace

from .conftest import Desk, fill

Key = Callable[[str], str]


def page_of(workspace: Workspace) -> Any:
    return workspace.page(workspace.pages()[0].id)


def keys(found: Any) -> list[str]:
    return [problem.message.key.rsplit(".", 1)[1] for problem in found.problems]


def test_an_untouched_workbook_brings_nothing(desk: Desk) -> None:
    found = desk.send()
    assert (found.changes, found.problems) == ((), ())


def test_choices_names_and_text_come_back_as_one_step(desk: Desk, key_of: Key) -> None:
    first = page_of(desk.workspace).articles[0].id
    cells = {
        desk.set("稿件", f"A{first}", "体裁", "通讯"),
        desk.set("稿件", f"A{first}", "作者", "何山；江小白"),
        desk.set("实体", key_of("柳一舟"), "实体类型", "机构"),
        desk.set("数据", key_of("三百万元"), "指标", "修桥用款"),
        desk.set("数据", key_of("三百万元"), "数值", 3100000),
        desk.set("数据", key_of("30-50分钟"), "下限", 31),
        desk.set("规范名", "N1", "附注", "镇党委书记"),
    }
    found = desk.send()
    assert {change.cell for change in found.changes} == cells
    assert not found.problems
    before = len(desk.workspace.history())
    taken = desk.workspace.take_back(found.changes, "王敏", "退回.xlsx")
    assert (taken.count, taken.refused) == (7, ())
    step = desk.workspace.history()[0]
    assert (len(desk.workspace.history()), step.author) == (before + 1, "王敏")
    assert "7" in step.label.text("zh")
    assert "退回.xlsx" in step.label.text("zh")
    assert desk.workspace.author == "何山"
    page = page_of(desk.workspace)
    assert (page.articles[0].kind, page.articles[0].authors) == (Kind.FEATURE, ("何山", "江小白"))
    assert next(m for m in page.mentions if m.text == "柳一舟").type == "ORG"
    money = next(f for f in page.figures if f.text == "三百万元")
    assert (money.indicator, money.value, money.base_value) == ("修桥用款", "3100000", None)
    assert next(f for f in page.figures if f.unit == "分钟").lower == Decimal(31)
    assert desk.workspace.authorities()[0].note == "镇党委书记"
    desk.workspace.undo()
    assert page_of(desk.workspace).articles[0].kind is Kind.NEWS
    assert desk.workspace.authorities()[0].note == ""


def test_page_details_and_status(desk: Desk) -> None:
    page_id = page_of(desk.workspace).page.id
    desk.set("版面", f"P{page_id}", "见报日期", "2024-05-06")
    desk.set("版面", f"P{page_id}", "版次", "A4")
    desk.set("版面", f"P{page_id}", "审定状态", "已审定")
    desk.workspace.take_back(desk.send().changes)
    page = page_of(desk.workspace).page
    assert (page.details.edition_date.isoformat(), page.details.page_number) == ("2024-05-06", "A4")
    assert page.status is PageStatus.REVIEWED


def test_decisions_and_findings(desk: Desk, key_of: Key) -> None:
    page = page_of(desk.workspace)
    desk.set("实体", key_of("民生"), "审定", "已否定")
    desk.set("数据", key_of("三百万元"), "审定", "已确认")
    desk.set("疑点", f"D{page.findings[0].id}", "处理", "已忽略")
    desk.workspace.take_back(desk.send().changes)
    page = page_of(desk.workspace)
    assert next(m for m in page.mentions if m.text == "民生").decision is Decision.REJECTED
    assert next(f for f in page.figures if f.text == "三百万元").decision is Decision.CONFIRMED
    assert page.findings[0].is_dismissed


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("同时通车", "同日通车"),
        ("桥同时", "桥昨天同时"),
        ("不再绕路", "不绕路"),
        ("三百万元", "三百二十万元"),
    ],
)
def test_a_corrected_text_becomes_corrections_and_comes_out_again(desk: Desk, wrong: str, right: str) -> None:
    article = page_of(desk.workspace).articles[0]
    cell = desk.cell("正文", f"T{article.id}-1", "文字")
    wanted = cell.value.replace(wrong, right)
    cell.value = wanted
    found = desk.send()
    assert not found.problems
    assert len(found.changes) == 1
    desk.workspace.take_back(found.changes)
    headings = [c.value for c in desk.again()["正文"][1]]
    rows = [
        dict(zip(headings, row, strict=True)) for row in desk.again()["正文"].iter_rows(min_row=2, values_only=True)
    ]
    assert next(row for row in rows if row["文字键"] == f"T{article.id}-1")["文字"] == wanted


def test_a_corrected_headline_keeps_the_raw_text(desk: Desk) -> None:
    page = page_of(desk.workspace)
    desk.set("稿件", f"A{page.articles[0].id}", "主题", "青石镇建好三座桥")
    desk.workspace.take_back(desk.send().changes)
    after = page_of(desk.workspace)
    assert after.page.raw_text == page.page.raw_text
    assert [(c.span.of(page.page.raw_text), c.replacement) for c in after.corrections] == [("修", "建")]


def test_what_has_changed_here_since_is_told_with_who(desk: Desk, key_of: Key) -> None:
    article = page_of(desk.workspace).articles[0].id
    desk.workspace.author = "李眉"
    desk.workspace.do(SetKind(article, Kind.COMMENTARY))
    mention = int(key_of("民生")[1:])
    desk.workspace.do(SetMentionAuthority((mention,), "民生版"))
    desk.set("稿件", f"A{article}", "体裁", "通讯")
    desk.set("实体", f"M{mention}", "规范名", "民生版")
    found = desk.send()
    (change,) = found.changes
    assert (change.before, change.after, change.here, change.changed_by) == ("消息", "通讯", "评论", "李眉")


def test_undone_steps_count_as_changes_since(desk: Desk) -> None:
    article = page_of(desk.workspace).articles[0].id
    desk.workspace.do(SetKind(article, Kind.COMMENTARY))
    path = desk.workspace.export_workbook(desk.folder / "后.xlsx").path
    desk.workspace.undo()
    book = openpyxl.load_workbook(path)
    cell = next(c for row in book["稿件"].iter_rows() for c in row if c.value == "评论")
    cell.value = "通讯"
    book.save(path)
    (change,) = desk.workspace.read_back(path).changes
    assert (change.before, change.here) == ("评论", "消息")


def test_a_text_changed_since_is_listed_not_guessed(desk: Desk) -> None:
    article = page_of(desk.workspace).articles[0]
    other = Desk(desk.workspace, desk.folder)
    other.set("稿件", f"A{article.id}", "主题", "青石镇建好三座桥")
    desk.workspace.take_back(other.send("先.xlsx").changes, "李眉")
    address = desk.set("稿件", f"A{article.id}", "主题", "青石镇架起三座桥")
    found = desk.send()
    assert (found.changes, keys(found), found.problems[0].cell) == ((), ["text_changed"], address)
    assert "李眉" in found.problems[0].message.text("zh")


def test_sorting_inserting_and_deleting_do_no_harm(desk: Desk, key_of: Key) -> None:
    desk.set("实体", key_of("民生"), "规范名", "民生版")
    sheet = desk.book["实体"]
    sheet.insert_cols(3)
    sheet["C1"] = "馆内备注"
    sheet.insert_rows(1, 2)
    sheet["A1"] = "某某档案馆校核"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for number, values in enumerate(sorted(rows, key=lambda row: str(row[-2]), reverse=True), 4):
        for place, value in enumerate(values, 1):
            sheet.cell(number, place, value)
    desk.book["数据"].delete_rows(2)
    found = desk.send()
    assert [(change.field, change.value) for change in found.changes] == [("authority", "民生版")]
    assert not found.problems


def test_renamed_and_removed_sheets(desk: Desk, key_of: Key) -> None:
    desk.set("实体", key_of("民生"), "规范名", "民生版")
    desk.book["实体"].title = "实体（王敏）"
    del desk.book["数据"]
    del desk.book["归档目录"]
    assert [change.value for change in desk.send().changes] == ["民生版"]


def test_what_cannot_be_taken_over_is_listed_with_its_cell(desk: Desk, key_of: Key) -> None:
    article = page_of(desk.workspace).articles[0].id
    expected = {
        desk.set("稿件", f"A{article}", "体裁", "小说"): "no_choice",
        desk.set("版面", f"P{page_of(desk.workspace).page.id}", "见报日期", "20240231"): "no_date",
        desk.set("版面", f"P{page_of(desk.workspace).page.id}", "版次", "头版头条"): "no_page_number",
        desk.set("数据", key_of("三百万元"), "数值", "很多"): "no_number",
        desk.set("数据", key_of("2.49万人"), "指标", "=A1"): "formula",
        desk.set("数据", key_of("2.49万人"), "所在句", "改句子"): "not_read",
        desk.set("实体", key_of("民生"), "实体", "民主"): "not_read",
        desk.set("疑点", f"D{page_of(desk.workspace).findings[0].id}", "疑点键", "D999"): "no_record",
    }
    sheet = desk.book["实体"]
    sheet.append(["1-01", None, None, "新词"])
    found = desk.send()
    assert not found.changes
    told = {problem.cell: problem.message.key.rsplit(".", 1)[1] for problem in found.problems}
    assert told.pop(f"实体!A{sheet.max_row}") == "no_key"
    no_record = next(cell for cell, key in expected.items() if key == "no_record")
    expected[f"疑点!A{no_record[len('疑点!') :].lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"] = expected.pop(no_record)
    assert told == expected
    for language in LANGUAGES:
        assert all(problem.message.text(language) for problem in found.problems)


def test_a_row_copied_and_changed_is_not_taken_over(desk: Desk, key_of: Key) -> None:
    sheet = desk.book["实体"]
    copied = [cell.value for cell in sheet[2]]
    copied[5] = "别的名"
    sheet.append(copied)
    found = desk.send()
    assert (found.changes, keys(found)) == ((), ["key_twice"])


def test_a_record_removed_since(desk: Desk, key_of: Key) -> None:
    key = key_of("三百万元")
    desk.set("数据", key, "指标", "用款")
    desk.workspace.do(RemoveFigure((int(key[1:]),)))
    found = desk.send()
    assert (found.changes, keys(found)) == ((), ["gone"])


def test_archive_numbers_are_checked(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.export_workbook(tmp_path / "a.xlsx", options=ExportOptions("X1·{年度}-{件号:4}")).path
    assert not workspace.read_back(path).problems
    book = openpyxl.load_workbook(path)
    book["归档目录"]["B3"] = "X1·2024-0001"
    book.save(path)
    assert keys(workspace.read_back(path)) == ["twice"]
    book["归档目录"]["B3"] = "X1·2024-0004"
    book.save(path)
    (gap,) = workspace.read_back(path).problems
    assert "X1·2024-0002—X1·2024-0003" in gap.message.text("zh")


def test_another_collection_is_refused(desk: Desk, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "b.jiaokan", author="何山") as other:
        fill(other)
        with pytest.raises(UserError) as caught:
            other.read_back(desk.path)
    assert caught.value.key == "handback.other_collection"


def test_an_older_copy_of_the_collection_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.workspace.copy_to(tmp_path / "copy.jiaokan")
    desk.workspace.do(SetKind(page_of(desk.workspace).articles[0].id, Kind.FEATURE))
    path = desk.workspace.export_workbook(tmp_path / "later.xlsx").path
    with Workspace.open(tmp_path / "copy.jiaokan") as copy:
        assert not copy.read_back(desk.path).changes
        with pytest.raises(UserError) as caught:
            copy.read_back(path)
    assert caught.value.key == "handback.newer"


def test_without_properties_the_sheet_about_tells_the_collection(desk: Desk, key_of: Key) -> None:
    desk.set("实体", key_of("民生"), "规范名", "民生版")
    for name in list(desk.book.custom_doc_props.names):
        del desk.book.custom_doc_props[name]
    assert [change.value for change in desk.send().changes] == ["民生版"]
    del desk.book["说明"]
    with pytest.raises(UserError) as caught:
        desk.send()
    assert caught.value.key == "handback.no_handoff"


def test_what_no_longer_fits_is_left_out_and_the_rest_is_done(desk: Desk, key_of: Key) -> None:
    desk.set("实体", key_of("民生"), "规范名", "民生版")
    desk.set("数据", key_of("三百万元"), "指标", "用款")
    found = desk.send()
    desk.workspace.do(RemoveFigure((int(key_of("三百万元")[1:]),)))
    taken = desk.workspace.take_back(found.changes, "王敏")
    assert (taken.count, len(taken.refused)) == (1, 1)
    assert next(m for m in page_of(desk.workspace).mentions if m.text == "民生").authority == "民生版"
