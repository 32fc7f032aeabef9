from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.messages import message
from core.model.history import Place
from gui.frame.menus import name_articles
from gui.theme import appearance
from tests.gui.small_page import make_collection, span_of


def focusable(window):
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget


def test_whatever_takes_the_focus_has_a_name(driver):
    nameless = []
    for index in range(driver.window.tabs.count()):
        driver.window.tabs.setCurrentIndex(index)
        for widget in focusable(driver.window):
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (widget.accessibleName() or words):
                nameless.append((type(widget).__name__, widget.objectName(), index))
    assert not nameless


def test_the_start_page_is_there_until_a_collection_is_open(empty_driver, collection):
    window = empty_driver.window
    assert window.pages_stack.currentWidget() is window.start_page
    assert window.windowTitle() == "校勘"
    assert not window.actions_table["export"].isEnabled()
    assert not window.actions_table["split_here"].isEnabled()
    window.start_page.show_recent((collection,), window.files.open_path)
    button = window.start_page.recent.itemAt(0).widget()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    empty_driver.settle()
    assert window.pages_stack.currentWidget() is window.splitter
    assert window.windowTitle().startswith("1版")
    window.actions_table["close_collection"].trigger()
    empty_driver.settle()
    assert window.pages_stack.currentWidget() is window.start_page


def test_undo_says_what_it_takes_back(driver):
    undo = driver.window.actions_table["undo"]
    assert undo.text().startswith("撤销：")
    driver.click(span_of("3000册").start)
    driver.key("M", Qt.KeyboardModifier.ShiftModifier)
    assert "合并" in undo.text()
    assert undo.iconText() == "撤销"
    undo.trigger()
    driver.settle()
    redo = driver.window.actions_table["redo"]
    assert redo.isEnabled()
    assert "合并" in redo.toolTip()


def test_articles_are_named_in_the_menu(driver):
    table = driver.window.actions_table
    assert "梨园小学添了新书" in table["assign_2"].text()
    assert not table["assign_3"].isEnabled()
    name_articles(table, None)
    assert not table["assign_2"].isEnabled()


def test_the_place_is_that_of_the_texts(driver):
    appearance.set_scale(200)
    driver.window.resize(1280, 400)
    driver.click(span_of("3000册").start)
    driver.raw.scroll_to_offset(span_of("梨园小学添").start)
    place = driver.window.place()
    assert (place.page_id, place.article_id) == (driver.view.page.id, driver.view.articles[1].id)
    assert place.raw_offset == driver.raw.first_offset() > 0
    driver.raw.verticalScrollBar().setValue(0)
    driver.session.place_restored.emit(Place(place.page_id, place.article_id, place.raw_offset, 0))
    assert driver.raw.first_offset() == place.raw_offset


def test_columns_can_be_closed_and_everything_still_be_done(driver):
    table = driver.window.actions_table
    for action_id, column in (("show_worklist", driver.window.work_column), ("show_panels", driver.window.side)):
        table[action_id].trigger()
        assert not column.isVisible()
    driver.click(span_of("柳青岩").start + 1)
    driver.key(Qt.Key.Key_Return)
    assert driver.view.mentions[0].decision.is_made
    table["show_panels"].trigger()
    assert driver.window.side.isVisible()


def test_long_work_shows_a_strip_that_can_cancel(driver):
    strip = driver.window.strip

    def work(_workspace, report, cancelled):
        from core.errors import Cancelled

        report(1, 4, message("work.import"))
        while not cancelled():
            pass
        raise Cancelled

    driver.session.start(work, lambda _answer: None, message("work.import"))
    driver.qtbot.waitUntil(strip.isVisible)
    driver.qtbot.waitUntil(lambda: strip.detail.text().startswith("1 / 4"))
    assert strip.words.text() == "正在导入版面"
    QTest.mouseClick(strip.stop, Qt.MouseButton.LeftButton)
    driver.settle()
    assert not strip.isVisible()
    assert driver.window.status_line.said.text() == "已取消，一切保持原样。"


def test_pages_are_stepped_through(driver, tmp_path):
    driver.session.open_collection(make_collection(tmp_path / "三.jiaokan", pages=3))
    driver.settle()
    ids = [page.id for page in driver.session.pages]
    for action_id, at in (("next_page", 1), ("next_page", 2), ("next_page", 2), ("previous_page", 1)):
        driver.window.actions_table[action_id].trigger()
        driver.settle()
        assert driver.view.page.id == ids[at]
