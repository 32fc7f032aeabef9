from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.canvas.marks import Ink
from gui.page.setting import fitting_px
from gui.theme import RAW_PX
from tests.gui.small_page import TEXT, span_of


def test_it_shows_the_raw_text_exactly(driver):
    assert driver.raw.flow.text == TEXT
    assert driver.raw.property("hotkeys")
    assert not driver.raw.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_mouse_selection_is_a_span_of_raw_text(driver):
    driver.select(span_of("环湖路", nth=1))
    assert driver.session.selection == span_of("环湖路", nth=1)
    assert driver.raw.selected_text() == "环湖路"


def test_a_double_click_takes_the_mark_under_it(driver):
    at = driver.point(span_of("20公里").start + 1)
    QTest.mouseDClick(driver.raw.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert driver.session.selection == span_of("20公里")


def test_keys_move_and_select_by_character(driver):
    driver.focus(driver.raw)
    driver.click(span_of("梨园小学添").start)
    for _ in range(4):
        QTest.keyClick(driver.raw, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert driver.session.selection == span_of("梨园小学")
    QTest.keyClick(driver.raw, Qt.Key.Key_Escape)
    assert driver.session.selection is None


def test_dragging_over_line_numbers_selects_lines(driver):
    top = driver.point(span_of("昨天修好").start)
    driver.drag(QPoint(4, top.y()), QPoint(4, driver.point(span_of("不再绕行").start).y()))
    span = driver.session.selection
    assert span.of(TEXT).startswith("昨天修好")
    assert span.of(TEXT).endswith("绕行。")


def test_marks_follow_the_page(driver):
    inks = [mark.ink for mark in driver.raw.marks.within(0, len(TEXT))]
    assert inks.count(Ink.MENTION) == 3
    assert inks.count(Ink.FIGURE) == 2


def test_the_caret_tells_its_article(driver):
    driver.click(span_of("一直看到").start)
    assert driver.session.article_id == driver.view.articles[1].id


def test_a_place_asked_for_is_shown_and_lit(driver):
    driver.session.show_span(span_of("3000册"))
    span = span_of("3000册")
    assert driver.raw.lit == [(span.start, span.end)]
    assert driver.session.caret == span.start


def test_the_preview_of_a_drag_says_what_will_change(driver):
    boundary = driver.point(span_of("梨园小学添").start)
    view, raw = driver.raw.viewport(), driver.raw
    edge = QPoint(round(raw.columns.band + 4), round(boundary.y() - raw.flow.blocks[0].face.row_height / 2 + 1))
    goal = QPoint(edge.x(), edge.y() + round(raw.flow.blocks[0].face.row_height))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(view, goal)
    assert raw.shift_words(raw._shift) == "松开后，第 6 行归入第 1 篇"
    assert raw.grab().toImage() is not None
    QTest.mouseMove(view, edge)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=edge)
    driver.settle()
    assert [len(article.parts) for article in driver.view.articles] == [2, 2]


def test_copy_puts_plain_raw_text_on_the_clipboard(driver, dressed):
    driver.select(span_of("柳青岩"))
    driver.window.actions_table["copy"].trigger()
    assert dressed.clipboard().text() == "柳青岩"
    assert not dressed.clipboard().mimeData().hasHtml()


def test_a_hard_wrapped_page_is_set_so_that_its_lines_fit():
    printed = "\n".join(["山" * 25] * 30)
    assert fitting_px(printed, 340) == 13
    assert fitting_px(printed, 900) == RAW_PX
    assert fitting_px(printed, 200) == RAW_PX  # too small to read: rather wrap
    assert fitting_px("\n".join(["山" * 500] * 30), 340) == RAW_PX
    assert fitting_px("", 340) == RAW_PX
