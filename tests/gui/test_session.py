import pytest

from core.commands.articles import MergeArticles
from core.commands.pages import SetPageStatus
from core.errors import Cancelled, UserError
from core.messages import message
from core.model.history import Place
from core.model.kinds import PageStatus
from core.model.span import Span
from tests.gui.small_page import make_collection


@pytest.fixture
def opened(session, collection, qtbot):
    with qtbot.waitSignal(session.page_opened):
        session.open_collection(collection)
    return session


def test_opening_a_collection_shows_its_first_page(opened):
    assert opened.is_open
    assert [page.id for page in opened.pages] == [opened.view.page.id]
    assert len(opened.view.articles) == 2


def test_a_command_refreshes_the_page_before_it_tells_of_changes(opened, qtbot):
    order = []
    opened.page_refreshed.connect(lambda view: order.append(("page", len(view.articles))))
    opened.changed.connect(lambda changes: order.append(("changed", len(opened.view.articles))))
    opened.place_requested.connect(lambda span: order.append(("place", span)))
    ids = tuple(article.id for article in opened.view.articles)
    with qtbot.waitSignal(opened.place_requested):
        opened.run(MergeArticles(ids))
    assert [what for what, _ in order] == ["page", "changed", "place"]
    assert order[0] == ("page", 1)
    assert order[1] == ("changed", 1)


def test_undo_and_redo_carry_their_labels(opened, qtbot):
    ids = tuple(article.id for article in opened.view.articles)
    with qtbot.waitSignal(opened.changed):
        opened.run(MergeArticles(ids))
    assert opened.undo_label.key.startswith("command.merge_articles")
    with qtbot.waitSignal(opened.changed):
        opened.undo()
    assert opened.redo_label.key.startswith("command.merge_articles")
    assert len(opened.view.articles) == 2
    with qtbot.waitSignal(opened.changed):
        opened.redo()
    assert len(opened.view.articles) == 1


def test_a_failed_command_is_told_and_changes_nothing(opened, qtbot):
    before = opened.view
    with qtbot.waitSignal(opened.failed) as caught:
        opened.run(MergeArticles((before.articles[0].id, 999)))
    assert isinstance(caught.args[0], UserError)
    assert opened.view == before


def test_answers_of_a_page_are_dropped_when_it_has_changed_meanwhile(opened, qtbot):
    answers = []
    opened.run(SetPageStatus((opened.view.page.id,), PageStatus.REVIEWED))
    opened.ask(lambda _workspace: "stale", answers.append, of_page=True)
    opened.ask(lambda _workspace: "any", answers.append)
    qtbot.waitUntil(lambda: not opened.is_busy)
    assert answers == ["any"]


def test_long_work_reports_and_its_answer_comes_back(opened, qtbot):
    seen, answers = [], []
    opened.progressed.connect(lambda done, total, words: seen.append((done, total)))

    def work(_workspace, report, _cancelled):
        for step in range(3):
            report(step + 1, 3, message("work.import"))
        return "done"

    with qtbot.waitSignal(opened.work_ended):
        opened.start(work, answers.append, message("work.import"))
    qtbot.waitUntil(lambda: bool(answers))
    assert seen[-1] == (3, 3)
    assert answers == ["done"]


def test_cancelled_work_is_no_failure(opened, qtbot):
    failures, said = [], []
    opened.failed.connect(failures.append)
    opened.said.connect(said.append)

    def work(_workspace, _report, cancelled):
        while not cancelled():
            pass
        raise Cancelled

    opened.start(work, failures.append, message("work.import"))
    opened.cancel()
    qtbot.waitUntil(lambda: not opened.is_busy)
    assert not failures
    assert said == [message("status.cancelled")]


def test_a_missing_collection_is_told_and_the_open_one_stays(opened, qtbot, tmp_path):
    with qtbot.waitSignal(opened.failed) as caught:
        opened.open_collection(tmp_path / "没有.jiaokan")
    assert isinstance(caught.args[0], UserError)
    assert opened.view is not None


def test_the_page_asked_for_last_is_the_one_shown(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.page_opened):
        session.open_collection(make_collection(tmp_path / "三.jiaokan", pages=3))
    shown = []
    session.page_opened.connect(lambda view: shown.append(view.page.id))
    ids = [page.id for page in session.pages]
    for page_id in (ids[1], ids[2]):
        session.open_page(page_id)
    qtbot.waitUntil(lambda: not session.is_busy)
    assert shown == [ids[2]]


def test_the_place_comes_back_with_the_collection(session, qtbot, tmp_path):
    path = make_collection(tmp_path / "三.jiaokan", pages=3)
    with qtbot.waitSignal(session.page_opened):
        session.open_collection(path)
    place = Place(session.pages[2].id, 0, 12, 3)
    session.remember(place)
    session.close_collection()
    qtbot.waitUntil(lambda: not session.is_busy)
    assert session.view is None
    with qtbot.waitSignal(session.place_restored) as restored:
        session.open_collection(path)
    assert restored.args[0] == place
    assert session.view.page.id == place.page_id


def test_selection_and_article_are_told_once(opened):
    spans, articles = [], []
    opened.selection_changed.connect(spans.append)
    opened.article_selected.connect(articles.append)
    for _ in range(2):
        opened.set_selection(Span(1, 4))
        opened.select_article(opened.view.articles[0].id)
    assert spans == [Span(1, 4)]
    assert len(articles) <= 1
    assert opened.article == opened.view.articles[0]
