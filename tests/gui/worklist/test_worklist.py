from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.model.kinds import PageStatus
from core.model.page import PageDetails, PageSummary
from gui.worklist.rows import EditionRow, PageRow, rows_of
from tests.gui.small_page import make_collection

PAGES = (
    PageSummary(1, PageDetails("山湾报", date(2023, 5, 6), "1", "要闻"), "一.txt", PageStatus.REVIEWED, 3, 0, 40),
    PageSummary(2, PageDetails("山湾报", date(2023, 5, 6), "2", "综合"), "二.txt", PageStatus.IN_REVIEW, 3, 12, 4),
    PageSummary(3, PageDetails("", None), "无名.txt", PageStatus.NEW, 0, 0, 0),
)


def names(rows):
    return [row.words for row in rows]


def test_pages_stand_below_their_edition():
    rows = rows_of(PAGES)
    assert names(rows) == ["2023-05-06 山湾报", "1版 要闻", "2版 综合", "日期未知", "无名.txt"]
    assert [type(row) for row in rows] == [EditionRow, PageRow, PageRow, EditionRow, PageRow]


def test_the_filter_takes_dates_numbers_names_and_files():
    for wanted, left in (("20230506 综合", "2版 综合"), ("2023-05 1版", "1版 要闻"), ("无名", "无名.txt")):
        assert [row.words for row in rows_of(PAGES, wanted) if isinstance(row, PageRow)] == [left]
    assert rows_of(PAGES, "没有") == ()


def test_choosing_a_page_opens_it_and_the_list_follows(driver, tmp_path):
    driver.session.open_collection(make_collection(tmp_path / "三.jiaokan", pages=3))
    driver.settle()
    worklist = driver.window.worklist
    driver.focus(worklist.list)
    QTest.keyClick(worklist.list, Qt.Key.Key_Down)
    driver.settle()
    assert driver.view.page.id == driver.session.pages[1].id
    driver.window.actions_table["next_page"].trigger()
    driver.settle()
    assert worklist.model.row(worklist.list.row).page.id == driver.session.pages[2].id


def test_return_in_the_filter_opens_the_first_match(driver, tmp_path):
    driver.session.open_collection(make_collection(tmp_path / "三.jiaokan", pages=3))
    driver.settle()
    worklist = driver.window.worklist
    worklist.filter.setFocus()
    worklist.filter.insert("3版")
    QTest.keyClick(worklist.filter, Qt.Key.Key_Return)
    driver.settle()
    assert driver.view.page.details.page_number == "3"
    worklist.filter.insert("没有")
    assert worklist.note.text() == "没有符合筛选条件的版面。"
