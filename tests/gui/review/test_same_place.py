"""The card and the texts are at the same place: on opening, on coming back, and when the user goes somewhere."""

from PySide6.QtCore import Qt

from core.model.history import Place
from core.model.mention import Mention
from tests.gui.small_page import make_collection, span_of


def card(driver):
    return driver.window.panels[0][1].course


def test_on_opening_the_texts_show_what_the_card_asks_about(driver, tmp_path):
    driver.session.open_collection(make_collection(tmp_path / "二.jiaokan", pages=2))
    driver.settle()
    driver.qtbot.waitUntil(lambda: driver.raw.lit != [])
    span = card(driver).current.span
    assert driver.raw.lit == [(span.start, span.end)]


def test_a_name_gone_to_in_the_text_is_on_the_card_and_enter_confirms_it(driver):
    name = span_of("白云舒", nth=1)
    driver.click(name.start + 1)
    assert card(driver).current.span == name
    driver.key(Qt.Key.Key_Return)
    decided = [m.span for m in driver.view.mentions if isinstance(m, Mention) and m.decision.is_made]
    assert decided == [name]


def test_beside_a_name_the_card_stays(driver):
    before = card(driver).current.key
    driver.click(span_of("一直看到").start + 1)
    assert card(driver).current.key == before


def test_coming_back_the_card_is_where_the_texts_are(driver):
    place = Place(driver.view.page.id, driver.view.articles[1].id, span_of("3000册").start, 0)
    driver.session.place_restored.emit(place)
    assert card(driver).current.span == span_of("3000册")
