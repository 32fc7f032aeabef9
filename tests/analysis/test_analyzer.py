"""The stages themselves are tested beside them; here: their order, progress, stopping, and several processes."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import date

import pytest

import core.analysis.analyzer as analyzer
from core.analysis.analyzer import Task, analyze, analyze_many
from core.errors import Cancelled, UserError
from core.model.article import Segmentation
from core.model.kinds import Decision, Role
from core.model.mention import LexiconEntry
from core.model.page import PageAnalysis
from tests.invented import PAGE


def test_every_stage_proposes_within_the_text():
    found = analyze(PAGE)
    assert isinstance(found, PageAnalysis)
    spans = [part.span for article in found.segmentation.articles for part in article.parts]
    spans += [noun.span for noun in (*found.mentions, *found.figures, *found.findings)]
    assert spans
    assert all(span.end <= len(PAGE) for span in spans)
    assert {noun.decision for noun in (*found.mentions, *found.figures)} <= {Decision.UNDECIDED}
    assert any(figure.value == "300" for figure in found.figures)


def test_each_stage_gets_what_the_ones_before_it_found(monkeypatch):
    told = {}

    def stage(name, result):
        return lambda *args: (told.setdefault(name, args), result)[1]

    monkeypatch.setattr("core.analysis.segmentation.segment", stage("segment", "articles"))
    monkeypatch.setattr("core.analysis.blocks.blocks_of", stage("blocks", "blocks"))
    monkeypatch.setattr("core.analysis.entities.find_mentions", stage("mentions", ("mention",)))
    monkeypatch.setattr("core.analysis.figures.find_figures", stage("figures", ["figure"]))
    monkeypatch.setattr("core.analysis.findings.find_findings", stage("findings", ["finding"]))
    decided, words, day, fixes = Segmentation(), (LexiconEntry("豆腐坊", "ORG"),), date(2031, 5, 4), ("fix",)
    found = analyze("text", decided, words, day, fixes)
    assert found == PageAnalysis("articles", ("mention",), ("figure",), ("finding",))
    assert told == {
        "segment": ("text", decided),
        "blocks": ("text", "articles", fixes),
        "mentions": ("blocks", words, day),
        "figures": ("blocks", day),
        "findings": ("text", "articles", "blocks", ("mention",), ["figure"]),
    }


def test_what_is_decided_comes_back():
    article = analyze(PAGE).segmentation.articles[0]
    part = replace(article.parts[-1], role=Role.CAPTION, decision=Decision.CORRECTED)
    decided = Segmentation((replace(article, id=7, parts=(part,)),))
    again = analyze(PAGE, decided).segmentation
    assert part in next(a.parts for a in again.articles if a.id == 7)


@pytest.mark.parametrize("text", ["", "\n \n", "。", "𠮷", "a\0b", "甲" * 5000])
def test_odd_texts_are_analyzed_too(text):
    assert isinstance(analyze(text), PageAnalysis)


def test_tasks_and_results_travel_between_processes_unchanged():
    task = Task(1, PAGE, Segmentation((analyze(PAGE).segmentation.articles[0],)), edition_date=date(2031, 5, 4))
    result = analyzer._run(task, (LexiconEntry("豆腐坊", "ORG"),))
    assert pickle.loads(pickle.dumps(task)) == task
    assert pickle.loads(pickle.dumps(result)) == result


def test_other_processes_do_every_task_once(monkeypatch):
    """Blank pages: loading the dictionaries in each process would take most of the suite's time."""
    monkeypatch.setattr(analyzer, "FEW", 2)
    tasks = [Task(key, " ") for key in range(7)]
    alone = sorted(analyze_many(iter(tasks), processes=1, total=7), key=lambda result: result[0])
    seen = []
    spread = analyze_many(tasks, report=lambda done, total, what: seen.append((done, total)), processes=2)
    assert sorted(spread, key=lambda result: result[0]) == alone
    assert seen == [(done, 7) for done in range(8)]


@pytest.mark.parametrize(("processors", "expected"), [(None, 1), (1, 1), (2, 1), (4, 3), (64, analyzer.MOST_PROCESSES)])
def test_one_processor_stays_free_for_the_window(monkeypatch, processors, expected):
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert analyzer._spare_processors() == expected


def test_a_worker_that_dies_is_told(monkeypatch):
    class Broken(ThreadPoolExecutor):
        def __init__(self, processes, *rest, **more):
            super().__init__(1)

        def submit(self, *task):
            raise BrokenProcessPool

    monkeypatch.setattr(analyzer, "FEW", 0)
    monkeypatch.setattr(analyzer, "ProcessPoolExecutor", Broken)
    with pytest.raises(UserError) as caught:
        list(analyze_many([Task(1, PAGE), Task(2, PAGE)], processes=2))
    assert caught.value.key == "analysis_broke_off"


def test_the_user_stops_several_processes(monkeypatch):
    def threads(processes, context, initializer, initargs):
        return ThreadPoolExecutor(1, "", initializer, initargs)

    monkeypatch.setattr(analyzer, "ProcessPoolExecutor", threads)
    monkeypatch.setattr(analyzer, "FEW", 0)
    stops = iter([False, True])
    with pytest.raises(Cancelled):
        list(analyze_many([Task(key, PAGE) for key in range(3)], cancelled=lambda: next(stops), processes=2))


def test_the_user_stops_it():
    tasks = [Task(key, PAGE) for key in range(3)]
    run = analyze_many(tasks, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        next(run)
    stops = iter([False, False, True])
    run = analyze_many(tasks, cancelled=lambda: next(stops))
    assert next(run)[0] == 0
    with pytest.raises(Cancelled):
        list(run)
