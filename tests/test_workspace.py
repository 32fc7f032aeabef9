import pytest

import core.analysis.analyzer as analyzer
from core.commands.articles import MergeArticles
from core.commands.mentions import DecideMentions
from core.commands.pages import ImportPages
from core.errors import Cancelled, UserError
from core.model.kinds import Decision
from core.model.transfer import ImportOptions
from core.storage import worklist
from core.workspace import Workspace
from tests.invented import PAGE, proposals, read_page

SECOND = PAGE + "\n又一则消息\n没有数目。\n"


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "a.jiaokan", author="tester") as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def plain_analysis(monkeypatch):
    """Analysis as the tests know it, so that they do not depend on how good the real one is."""
    monkeypatch.setattr(analyzer, "analyze", lambda text, *rest: proposals(text))


@pytest.fixture
def folder(tmp_path):
    """Three files: a page, the same text again, and a file that is none."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "one.txt").write_text(PAGE, encoding="utf-8")
    (place / "two.txt").write_text(PAGE, encoding="gb18030")
    (place / "none.txt").write_bytes(b"")
    return place


def test_a_folder_comes_in_as_one_step_without_doubles(workspace, folder):
    report = workspace.import_files([folder])
    assert report.pages == (1,)
    assert report.duplicates == (("two.txt", 0),)
    assert [r.path.endswith("none.txt") for r in report.refused] == [True]
    assert report.changes.worklist
    assert len(workspace.history()) == 1
    again = workspace.import_files([folder / "two.txt"])
    assert again.pages == ()
    assert again.duplicates == (("two.txt", 1),)
    assert len(workspace.history()) == 1
    assert workspace.page_id_of_hash(read_page().sha256) == 1


def test_doubles_come_in_when_wanted(workspace, folder):
    report = workspace.import_files([folder], ImportOptions(keeps_duplicates=True))
    assert report.pages == (1, 2)


def test_an_import_that_is_stopped_takes_nothing_in(workspace, folder):
    with pytest.raises(Cancelled):
        workspace.import_files([folder], cancelled=lambda: True)
    assert workspace.pages() == []


def test_one_analysis_of_many_pages_is_one_step(workspace, plain_analysis):
    workspace.do(ImportPages(tuple(read_page(SECOND + str(n), f"{n}.txt") for n in range(4))))
    changes = workspace.analyze([1, 2, 3, 4, 2])
    assert changes.pages == (1, 2, 3, 4)
    assert changes.articles
    assert [row.articles for row in workspace.pages()] == [4, 4, 4, 4]
    assert workspace.undo_label.text("en") == "Analyze (pages: 4)"
    workspace.undo()
    assert [row.articles for row in workspace.pages()] == [0, 0, 0, 0]
    workspace.redo()
    assert [row.articles for row in workspace.pages()] == [4, 4, 4, 4]


def test_an_analysis_that_is_stopped_changes_nothing(workspace, plain_analysis):
    workspace.do(ImportPages((read_page(), read_page(SECOND))))
    stops = iter([False, False, True])
    with pytest.raises(Cancelled):
        workspace.analyze([1, 2], cancelled=lambda: next(stops))
    assert [row.articles for row in workspace.pages()] == [0, 0]
    assert len(workspace.history()) == 1


def test_a_new_analysis_keeps_decisions(workspace, plain_analysis):
    workspace.do(ImportPages((read_page(),)))
    workspace.analyze([1])
    workspace.do(MergeArticles((1, 2)))
    workspace.do(DecideMentions((2,), Decision.REJECTED))
    before = workspace.page(1)
    workspace.analyze([1])
    assert workspace.page(1) == before


def test_the_real_analysis_twice_says_the_same(workspace):
    workspace.do(ImportPages((read_page(),)))
    workspace.analyze([1])
    before = workspace.page(1)
    assert before.articles
    workspace.analyze([1])
    assert workspace.page(1) == before


def test_the_worklist_follows_every_change(workspace, plain_analysis):
    assert workspace.pages() == []
    workspace.do(ImportPages((read_page(), read_page(SECOND))))
    workspace.analyze([1, 2])
    rows = workspace.pages()
    assert [(row.articles, row.undecided, row.decided, row.findings) for row in rows] == [(3, 10, 0, 1), (4, 11, 0, 1)]
    workspace.do(DecideMentions((1,)))
    assert workspace.pages()[0].decided == 1
    workspace.undo()
    assert workspace.pages()[0].decided == 0
    while workspace.undo():
        workspace.pages()
    assert workspace.pages() == []


def test_many_changes_at_once_are_counted_too(workspace, plain_analysis, monkeypatch):
    monkeypatch.setattr(worklist, "_AT_ONCE", 1)
    workspace.do(ImportPages((read_page(), read_page(SECOND))))
    assert [row.articles for row in workspace.pages()] == [0, 0]
    workspace.analyze([1, 2])
    assert [row.articles for row in workspace.pages()] == [3, 4]


def test_unknown_pages_are_refused(workspace):
    for ask in (lambda: workspace.page(3), lambda: workspace.analyze([3])):
        with pytest.raises(UserError) as caught:
            ask()
        assert caught.value.key == "missing_page"


def test_the_handoff_holds_the_pages_asked_for(workspace, plain_analysis, tmp_path):
    workspace.do(ImportPages((read_page(), read_page(SECOND))))
    workspace.analyze([1, 2])
    report = workspace.export_workbook(tmp_path / "out.xlsx", page_ids=[2])
    assert report.path.exists()
    assert dict(report.rows)["articles"] == 4


def test_copies_and_backups_open(workspace, tmp_path):
    workspace.do(ImportPages((read_page(),)))
    workspace.copy_to(tmp_path / "copy.jiaokan")
    for path in (tmp_path / "copy.jiaokan", workspace.back_up(tmp_path / "backups")):
        with Workspace.open(path) as opened:
            assert opened.page(1) == workspace.page(1)


def test_a_name_or_language_only_is_remembered(workspace):
    with pytest.raises(ValueError, match="author"):
        workspace.remember(author="x")


def test_the_author_is_whoever_is_logged_in_unless_told(workspace):
    workspace.author = "乙某"
    workspace.do(ImportPages((read_page(),)))
    assert workspace.history()[0].author == "乙某"
