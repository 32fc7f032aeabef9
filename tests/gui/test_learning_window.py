"""In the real window: all of these over two pages, a jump followed, a name merged; each undone by one key."""

import pytest
from PySide6.QtCore import Qt

from core.commands.pages import ImportPages
from core.model.page import PageDetails
from core.workspace import Workspace
from tests.gui.window_driver import Driver
from tests.invented import read_page
from tests.test_across_pages import DAY, FRONT, INSIDE

EXTRA = "副县长段怀川看了渡口。\n"


@pytest.fixture
def driver(qtbot, tmp_path):
    path = tmp_path / "a.jiaokan"
    with Workspace.create(path) as workspace:
        texts = enumerate((FRONT + "\n" + EXTRA, INSIDE + "\n" + EXTRA), 1)
        pages = tuple(read_page(t, f"{n}.txt", details=PageDetails("青石晚报", DAY, str(n))) for n, t in texts)
        workspace.do(ImportPages(pages))
        workspace.analyze([1, 2])
    driver = Driver(qtbot, tmp_path, path)
    yield driver
    assert driver.failures == []
    driver.window.close()


def decided(driver, page_id):
    views = []
    driver.session.ask(lambda workspace: workspace.page(page_id), views.append)
    driver.settle()
    return [m.text for m in views[0].mentions if m.decision.is_made]


def test_all_of_these_over_the_collection_is_one_step(driver):
    panel = dict(driver.window.panels)["entities"]
    driver.window.tabs.setCurrentWidget(panel)
    row = next(i for i, row in enumerate(panel.model.rows) if getattr(row, "name", "") == "段怀川")
    panel.list.go_to(row)
    driver.key("a", widget=panel.list)
    assert panel.alike.isVisible()
    driver.key("a", widget=panel.alike.list)
    driver.key(Qt.Key.Key_Return, widget=panel.alike.list)
    assert (decided(driver, 1), decided(driver, 2)) == (["段怀川"], ["段怀川"])
    driver.session.undo()
    driver.settle()
    assert (decided(driver, 1), decided(driver, 2)) == ([], [])


def test_a_jump_is_shown_and_followed(driver):
    jumps = driver.window.jumps
    driver.session.show_span(next(a for a in driver.view.articles if a.id == jumps._links[0].article_id).parts[0].span)
    assert [button.text() for button in jumps.buttons] == ["下转 第 2 版 ▸"]
    jumps.buttons[0].click()
    driver.settle()
    assert driver.view.page.id == 2
    driver.session.show_span(next(a for a in driver.view.articles if a.id == jumps._links[0].article_id).parts[0].span)
    assert [button.text() for button in jumps.buttons] == ["◂ 上接 第 1 版"]
