"""The lexicon in the window: out to a file, in from one, and undone."""

from core.commands.lexicon import AddLexiconEntry
from core.commands.pages import ImportPages
from core.model.mention import LexiconEntry
from core.workspace import Workspace
from tests.gui.window_driver import Driver
from tests.invented import read_page


def test_the_lexicon_goes_out_and_comes_in(qtbot, tmp_path):
    path = tmp_path / "a.jiaokan"
    with Workspace.create(path) as workspace:
        workspace.do(ImportPages((read_page(),)))
        workspace.do(AddLexiconEntry((LexiconEntry("柳叶渡", "LOC"),)))
    driver = Driver(qtbot, tmp_path, path)
    said = []
    driver.session.said.connect(lambda words: said.append(words.key))
    driver.window.lexicon.write(tmp_path / "words.tsv")
    driver.settle()
    (tmp_path / "more.txt").write_text("晒谷社 3 nt\n陌桑谷\tPER\n坏\t\n", encoding="utf-8")
    driver.window.lexicon.take(tmp_path / "more.txt")
    driver.settle()
    assert said == ["status.lexicon_written", "status.lexicon_taken_partly"]
    assert driver.failures == []
    words = []
    driver.session.ask(lambda w: [e.word for e in w.lexicon()], words.extend)
    driver.settle()
    assert sorted(words) == sorted(["晒谷社", "柳叶渡", "陌桑谷"])
    assert "柳叶渡" in (tmp_path / "words.tsv").read_text(encoding="utf-8-sig")
    driver.session.undo()
    driver.settle()
    driver.window.close()


def test_without_a_collection_nothing_is_asked(qtbot, tmp_path):
    driver = Driver(qtbot, tmp_path)
    assert not driver.window.lexicon.perform("import_lexicon")
    driver.window.close()
