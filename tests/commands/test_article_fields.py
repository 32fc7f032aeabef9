import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.article_fields import (
    DecideArticles,
    DecideFurniture,
    DecideParts,
    ReorderParts,
    SetAuthors,
    SetKind,
)
from core.errors import UserError
from core.model.kinds import Decision, Kind
from tests.invented import PAGE, proposals


def article(workspace, article_id):
    return next(a for a in workspace.page(1).articles if a.id == article_id)


def test_edited_fields_survive_a_new_analysis_though_the_parts_are_open(analyzed):
    analyzed.do(SetKind(1, Kind.FEATURE))
    analyzed.do(SetAuthors(1, ("甲某", " ", "甲某", "乙某 ")))
    analyzed.do(ApplyAnalysis(1, proposals(PAGE)))
    kept = article(analyzed, 1)
    assert (kept.kind, kept.authors, kept.edited) == (Kind.FEATURE, ("甲某", "乙某"), ("authors", "kind"))
    assert kept.decision is Decision.UNDECIDED
    assert len(kept.parts) == 2


def test_the_same_kind_again_is_no_step(analyzed):
    analyzed.do(SetKind(1, article(analyzed, 1).kind))
    assert len(analyzed.history()) == 2


def test_parts_are_read_in_the_order_given(analyzed):
    starts = [part.span.start for part in article(analyzed, 1).parts]
    analyzed.do(ReorderParts(1, tuple(reversed(starts))))
    assert [part.span.start for part in article(analyzed, 1).parts] == starts[::-1]
    with pytest.raises(UserError):
        analyzed.do(ReorderParts(1, (starts[0],)))


def test_confirming_an_article_confirms_its_parts(analyzed):
    analyzed.do(DecideArticles((1, 2)))
    assert {p.decision for i in (1, 2) for p in article(analyzed, i).parts} == {Decision.CONFIRMED}
    assert analyzed.pages()[0].decided == 2
    analyzed.do(DecideArticles((1,), Decision.UNDECIDED))
    assert {p.decision for p in article(analyzed, 1).parts} == {Decision.UNDECIDED}


def test_rejecting_an_article_leaves_its_text_unassigned(analyzed):
    analyzed.do(DecideArticles((1,), Decision.REJECTED))
    assert [a.id for a in analyzed.page(1).articles] == [2, 3]


def test_single_parts_are_decided(analyzed):
    head, body = (part.span.start for part in article(analyzed, 1).parts)
    analyzed.do(DecideParts(1, (head,)))
    assert [p.decision for p in article(analyzed, 1).parts] == [Decision.CONFIRMED, Decision.UNDECIDED]
    analyzed.do(DecideParts(1, (body,), Decision.REJECTED))
    assert [p.span.start for p in article(analyzed, 1).parts] == [head]
    with pytest.raises(UserError):
        analyzed.do(DecideParts(1, (body,)))


def test_furniture_is_decided(analyzed):
    (furniture,) = analyzed.page(1).furniture
    analyzed.do(DecideFurniture((furniture.id,)))
    assert analyzed.page(1).furniture[0].decision is Decision.CONFIRMED
    analyzed.do(DecideFurniture((furniture.id,), Decision.REJECTED))
    assert analyzed.page(1).furniture == ()
