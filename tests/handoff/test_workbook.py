import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.errors import Cancelled, UserError
from core.handoff import target
from core.handoff.cells import CELL_LIMIT
from core.handoff.workbook import export_workbook
from core.messages import LANGUAGES, message
from core.model.mention import Authority
from core.model.page import PageView
from core.model.transfer import ExportMeta
from core.text.article_text import article_text
from core.text.offsets import utf16_length

from .sample_views import long_view, mentions, view

META = ExportMeta(
    "青石文库",
    "何山",
    made=datetime(2024, 5, 4, 9, 30),
    authorities=(Authority(1, "柳一舟（青石）", "PER", ("柳书记",), "镇党委书记"),),
)


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    header, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


@pytest.fixture
def book(tmp_path: Path) -> Any:
    export_workbook([view(1), view(2)], tmp_path / "a.xlsx", meta=META)
    return openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)


def test_sheets_stand_in_order_each_a_named_table_with_frozen_header(book: Any) -> None:
    names = ["说明", "归档目录", "著录", "版面", "稿件", "正文", "实体", "规范名", "数据", "疑点", "审定记录"]
    assert book.sheetnames == names
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes == "B2"
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert table.autoFilter is not None
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_area.endswith(f"${sheet.max_row}")
        keys = {cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden}
        assert keys
        assert keys == {cell.value for cell in sheet[1] if cell.value.endswith("键")}


def test_text_stays_text_and_numbers_are_numbers(book: Any) -> None:
    page = rows(book, "版面")[0]
    assert (page["版次"], page["见报日期"], page["见报日（日期）"]) == ("03", "20240503", datetime(2024, 5, 3))
    assert isinstance(page["字数"], int)
    first = rows(book, "数据")[0]
    assert (first["数值"], first["数值（文字）"], first["单位"]) == (24900, None, "人")
    a_range = rows(book, "数据")[1]
    assert (a_range["数值"], a_range["数值（文字）"], a_range["下限"], a_range["上限"]) == (None, "30-50", 30, 50)
    formats = {cell.value: cell.number_format for cell in book["版面"][2]}
    assert formats["20240503"] == formats["03"] == "@"


def test_formula_like_text_is_text_and_stays_so_when_edited(book: Any) -> None:
    cell = next(c for c in book["稿件"]["G"] if str(c.value).startswith("="))
    assert (cell.value, cell.data_type) == ("=SUM(A1:A9)小区物业公示", "s")
    assert cell.quotePrefix


def test_keys_join_the_sheets(book: Any) -> None:
    articles = {row["稿件键"]: row for row in rows(book, "稿件")}
    for sheet in ("正文", "数据"):
        for row in rows(book, sheet):
            assert articles[row["稿件键"]]["主题"]
    assert {row["版面键"] for row in rows(book, "稿件")} == {row["版面键"] for row in rows(book, "版面")}
    keys = [row["实体键"] for row in rows(book, "实体")][:3]
    assert keys == ["M24", "M23", "M21"]


def test_texts_are_those_of_the_article(book: Any) -> None:
    sample = view(1)
    expected = article_text(sample.page.raw_text, sample.articles[0]).body
    texts = [row for row in rows(book, "正文") if row["稿件号"] == "1-01"]
    assert [(row["部件"], row["文字"]) for row in texts] == [("正文", expected), ("图片说明", "图为通车现场。何山 摄")]


def test_rejected_mentions_are_left_out_and_said_so(book: Any) -> None:
    assert all(row["实体键"] != "M22" for row in rows(book, "实体"))
    told = "\n".join(str(cell.value) for cell in book["说明"]["B"])
    assert "已否定的 2 处" in told
    assert rows(book, "规范名")[0]["出现次数"] == 2


def test_drop_down_lists_offer_the_words_of_the_column(book: Any) -> None:
    (kinds, decisions) = book["稿件"].data_validations.dataValidation
    assert kinds.formula1.startswith('"消息,通讯')
    assert "已确认" in decisions.formula1
    assert str(kinds.sqref) == "J2:J5"


def test_about_tells_who_when_and_how_much(book: Any) -> None:
    told = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert (told["文库"], told["经办人"], told["生成时间"]) == ("青石文库", "何山", META.made)
    assert "4 行" in told["稿件"]
    links = {cell.value: cell.hyperlink.location for cell in book["说明"]["A"] if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in book.sheetnames[1:]}
    assert book.properties.creator == "何山"


def test_english_workbook_says_the_same(tmp_path: Path) -> None:
    export_workbook([view()], tmp_path / "a.xlsx", meta=replace(META, language="en"))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:6] == ["About", "Catalogue", "Description", "Pages", "Articles", "Texts"]
    assert rows(book, "Articles")[0]["Kind"] == message("term.kind.news").text("en")


def test_long_text_is_split_into_numbered_rows_and_said_so(tmp_path: Path) -> None:
    sample = long_view(120, "𠮷桥上的风吹过来，带着山那边的消息。" * 20)
    report = export_workbook([sample], tmp_path / "a.xlsx")
    found = rows(openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True), "正文")
    assert len(found) > 1
    assert [(row["段序"], row["段数"]) for row in found] == [(i + 1, len(found)) for i in range(len(found))]
    assert all(utf16_length(row["文字"]) <= CELL_LIMIT for row in found)
    assert "".join(row["文字"] for row in found) == article_text(sample.page.raw_text, sample.articles[0]).body
    assert [note.key for note in report.notes] == ["handoff.note.split"]


