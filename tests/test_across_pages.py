"""What pages have to do with each other: figures that disagree, jumps, and findings dismissed for good."""

from dataclasses import replace
from datetime import date

import pytest

from core.commands.figures import EditFigure
from core.commands.findings import DismissFindings
from core.commands.pages import ImportPages, RemovePages, SetPageDetails
from core.errors import UserError
from core.model.page import PageDetails
from core.workspace import Workspace
from tests.invented import read_page

DAY = date(2031, 6, 2)
ONE = """晾谷忙
截至2031年5月底，柳叶县谷场晾晒面积达到12万亩。
"""
TWO = """谷场又添新
截至2031年5月底，柳叶县谷场晾晒面积达到21万亩。
"""
FRONT = """渡口新船下水

本报柳叶6月2日讯（记者 甘露）柳叶渡口的新船下水了，岸上站满了人，老方把船撑到了对岸，（下转2版）
"""
INSIDE = """渡口新船下水

（上接第1版）老方说新船又稳又静，柳叶渡口的孩子上学再也不怕下雨，县里还要给别处的渡口换船。
"""


def collection(path, *texts):
    workspace = Workspace.create(path / "a.jiaokan", author="tester")
    details = [PageDetails("青石晚报", DAY, str(n)) for n in range(1, len(texts) + 1)]
    pages = (read_page(t, f"{n}.txt", details=d) for n, (t, d) in enumerate(zip(texts, details, strict=True)))
    workspace.do(ImportPages(tuple(pages)))
    workspace.analyze([page.id for page in workspace.pages()])
    return workspace


@pytest.fixture
def disagreeing(tmp_path):
    with collection(tmp_path, ONE, TWO) as workspace:
        yield workspace
        assert workspace.check() == []


@pytest.fixture
def jumping(tmp_path):
    with collection(tmp_path, FRONT, INSIDE) as workspace:
        yield workspace
        assert workspace.check() == []


def found(workspace, page_id, check):
    return [f for f in workspace.page(page_id).findings if f.check == check]


def conflicts(workspace, page_id):
    return found(workspace, page_id, "conflict_across_pages")


def test_figures_that_disagree_are_found_on_both_pages(disagreeing):
    (here,), (there,) = conflicts(disagreeing, 1), conflicts(disagreeing, 2)
    assert here.other_place == (2, there.span)
    assert there.other_place == (1, here.span)
    assert "2031-06-02" in here.message.text("zh")
    assert "21" in here.message.text("en")


def test_the_finding_goes_on_both_pages_when_one_is_mended(disagreeing):
    figure = next(f for f in disagreeing.page(2).figures if f.value == "210000")
    disagreeing.do(EditFigure(replace(figure, value="12万")))
    disagreeing.analyze([2])
    assert conflicts(disagreeing, 1) == conflicts(disagreeing, 2) == []
    disagreeing.undo()
    assert len(conflicts(disagreeing, 1)) == 1


def test_a_removed_page_disagrees_with_nobody(disagreeing):
    disagreeing.do(RemovePages((2,)))
    assert conflicts(disagreeing, 1) == []
    disagreeing.undo()
    assert len(conflicts(disagreeing, 1)) == 1


def test_what_was_dismissed_does_not_come_back(disagreeing):
    (finding,) = conflicts(disagreeing, 1)
    disagreeing.do(DismissFindings((finding.id,)))
    for pages in ([1], [2], [1, 2]):
        disagreeing.analyze(pages)
        assert [f.is_dismissed for f in conflicts(disagreeing, 1)] == [True]
    assert [f.is_dismissed for f in conflicts(disagreeing, 2)] == [False]


def test_a_finding_of_one_page_stays_dismissed(tmp_path):
    text = "豆腐坊\n豆腐坊清早开门，磨豆声传出老远（邻居都爱听。\n"
    with collection(tmp_path, text) as workspace:
        (finding,) = found(workspace, 1, "unpaired_mark")
        workspace.do(DismissFindings((finding.id,)))
        workspace.analyze([1])
        assert [f.is_dismissed for f in found(workspace, 1, "unpaired_mark")] == [True]


def test_a_jump_leads_to_its_other_end_and_back(jumping):
    (on,), (back,) = jumping.jump_links(1), jumping.jump_links(2)
    assert (on.leads_on, on.other_page_id, back.leads_on, back.other_page_id) == (True, 2, False, 1)
    assert (on.span, on.article_id) == (back.other_span, back.other_article_id)
    assert "上接" in on.other_span.of(INSIDE)
    assert found(jumping, 1, "jump_one_end") == found(jumping, 2, "jump_one_end") == []
    with pytest.raises(UserError):
        jumping.jump_links(9)


def test_a_jump_with_one_end_is_a_finding_until_the_other_end_comes(tmp_path):
    with collection(tmp_path, FRONT) as workspace:
        assert len(found(workspace, 1, "jump_one_end")) == 1
        assert workspace.jump_links(1) == ()
        details = PageDetails("青石晚报", DAY, "2")
        changes = workspace.do(ImportPages((read_page(INSIDE, "b.txt", details=details),)))
        workspace.analyze(changes.pages)
        assert found(workspace, 1, "jump_one_end") == []
        assert len(workspace.jump_links(1)) == 1


def test_another_day_takes_a_page_out_of_its_edition_and_undo_brings_it_back(jumping):
    view = jumping.page(2)
    jumping.do(SetPageDetails(2, replace(view.page.details, edition_date=date(2031, 6, 3))))
    assert len(found(jumping, 1, "jump_one_end")) == len(found(jumping, 2, "jump_one_end")) == 1
    jumping.undo()
    assert found(jumping, 1, "jump_one_end") == []


def test_pages_without_a_date_are_not_linked(tmp_path):
    with Workspace.create(tmp_path / "a.jiaokan") as workspace:
        workspace.do(ImportPages((read_page(FRONT, "a.txt"), read_page(INSIDE, "b.txt"))))
        workspace.analyze([1, 2])
        assert workspace.jump_links(1) == ()
        assert found(workspace, 1, "jump_one_end") == []
