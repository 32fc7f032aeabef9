import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from gui.keymap import keymap
from gui.tour.card import beside
from gui.tour.stops import STOPS
from gui.translate import translator
from tests.gui.small_page import span_of


@pytest.fixture
def tour(driver):
    driver.window.actions_table["tour"].trigger()
    return driver.window.tour


def test_it_leads_through_every_stop_and_ends(driver, tour):
    seen = []
    while tour.stop is not None:
        target = getattr(driver.window, tour.stop.target)
        assert tour.card.isVisible()
        assert tour.ring.geometry() == QRect(target.mapTo(driver.window, QPoint(0, 0)), target.size())
        words = tour.card.words
        assert words.height() + 4 > words.heightForWidth(words.width())  # no line is cut away
        seen.append((tour.stop.id, tour.card.title.text()))
        QTest.mouseClick(tour.card.on, Qt.MouseButton.LeftButton)
    assert [stop for stop, _title in seen] == [stop.id for stop in STOPS]
    assert len({title for _stop, title in seen}) == len(STOPS)
    assert not tour.card.isVisible()
    assert not tour.ring.isVisible()


def test_stops_name_parts_and_panels_of_the_window(driver):
    names = [name for name, _panel in driver.window.panels]
    for stop in STOPS:
        assert getattr(driver.window, stop.target).isVisible()
        assert stop.panel in {"", *names}


def test_back_escape_and_arrows(driver, tour):
    assert not tour.card.back.isEnabled()
    QTest.keyClick(tour.card, Qt.Key.Key_Right)
    QTest.mouseClick(tour.card.back, Qt.MouseButton.LeftButton)
    assert tour.stop is STOPS[0]
    QTest.keyClick(tour.card, Qt.Key.Key_Escape)
    assert tour.stop is None
    assert driver.raw.hasFocus()


def test_what_is_tried_is_praised_and_the_window_works_meanwhile(driver, tour):
    while tour.stop.id != "names":
        tour.step(1)
    driver.select(span_of("环湖路"))
    assert not tour.card.praise.isVisible()
    driver.key("l")
    assert tour.card.praise.isVisible()
    assert len(driver.view.mentions) == 4
    tour.step(1)
    assert not tour.card.praise.isVisible()


def test_words_follow_language_keys_and_size(driver, tour):
    while tour.stop.id != "review":
        tour.step(1)
    assert "↵" in tour.card.words.text()
    keymap.use({"confirm": ("Space", "Ctrl+Return")})
    try:
        assert "Space" in tour.card.words.text()
        translator.set_language("en")
        assert tour.card.title.text() == "One decision after another"
        before = tour.ring.geometry()
        driver.window.resize(driver.window.width() + 100, driver.window.height() + 50)
        driver.qtbot.waitUntil(lambda: tour.ring.geometry() != before)
        side = driver.window.side
        driver.qtbot.waitUntil(
            lambda: tour.ring.geometry() == QRect(side.mapTo(driver.window, QPoint(0, 0)), side.size())
        )
    finally:
        keymap.use({})


def test_from_the_start_page_it_opens_the_sample_first(empty_driver, collection, monkeypatch):
    window = empty_driver.window
    monkeypatch.setattr(window.files, "open_sample", lambda: window.files.open_path(collection))
    QTest.mouseClick(window.start_page.buttons["tour"], Qt.MouseButton.LeftButton)
    assert window.tour.stop is None
    empty_driver.settle()
    assert window.tour.stop is STOPS[0]
    window.actions_table["close_collection"].trigger()
    empty_driver.settle()
    assert not window.tour.card.isVisible()


@pytest.mark.parametrize("target", [(0, 80, 160, 700), (160, 80, 430, 700), (970, 80, 310, 700), (0, 30, 1280, 50)])
def test_the_card_stays_in_the_window_and_off_narrow_targets(target):
    room, size, area = QRect(0, 0, 1280, 800), QSize(360, 200), QRect(*target)
    card = QRect(beside(area, size, room), size)
    assert room.contains(card)
    assert not card.intersects(area)
