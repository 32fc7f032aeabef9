import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.model.kinds import Role
from tests.gui.small_page import span_of

HEAD = span_of("梨园小学添了新书")
BODY = span_of("本报山湾五月六日讯")


def beside(driver, offset):
    """Return a point of the raw text's gutter, on the band beside a character, away from boundaries."""
    return QPoint(round(driver.raw.columns.band + 4), driver.point(offset).y())


def carry(driver, source, start, goal, end, release=True):
    """Drag from a point of one viewport to a point of another, as the mouse grab has it: the source gets the events."""
    QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    there = source.mapFromGlobal(goal.mapToGlobal(end))
    for step in (1, 2, 3):
        QTest.mouseMove(source, start + (there - start) * step / 3)
    if release:
        QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=there)
        driver.settle()


def in_articles(driver, offset):
    text = driver.window.articles
    return driver.point(text.composition.place(offset), text)


def test_a_headline_is_dropped_on_an_article_of_the_raw_text(driver):
    view = driver.raw.viewport()
    carry(driver, view, beside(driver, HEAD.start), view, driver.point(BODY.start + 40))
    first, second = driver.view.articles
    assert HEAD in [part.span for part in first.parts if part.role is Role.HEADLINE]
    assert HEAD not in [part.span for part in second.parts]


def test_a_part_is_dropped_from_the_articles_on_the_raw_text_and_the_other_way(driver):
    articles, raw = driver.window.articles, driver.raw
    start = in_articles(driver, HEAD.start)
    carry(driver, articles.viewport(), QPoint(20, start.y()), raw.viewport(), driver.point(BODY.start + 3))
    assert [len(article.parts) for article in driver.view.articles] == [3, 1]
    goal = in_articles(driver, span_of("一直看到").start)
    carry(driver, raw.viewport(), beside(driver, HEAD.start), articles.viewport(), goal)
    assert [len(article.parts) for article in driver.view.articles] == [2, 2]


def test_within_its_article_a_part_changes_its_place(driver):
    articles = driver.window.articles
    first = [part.span for part in driver.view.articles[0].parts]
    start, goal = in_articles(driver, first[1].start), in_articles(driver, first[0].start)
    carry(driver, articles.viewport(), QPoint(20, start.y()), articles.viewport(), goal)
    assert [part.span for part in driver.view.articles[0].parts] == first[::-1]


def test_what_would_happen_is_said_and_escape_puts_it_back(driver):
    view, before = driver.raw.viewport(), driver.view.articles
    goal = driver.point(BODY.start + 40)
    carry(driver, view, beside(driver, HEAD.start), view, goal, release=False)
    note = driver.window.carrier.note
    assert note.isVisible()
    assert note.text() == "松开后，第 6 行归入第 1 篇"
    QTest.keyClick(driver.raw, Qt.Key.Key_Escape)
    assert not note.isVisible()
    QTest.mouseMove(view, goal + QPoint(3, 3))
    assert not note.isVisible()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=goal)
    driver.settle()
    assert driver.view.articles == before


def test_a_click_beside_the_text_only_selects_its_line(driver):
    before = driver.view.articles
    QTest.mouseClick(driver.raw.viewport(), Qt.MouseButton.LeftButton, pos=beside(driver, HEAD.start))
    driver.settle()
    assert driver.session.selection == HEAD
    assert driver.view.articles == before


@pytest.mark.parametrize("piece", ["节约用水", "梨园小学添"])
def test_dropped_on_itself_nothing_happens(driver, piece):
    view, before = driver.raw.viewport(), driver.view.articles
    at = span_of(piece).start
    carry(driver, view, beside(driver, at), view, driver.point(at + 6))
    assert driver.view.articles == before


def test_furniture_becomes_part_of_an_article(driver):
    view, slogan = driver.raw.viewport(), span_of("节约用水 人人有责")
    carry(driver, view, beside(driver, slogan.start), view, driver.point(HEAD.start + 3))
    assert any(part.span.covers(slogan) for part in driver.view.articles[1].parts)
    assert driver.view.furniture == ()


def test_the_boundary_under_the_mouse_shows_a_handle(driver):
    raw, view = driver.raw, driver.raw.viewport()
    y = round(driver.point(HEAD.start).y() - raw.flow.blocks[0].face.row_height / 2 + 1)
    before = view.grab().toImage()
    QTest.mouseMove(view, QPoint(round(raw.columns.band + 4), y))
    assert view.cursor().shape() is Qt.CursorShape.SplitVCursor
    assert view.grab().toImage() != before
    QTest.mouseMove(view, beside(driver, HEAD.start))
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_parts_are_reordered_by_keys(driver):
    spans = [part.span for part in driver.view.articles[0].parts]
    driver.click(BODY.start + 30)
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    driver.key(Qt.Key.Key_Up, held)
    assert [part.span for part in driver.view.articles[0].parts] == spans[::-1]
    driver.window.actions_table["undo"].trigger()
    driver.settle()
    driver.click(span_of("山湾镇修好").start)
    driver.key(Qt.Key.Key_Down, held)
    assert [part.span for part in driver.view.articles[0].parts] == spans[::-1]
    driver.window.actions_table["part_later"].trigger()
