"""What archivists get besides the records: catalogue, description, archive numbers, decisions, links, scope."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.commands.article_fields import DecideArticles, SetKind
from core.commands.findings import DismissFindings
from core.commands.mentions import DecideMentions
from core.errors import UserError
from core.handoff.archive_number import Numbering, doubts, pieces_of
from core.handoff.workbook import export_workbook
from core.messages import LANGUAGES
from core.model.article import Article, Part
from core.model.kinds import Decision, Kind, PageStatus, Role
from core.model.page import PageDetails, PageSummary, PageView
from core.model.transfer import ExportMeta, ExportOptions, ExportScope
from core.settings import Settings
from core.workspace import Workspace

from .back.conftest import fill
from .sample_views import part, view

OPTIONS = ExportOptions("X043-BZ·{年度}-Y-{件号:4}", 1, "永久", "开放")
META = ExportMeta("青石文库", "何山", made=datetime(2024, 5, 4, 9, 30), options=OPTIONS)
Export = Callable[..., Any]


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    header, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


@pytest.fixture
def export(tmp_path: Path) -> Export:
    def exported(*views: PageView, data_only: bool = True, **changes: Any) -> Any:
        export_workbook(views or (view(),), tmp_path / "a.xlsx", meta=replace(META, **changes))
        return openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=data_only)

    return exported


def test_the_catalogue_has_the_nine_columns_in_their_order(export: Export) -> None:
    book = export(view(1), view(2))
    headings = [cell.value for cell in book["归档目录"][1]]
    assert headings[:9] == ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]
    found = rows(book, "归档目录")
    assert [row["序号"] for row in found] == [1, 2, 3, 4]
    assert [row["档号"] for row in found] == [f"X043-BZ·2024-Y-000{i}" for i in range(1, 5)]
    assert (found[0]["责任者"], found[1]["责任者"]) == ("何山；林小川", "青石日报")
    assert (found[0]["日期"], found[0]["页数"]) == ("20240503", 1)


def test_a_title_that_was_made_up_stands_in_brackets(export: Export) -> None:
    body = Article(13, (part("物业公司公布了上季度的账目。业主可以到楼下查看。", Role.BODY),))
    book = export(view(articles=(body,)))
    assert rows(book, "归档目录")[0]["题名"] == "[物业公司公布了上季度的账目]"
    long = Article(14, (Part(part("今天上午", Role.BODY).span, Role.BODY),))
    assert rows(export(view(articles=(long,))), "归档目录")[0]["题名"] == "[今天上午]"


def test_the_description_has_required_fields_first_and_confirmed_names(export: Export) -> None:
    book = export()
    headings = [cell.value for cell in book["著录"][1]]
    assert headings[:7] == ["著录层级", "档号", "题名", "日期", "责任者", "保管期限", "开放标识"]
    first, second = rows(book, "著录")
    assert (first["人名"], first["主题词"]) == ("柳一舟（青石）", None)
    assert (second["人名"], second["保管期限"], second["开放标识"]) == (None, "永久", "开放")
    assert (first["著录者"], first["著录日期"]) == ("何山", "20240504")


def test_links_find_rows_by_key_and_show_their_value(export: Export) -> None:
    values, formulas = export(), export(data_only=False)
    assert [cell.value for cell in values["稿件"]["A"]][1:] == ["1-01", "1-02"]
    for sheet in ("稿件", "正文", "实体", "数据"):
        for row in formulas[sheet].iter_rows(min_row=2):
            for cell in row:
                if cell.data_type == "f":
                    title, key, column = re.search(r"\"#'(.+?)'!A\"&MATCH\(\"(.+?)\".*\$([A-Z]+):", cell.value).groups()
                    assert key in [target.value for target in values[title][column]]
    assert rows(values, "稿件")[0]["实体数"] == 2
    assert rows(values, "正文")[0]["实体数"] == 2


def test_columns_and_their_order_can_be_chosen(export: Export) -> None:
    columns = {"articles": ("headline", "kind"), "mentions": ("mention",)}
    book = export(options=replace(OPTIONS, columns=columns))
    assert [cell.value for cell in book["稿件"][1]] == ["主题", "体裁", "稿件键", "版面键"]
    assert str(book["稿件"].data_validations.dataValidation[0].sqref) == "B2:B3"
    assert book["稿件"].tables["articles"].ref == "A1:D3"
    for wrong in ({"articles": ("colour",)}, {"nothing": ("kind",)}):
        with pytest.raises(UserError) as caught:
            export(options=replace(OPTIONS, columns=wrong))
        assert all(caught.value.text(language) for language in LANGUAGES)


def test_seconds_are_no_conversion_an_archivist_wants(export: Export) -> None:
    from decimal import Decimal

    from .sample_views import figures

    minutes = replace(figures()[1], value="30", base_value=Decimal(1800), base_unit="秒")
    acres = replace(figures()[0], base_value=Decimal(7), base_unit="亩")
    found = {row["原文写法"]: row["折算值"] for row in rows(export(view(figures=(minutes, acres))), "数据")}
    assert found == {"30-50分钟": None, "2.49万人": 7}


# Archive numbers


def numbers(pattern: str, *days: str, first: int = 1) -> list[str]:
    numbering = Numbering(pattern, first)
    return [numbering.next(PageDetails("", date.fromisoformat(day) if day else None, "3")) for day in days]


def test_items_count_on_within_everything_else() -> None:
    days = ("2023-11-14", "2024-01-02", "2023-11-15")
    assert numbers("{年度}-{件号:3}", *days) == ["2023-001", "2024-001", "2023-002"]
    assert numbers("F-{item}/{page}", *days, first=9) == ["F-9/3", "F-10/3", "F-11/3"]
    assert numbers("{date}·{件号}", "") == ["·1"]
    assert numbers("", "2024-01-02") == [""]


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("X-{年度}", "pattern_item"),
        ("{件号}-{件号}", "pattern_item"),
        ("{年度}{件号}", "pattern_digits"),
        ("X1{件号}", "pattern_digits"),
        ("{月份}-{件号}", "pattern_place"),
        ("{件号", "pattern_place"),
    ],
)
def test_patterns_that_cannot_number_are_refused(pattern: str, key: str) -> None:
    with pytest.raises(UserError) as caught:
        pieces_of(pattern)
    assert caught.value.key == f"handoff.{key}"
    assert all(pattern in caught.value.text(language) for language in LANGUAGES)


def test_gaps_and_duplicates_are_found() -> None:
    found = [doubt.text("zh") for doubt in doubts(["A-001", "A-002", "A-002", "A-005", "B-1", "B-3", "", "无号"])]
    assert found == ["档号重复（1 个）：A-002", "档号不连续，缺 2 段：A-003—A-004、B-2"]
    assert not list(doubts(["A-1", "A-2", ""]))


# Scope


def summary(number: int, day: str, publication: str = "青石日报", status: PageStatus = PageStatus.NEW) -> PageSummary:
    details = PageDetails(publication, date.fromisoformat(day) if day else None)
    return PageSummary(number, details, f"{number}.txt", status)


PAGES = (
    summary(1, "2024-05-01", status=PageStatus.REVIEWED),
    summary(2, "2024-05-02"),
    summary(3, "2024-05-03", "青石晚报"),
    summary(4, ""),
)


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        (ExportScope(), [1, 2, 3, 4]),
        (ExportScope(page_ids=(4, 2)), [2, 4]),
        (ExportScope(page_ids=()), []),
        (ExportScope(first_day=date(2024, 5, 2)), [2, 3]),
        (ExportScope(last_day=date(2024, 5, 2)), [1, 2]),
        (ExportScope(publications=("青石晚报",)), [3]),
        (ExportScope(is_reviewed=True), [1]),
        (ExportScope(is_reviewed=True, first_day=date(2024, 5, 2)), []),
    ],
)
def test_scopes_choose_pages_and_say_so(scope: ExportScope, ids: list[int]) -> None:
    assert [page.id for page in scope.choose(PAGES)] == ids
    words = scope.words(len(ids))
    assert (words is None) == (scope == ExportScope())
    assert words is None or all(str(len(ids)) in words.text(language) for language in LANGUAGES)


def test_options_come_from_what_was_set_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set({"number_pattern": "{件号}", "retention": "none", "handoff_columns": ("articles=headline,kind",)})
    options = ExportOptions.of(settings)
    assert (options.number_pattern, options.retention, options.openness) == ("{件号}", "", "开放")
    assert options.columns == {"articles": ("headline", "kind")}


# Decisions


def test_the_record_says_who_decided_what_and_when(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "a.jiaokan", author="何山") as workspace:
        page_id = fill(workspace)
        page = workspace.page(page_id)
        article = page.articles[1].id
        workspace.author = "李眉"
        workspace.do(SetKind(article, Kind.ADVERTISEMENT))
        workspace.do(DecideMentions((page.mentions[0].id,), Decision.REJECTED))
        workspace.do(DismissFindings((page.findings[0].id,)))
        workspace.do(DecideArticles((article,)))
        workspace.undo()
        path = workspace.export_workbook(tmp_path / "a.xlsx").path
    found = rows(openpyxl.load_workbook(path), "审定记录")
    told = [(row["审定人"], row["审定意见"], row["对象"], row["内容"], row["改动"]) for row in found]
    assert told[:3] == [
        ("李眉", "忽略", "疑点", "物业公司公布", "已忽略：0 → 1"),
        ("李眉", "否定", "实体", page.mentions[0].text, None),
        ("李眉", "修改", "稿件", "=SUM(A1:A9)小区物业公示", "体裁：公告 → 广告"),
    ]
    now = datetime.now(UTC).astimezone().replace(tzinfo=None)
    assert all(abs((now - row["时间"]).total_seconds()) < 600 for row in found)
    assert all(row["操作"] and row["见报日期"] == "20240503" for row in found)
    assert not any(row["操作"].startswith(("分析", "导入")) for row in found)


def test_decisions_on_pages_outside_the_scope_are_left_out(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "a.jiaokan", author="何山") as workspace:
        fill(workspace)
        path = workspace.export_workbook(tmp_path / "a.xlsx", scope=ExportScope(is_reviewed=True)).path
    book = openpyxl.load_workbook(path)
    assert rows(book, "审定记录") == []
    assert "已审定" in str([cell.value for cell in book["说明"]["B"]])