def test_characters_no_workbook_can_hold_are_taken_out_and_said_so(tmp_path: Path) -> None:
    odd = replace(mentions()[0], text="柳\x07一\x00舟", value="_x0041_")
    report = export_workbook([view(mentions=(odd,))], tmp_path / "a.xlsx")
    row = rows(openpyxl.load_workbook(tmp_path / "a.xlsx"), "实体")[0]
    assert row["实体"] == "柳一舟"
    note = report.notes[0]
    assert note.key == "handoff.note.cleaned"
    for language in LANGUAGES:
        assert "2" in note.text(language)
    assert dict(note.values)["row"] == 2


def test_too_many_rows_go_on_in_a_second_sheet(tmp_path: Path) -> None:
    report = export_workbook([view(i) for i in range(1, 5)], tmp_path / "a.xlsx", row_limit=6)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    names = [name for name in book.sheetnames if name.startswith("数据")]
    assert names == ["数据", "数据 (2)", "数据 (3)"]
    assert [book[name].max_row for name in names] == [6, 6, 3]
    assert sum(len(rows(book, name)) for name in names) == dict(report.rows)["figures"] == 12
    assert len({table for sheet in book for table in sheet.tables}) == len(book.sheetnames) - 1 - 2
    assert any(note.key == "handoff.note.continued" for note in report.notes)


def test_a_collection_without_pages_is_an_empty_workbook(tmp_path: Path) -> None:
    report = export_workbook([], tmp_path / "a.xlsx")
    assert dict(report.rows)["pages"] == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert not book["版面"].tables
    assert book["版面"].auto_filter.ref == "A1:Q1"


def test_suffix_is_added(tmp_path: Path) -> None:
    assert export_workbook([], tmp_path / "移交").path == tmp_path / "移交.xlsx"


def test_progress(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export_workbook([view(1), view(2)], tmp_path / "a.xlsx", report=lambda d, t, w: told.append((d, t)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_cancelled_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "a.xlsx"
    old.write_bytes(b"old")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        export_workbook([view(1), view(2)], old, cancelled=lambda: next(answers))
    assert old.read_bytes() == b"old"
    assert leftovers(tmp_path) == ["a.xlsx", "scratch"]
    assert leftovers(scratch) == []


def test_a_failure_midway_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[PageView]:
        yield view()
        raise RuntimeError("midway")

    with pytest.raises(RuntimeError):
        export_workbook(broken(), tmp_path / "a.xlsx")
    assert leftovers(tmp_path) == []


def test_a_full_disk_midway_is_told(tmp_path: Path) -> None:
    def full() -> Iterator[PageView]:
        yield view()
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError) as caught:
        export_workbook(full(), tmp_path / "a.xlsx")
    assert caught.value.key == "handoff.no_space"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("mark", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_open_in_excel_or_libreoffice(tmp_path: Path, mark: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    (tmp_path / "a (2).xlsx").write_bytes(b"")
    (tmp_path / mark).write_bytes(b"")
    with pytest.raises(UserError) as caught:
        export_workbook([view()], tmp_path / "a.xlsx")
    assert (caught.value.key, caught.value.values["other"]) == ("handoff.in_use", "a (3).xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"
    assert all("a (3).xlsx" in caught.value.text(language) for language in LANGUAGES)


def test_opened_during_the_export_keeps_the_new_one_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    replace_file = Path.replace

    def locked(self: Path, other: Path) -> Path:
        if other.name == "a.xlsx":
            raise PermissionError(13, "locked")
        return replace_file(self, other)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(UserError) as caught:
        export_workbook([view()], tmp_path / "a.xlsx")
    assert (caught.value.key, caught.value.values["other"]) == ("handoff.kept", "a (2).xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"
    assert openpyxl.load_workbook(tmp_path / "a (2).xlsx").sheetnames[0] == "说明"


def test_targets_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError) as caught:
        export_workbook([], tmp_path / "none" / "a.xlsx")
    assert caught.value.key == "handoff.no_folder"
    (tmp_path / "b.xlsx").mkdir()
    with pytest.raises(UserError) as caught:
        export_workbook([], tmp_path / "b.xlsx")
    assert caught.value.key == "handoff.is_folder"

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(target, "_flush", full)
    with pytest.raises(UserError) as caught:
        export_workbook([], tmp_path / "c.xlsx")
    assert caught.value.key == "handoff.no_space"
    assert leftovers(tmp_path) == ["b.xlsx"]


def test_every_note_is_in_both_languages() -> None:
    for language in LANGUAGES:
        assert message("handoff.note.more_split", count=3).text(language)
        assert message("handoff.note.more_cleaned", count=3).text(language)


def test_numbers_stored_as_text_raise_no_warnings_in_excel(tmp_path: Path) -> None:
    export_workbook([view()], tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet4.xml").decode()
    assert '<ignoredError sqref="A2:Q2" numberStoredAsText="1"' in sheet
    assert sheet.index("<ignoredErrors>") < sheet.index("<tableParts")
