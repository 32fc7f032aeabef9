"""While long work goes on, the window stays usable: pages open, decisions are taken, all of it on one thread."""

import threading
from functools import partial

import pytest

from core.commands.pages import SetPageStatus
from core.errors import Cancelled
from core.messages import message
from core.model.kinds import PageStatus
from core.workspace import Workspace
from tests.gui.small_page import make_collection


class LongWork:
    """Work that goes on, asking whether to stop, until it is let end."""

    def __init__(self, session):
        self.may_end = threading.Event()
        self.outcomes = []
        session.start(self._work, self.outcomes.append, message("work.analyze"))

    def _work(self, _workspace, report, cancelled):
        while not self.may_end.is_set():
            report(0, 2, message("work.analyze"))
            if cancelled():
                raise Cancelled
        return "done"


def open_two(driver, folder):
    driver.session.open_collection(make_collection(folder / "二.jiaokan", pages=2))
    driver.settle()
    return [page.id for page in driver.session.pages]


def test_another_page_opens_while_long_work_goes_on(driver, tmp_path):
    _first, second = open_two(driver, tmp_path)
    long = LongWork(driver.session)
    driver.session.open_page(second)
    driver.qtbot.waitUntil(lambda: driver.view.page.id == second)
    assert long.outcomes == []
    long.may_end.set()
    driver.settle()
    assert long.outcomes == ["done"]
    assert driver.view.page.id == second


def test_a_decision_is_taken_while_nothing_is_being_written(driver, tmp_path):
    first, _second = open_two(driver, tmp_path)
    long = LongWork(driver.session)
    driver.session.run(SetPageStatus((first,), PageStatus.REVIEWED))
    driver.qtbot.waitUntil(lambda: driver.view.page.status is PageStatus.REVIEWED)
    assert long.outcomes == []
    long.may_end.set()
    driver.settle()


def test_while_a_step_is_written_one_may_look_but_not_change(driver, tmp_path):
    first, second = open_two(driver, tmp_path)
    may_end, changed = threading.Event(), []

    def work(workspace, _report, cancelled):
        with workspace._collection.step():
            while not may_end.is_set():
                cancelled()
            raise Cancelled

    driver.session.start(work, changed.append, message("work.analyze"))
    driver.session.run(SetPageStatus((first,), PageStatus.REVIEWED), changed.append)
    driver.session.open_page(second)
    driver.qtbot.waitUntil(lambda: driver.view.page.id == second)
    assert changed == []
    may_end.set()
    driver.settle()
    assert len(changed) == 1
    statuses = {page.id: page.status for page in driver.session.pages}
    assert statuses[first] is PageStatus.REVIEWED


def test_closing_waits_for_the_long_work_and_so_does_what_comes_after(driver, tmp_path):
    _first, second = open_two(driver, tmp_path)
    long = LongWork(driver.session)
    driver.session.close_collection()
    driver.session.open_collection(tmp_path / "二.jiaokan", partial(driver.session.open_page, second))
    driver.qtbot.wait(50)
    assert driver.session.is_open
    long.may_end.set()
    driver.settle()
    assert driver.view.page.id == second


def test_an_import_that_is_cancelled_during_the_analysis_leaves_no_trace(tmp_path):
    (tmp_path / "甲.txt").write_text("溪口村修了新桥\n　　本报讯 溪口村昨天修好一座新桥。\n", encoding="utf-8")
    seen = []

    def report(_done, _total, words):
        seen.append(words.key)

    def cancelled():
        return "command.progress.analyze" in seen

    with Workspace.create(tmp_path / "空.jiaokan") as workspace:
        with pytest.raises(Cancelled):
            workspace.import_files([tmp_path / "甲.txt"], report=report, cancelled=cancelled, analyzes=True)
        assert (workspace.pages(), workspace.history(), workspace.redo_label) == ([], [], None)


def test_imported_and_analysed_are_two_steps(tmp_path):
    for name, place in (("甲", "溪口村"), ("乙", "石桥镇")):
        text = f"{place}修了新桥\n　　本报讯 {place}昨天修好一座新桥，长30米。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Workspace.create(tmp_path / "文.jiaokan") as workspace:
        report = workspace.import_files(sorted(tmp_path.glob("*.txt")), analyzes=True)
        assert len(report.pages) == 2
        for page_id in report.pages:
            view = workspace.page(page_id)
            assert view.articles
            assert all(f.span.end <= len(view.page.raw_text) and f.text == f.span.of(view.page.raw_text)
                       for f in view.figures)  # fmt: skip
        assert len(workspace.history()) == 2
        workspace.undo()
        assert not workspace.page(report.pages[0]).articles
        assert len(workspace.pages()) == 2
