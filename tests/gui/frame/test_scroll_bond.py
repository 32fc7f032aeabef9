import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication

from core.settings import Settings
from gui.theme import appearance
from tests.gui.small_page import span_of


@pytest.fixture
def low(driver):
    """The window so low, and the text so large, that both texts must be scrolled."""
    appearance.set_scale(200)
    driver.window.resize(1280, 420)
    driver.qtbot.waitUntil(lambda: driver.raw.verticalScrollBar().maximum() > 60)
    driver.qtbot.waitUntil(lambda: driver.window.articles.verticalScrollBar().maximum() > 60)
    return driver


def wheel(text, steps):
    view = text.viewport()
    point = QPointF(view.rect().center())
    event = QWheelEvent(
        point, QPointF(view.mapToGlobal(view.rect().center())), QPoint(), QPoint(0, -120 * steps),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    QApplication.processEvents()


def height_of(text, offset):
    """Return where a character of the raw text stands in a text's window, in pixels."""
    place = text.composition.place(offset) if hasattr(text, "composition") else offset
    return text.flow.rows[text.flow.row_of(place)].top - text.verticalScrollBar().value()


def test_the_end_of_one_text_brings_the_end_of_the_other(low):
    raw, articles = low.raw, low.window.articles
    raw.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    QApplication.processEvents()
    end = articles.flow.row_of(articles.composition.place(span_of("来了").start))
    assert articles.flow.rows[end].top - articles.verticalScrollBar().value() < articles.viewport().height()
    raw.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    QApplication.processEvents()
    assert articles.verticalScrollBar().value() < articles.flow.face(0).row_height


def test_the_wheel_over_the_articles_moves_the_raw_text_to_the_same_place(low):
    raw, articles = low.raw, low.window.articles
    before = raw.verticalScrollBar().value()
    wheel(articles, 2)
    assert articles.verticalScrollBar().value() > 0
    assert raw.verticalScrollBar().value() > before
    row = articles.rows_in_sight()[0]
    shown = articles.composition.raw_offset(articles.flow.rows[row].start)
    assert abs(height_of(raw, shown) - height_of(articles, shown)) < 3 * raw.flow.face(0).row_height


def test_switched_off_each_text_scrolls_alone_and_stays_so(low, tmp_path):
    raw, articles = low.raw, low.window.articles
    action = low.window.actions_table["scroll_together"]
    assert action.isChecked()
    action.trigger()
    wheel(raw, 3)
    assert raw.verticalScrollBar().value() > 0
    assert articles.verticalScrollBar().value() == 0
    assert not Settings(tmp_path / "settings.json").is_on("scrolls_together")


def test_the_program_moves_one_text_without_the_other(low):
    low.raw.verticalScrollBar().setValue(50)
    QApplication.processEvents()
    assert low.window.articles.verticalScrollBar().value() == 0


def test_without_a_page_nothing_happens(empty_driver):
    empty_driver.raw.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    QApplication.processEvents()
    assert empty_driver.raw.verticalScrollBar().value() == 0
