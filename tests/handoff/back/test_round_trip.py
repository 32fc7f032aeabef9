"""Out, change anything that may be changed, back, out again: the second workbook says what the edited one said."""

from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.messages import message
from core.model.kinds import Decision, EntityType, Kind, PageStatus

from .conftest import Desk

WORDS = st.text("桥路山水甲乙丙一二三Ab1·（）", min_size=1, max_size=8)
CORRECTED = message("term.decision.corrected").text("zh")


def terms(area: str, members: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([message(f"term.{area}.{member}").text("zh") for member in members])


DECISIONS = terms("decision", [d for d in Decision if d is not Decision.REJECTED])
NUMBERS = st.integers(1, 10**12) | st.decimals(1, 10**6, places=2).map(float)
EDITS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "版面": {
        "报纸": WORDS,
        "见报日期": st.dates().map(lambda day: f"{day.year:04d}{day.month:02d}{day.day:02d}"),
        "版次": st.from_regex(r"\A[A-Z]?[1-9][0-9]?\Z"),
        "版名": WORDS,
        "审定状态": terms("status", [PageStatus.IN_REVIEW, PageStatus.REVIEWED]),  # a page that was touched is not new
    },
    "稿件": {
        "体裁": terms("kind", Kind),
        "作者": st.lists(WORDS, max_size=3, unique=True).map("；".join),
        "审定": DECISIONS,
    },
    "实体": {"实体类型": terms("type", EntityType), "规范名": WORDS, "审定": DECISIONS},
    "规范名": {"别名": st.lists(WORDS, max_size=3, unique=True).map(lambda a: "；".join(sorted(a))), "附注": WORDS},
    "数据": {
        "指标": WORDS,
        "数值": NUMBERS,
        "单位": WORDS,
        "下限": NUMBERS,
        "上限": NUMBERS,
        "限定词": WORDS,
        "时段": WORDS,
        "地点": WORDS,
        "审定": DECISIONS,
    },
    "疑点": {"处理": st.sampled_from(["待核", "已忽略"])},
}
ROW_KEYS = {
    "版面": "版面键",
    "稿件": "稿件键",
    "实体": "实体键",
    "规范名": "规范名键",
    "数据": "数据键",
    "疑点": "疑点键",
}
MENDS = st.text("桥路山水甲乙丙1A，。“", max_size=4)


def cells(book: Any, sheet: str) -> dict[tuple[str, str], Any]:
    """Return the cells of the columns that may be changed, by key of the row and heading."""
    header, *rows = book[sheet].iter_rows(values_only=True)
    place = header.index(ROW_KEYS[sheet])
    return {(row[place], h): row[header.index(h)] for row in rows for h in EDITS[sheet]}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_second_workbook_equals_the_edited_one(desk: Desk, data: st.DataObject) -> None:
    path = desk.workspace.export_workbook(desk.folder / "out.xlsx").path
    book = openpyxl.load_workbook(path)
    edited: dict[str, set[tuple[str, str]]] = {sheet: set() for sheet in EDITS}
    for sheet, columns in EDITS.items():
        headings = [cell.value for cell in book[sheet][1]]
        for row in book[sheet].iter_rows(min_row=2):
            for heading in data.draw(st.lists(st.sampled_from(sorted(columns)), max_size=2, unique=True)):
                if row[headings.index("数值")].value is None if heading == "数值" else False:
                    continue  # a range: its value is text
                cell = row[headings.index(heading)]
                cell.value = data.draw(columns[heading]) or None
                edited[sheet].add((row[headings.index(ROW_KEYS[sheet])].value, heading))
    book.save(desk.folder / "edited.xlsx")
    found = desk.workspace.read_back(desk.folder / "edited.xlsx")
    assert not found.problems
    taken = desk.workspace.take_back(found.changes, "王敏")
    try:
        assert not taken.refused
        compare(desk, book, edited)
    finally:
        if taken.count:
            desk.workspace.undo()


def compare(desk: Desk, book: Any, edited: dict[str, set[tuple[str, str]]]) -> None:
    again = openpyxl.load_workbook(desk.workspace.export_workbook(desk.folder / "again.xlsx").path, data_only=True)
    for sheet, changed in edited.items():
        touched = {key for key, _ in changed}
        now = cells(again, sheet)
        for place, value in cells(book, sheet).items():
            key, heading = place
            follows = heading == "审定" and key in touched and (place not in changed or now[place] == CORRECTED)
            grows = sheet == "规范名" and heading == "别名"  # a mention's words become an alias of its name
            begun = heading == "审定状态" and place not in changed
            if not (follows or grows or begun):
                assert now[place] == value, (sheet, place)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_change_of_a_text_comes_out_again_or_is_refused(desk: Desk, data: st.DataObject) -> None:
    path = desk.workspace.export_workbook(desk.folder / "out.xlsx").path
    book = openpyxl.load_workbook(path)
    headings = [cell.value for cell in book["正文"][1]]
    column = headings.index("文字")
    row = data.draw(st.sampled_from(list(book["正文"].iter_rows(min_row=2))))
    cell, key = row[column], row[headings.index("文字键")].value
    text = cell.value
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 6)))
        text = text[:start] + data.draw(MENDS) + text[end:]
    cell.value = text or None
    book.save(desk.folder / "edited.xlsx")
    found = desk.workspace.read_back(desk.folder / "edited.xlsx")
    if found.problems or not found.changes:
        assert not found.changes
        return
    assert desk.workspace.take_back(found.changes, "王敏").count == 1
    try:
        compare_text(desk, key, text.strip())
        assert not desk.workspace.check()
    finally:
        desk.workspace.undo()


def compare_text(desk: Desk, key: str, text: str) -> None:
    again = openpyxl.load_workbook(desk.workspace.export_workbook(desk.folder / "again.xlsx").path)
    header, *rows = again["正文"].iter_rows(values_only=True)
    assert next(row[header.index("文字")] for row in rows if row[header.index("文字键")] == key) == text
