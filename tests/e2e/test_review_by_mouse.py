"""The main job with the mouse alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from core.commands.articles import MergeArticles
from core.model.kinds import Decision, PageStatus
from tests.gui.small_page import make_collection, span_of
from tests.gui.window_driver import Driver

LEFT = Qt.MouseButton.LeftButton


def press(driver, button):
    """Click on a button that can be seen."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    driver.settle()


def test_a_whole_page_is_reviewed_by_mouse_alone(driver):
    panel = driver.window.tabs.currentWidget()
    first = driver.view.mentions[0]
    clicks = 0
    while panel.course.current is not None:
        press(driver, panel.card.buttons["reject" if panel.course.current.record == first else "confirm"])
        clicks += 1
        assert clicks < 20
    press(driver, panel.finish.button)
    assert driver.view.page.status is PageStatus.REVIEWED
    assert [m.decision for m in driver.view.mentions if m.id == first.id] == [Decision.REJECTED]
    assert all(mention.decision.is_made for mention in driver.view.mentions)
    assert all(figure.decision.is_made for figure in driver.view.figures)
    assert all(article.decision.is_made for article in driver.view.articles)


def test_the_panels_are_opened_and_a_row_leads_to_its_place(driver):
    bar = driver.window.tabs.tabBar()
    for index, (name, panel) in enumerate(driver.window.panels):
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(index).center())
        assert panel.isVisible(), name
        if name == "entities":
            view = panel.list
            row = next(n for n, row in enumerate(panel.model.rows) if getattr(row, "name", "") == "柳青岩")
            QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(row, 0)).center())
            place = span_of("柳青岩")
            assert driver.raw.lit == [(place.start, place.end)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus that pop up without a screen
def test_a_place_is_split_through_its_menu(driver):
    point, raw = driver.point(span_of("镇长白云舒").start), driver.raw
    where = raw.viewport().mapToGlobal(point)
    raw.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where))
    menu = next(m for m in driver.window.findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text().startswith("从此处拆成新稿件"))
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    driver.settle()
    assert len(driver.view.articles) == 3


def test_lines_are_taken_from_the_gutter_and_given_away(driver):
    raw = driver.raw
    y = driver.point(span_of("再绕行").start).y()
    QTest.mouseClick(raw.viewport(), LEFT, pos=QPoint(round(raw.columns.role / 2), y))
    assert driver.session.selection == span_of("不再绕行。")


def test_a_wrong_merge_is_undone_after_a_restart_from_the_history(qtbot, dressed, no_thread_left, tmp_path):
    path = make_collection(tmp_path / "一.jiaokan")
    first = Driver(qtbot, tmp_path, path)
    before = first.view.articles
    first.session.run(MergeArticles(tuple(article.id for article in before)))
    first.settle()
    assert len(first.view.articles) == 1
    first.click(span_of("柳青岩").start + 1)
    first.key(Qt.Key.Key_Return)  # something else was done since
    first.close()
    again = Driver(qtbot, tmp_path, path)
    assert len(again.view.articles) == 1
    undo = again.window.bar.widgetForAction(again.window.actions_table["undo"])
    for _ in range(2):
        press(again, undo)
    assert again.view.articles == before
    assert not any(mention.decision.is_made for mention in again.view.mentions)
    again.close()
    assert not first.failures + again.failures
