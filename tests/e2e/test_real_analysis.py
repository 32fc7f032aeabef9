"""From a file to a workbook through the window, with the real analysis and a shipped sample."""

from core.resources import resource
from core.workspace import Workspace


def test_a_sample_page_becomes_articles_and_a_workbook(empty_driver, tmp_path):
    driver = empty_driver
    sample = sorted(resource("samples").glob("*.txt"))[0]
    driver.session.create_collection(tmp_path / "样.jiaokan", lambda: driver.window.files.import_paths([sample]))
    driver.settle()
    view = driver.view
    assert view.page.raw_text == sample.read_text(encoding="utf-8").removeprefix("\ufeff")
    assert len(view.articles) > 1
    assert view.mentions
    assert view.figures
    assert driver.window.articles.composition.entries
    assert driver.window.status_line.left.text().endswith("处待审")
    driver.window.files.export_to(tmp_path / "移交.xlsx")
    driver.settle()
    assert (tmp_path / "移交.xlsx").stat().st_size > 4000
    driver.window.close()
    with Workspace.open(tmp_path / "样.jiaokan") as workspace:
        assert workspace.check() == []
