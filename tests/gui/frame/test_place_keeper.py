from core.workspace import Workspace
from tests.gui.small_page import make_collection, span_of


def place_of(path):
    """Return the place a collection remembers, read past the window that has it open."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as database:
        return str(database.execute("SELECT * FROM meta WHERE key = 'place'").fetchall())


def test_the_place_is_stored_while_the_window_is_open(driver, collection):
    before = place_of(collection)
    driver.click(span_of("3000册").start)
    driver.window.place_keeper.keep()
    driver.settle()
    assert place_of(collection) != before


def test_rest_is_waited_for(driver, monkeypatch):
    kept = []
    driver.window.place_keeper.keep()
    monkeypatch.setattr(driver.session, "remember", kept.append)
    driver.click(span_of("柳青岩").start)
    driver.click(span_of("3000册").start)
    assert kept == []
    driver.qtbot.waitUntil(lambda: kept != [], timeout=5000)
    assert [place.article_id for place in kept] == [driver.view.articles[1].id]
    driver.window.place_keeper.keep()
    assert len(kept) == 1


def test_another_page_is_remembered_without_closing(driver, tmp_path):
    path = make_collection(tmp_path / "二.jiaokan", pages=2)
    driver.session.open_collection(path)
    driver.settle()
    second = driver.session.pages[1].id
    driver.session.open_page(second)
    driver.settle()
    driver.window.place_keeper.keep()
    driver.session.close_collection()
    driver.settle()
    with Workspace.open(path) as workspace:
        assert workspace.place().page_id == second
