from dataclasses import replace

import pytest

from core.commands.article_fields import DecideArticles
from core.commands.articles import AssignSpan, MergeArticles, MoveBoundary, SetRole, SplitArticle, Target
from core.model.kinds import Role
from core.model.span import Span
from gui.canvas.pieces import Pieces
from gui.editing.spot import Spot
from gui.editing.structure import drag, structure_command
from gui.page.boundary import Boundary, Shift
from tests.gui.small_page import ARTICLES, TEXT, between, small_view, span_of

VIEW = small_view()


def spot(piece, selection=None, view=VIEW):
    return Spot(view, Pieces(view), span_of(piece).start, selection)


def test_split_begins_at_the_line_of_the_caret():
    assert structure_command("split_here", spot("全长20公里")) == SplitArticle(1, span_of("昨天修好").start)


def test_split_with_a_selection_begins_there():
    chosen = span_of("镇长白云舒")
    assert structure_command("split_here", spot("镇长", chosen)) == SplitArticle(1, chosen.start)


def test_split_never_tears_the_first_line_apart():
    assert structure_command("split_here", spot("二十里")) is None


def test_there_is_nothing_to_split_at_the_very_start():
    assert structure_command("split_here", spot("山湾镇修好")) is None
    assert structure_command("split_here", spot("节约用水")) is None


def test_merging_keeps_the_upper_article():
    assert structure_command("merge_next", spot("柳青岩")) == MergeArticles((1, 2))
    assert structure_command("merge_previous", spot("3000册")) == MergeArticles((1, 2))
    assert structure_command("merge_next", spot("3000册")) is None


def test_a_number_gives_the_selected_lines_to_that_article():
    lines = between("不再", "添了新书")
    command = structure_command("assign_2", spot("不再", lines))
    assert command == AssignSpan(1, lines, Target.ARTICLE, 2, Role.BODY)


def test_a_number_without_selection_gives_the_part():
    command = structure_command("assign_2", spot("山湾镇修好"))
    assert command == AssignSpan(1, ARTICLES[0].parts[0].span, Target.ARTICLE, 2, Role.HEADLINE)
    assert structure_command("assign_1", spot("山湾镇修好")) is None
    assert structure_command("assign_7", spot("山湾镇修好")) is None


@pytest.mark.parametrize(
    ("action_id", "target"),
    [("furniture", Target.FURNITURE), ("assign_new", Target.NEW_ARTICLE), ("unassign", Target.NOTHING)],
)
def test_the_part_can_go_elsewhere(action_id, target):
    command = structure_command(action_id, spot("梨园小学添"))
    assert (command.span, command.target) == (span_of("梨园小学添了新书"), target)


def test_a_role_key_changes_the_part_or_the_selection():
    assert structure_command("role_byline", spot("记者 柳青岩", span_of("记者 柳青岩"))) == SetRole(
        1, span_of("记者 柳青岩"), Role.BYLINE
    )
    assert structure_command("role_lead", spot("柳青岩")).span == ARTICLES[0].parts[1].span


def test_q_goes_round_the_headline_group():
    view, roles = VIEW, []
    for _ in range(4):
        command = structure_command("role_headline", spot("山湾镇修好", view=view))
        roles.append(command.role)
        head = replace(ARTICLES[0].parts[0], role=command.role)
        view = replace(VIEW, articles=(replace(ARTICLES[0], parts=(head, ARTICLES[0].parts[1])), ARTICLES[1]))
    assert roles == [Role.KICKER, Role.SUBHEADLINE, Role.HEADLINE, Role.KICKER]


def test_a_role_makes_an_article_of_what_was_none():
    command = structure_command("role_headline", spot("节约用水"))
    assert (command.target, command.role) == (Target.NEW_ARTICLE, Role.HEADLINE)


def test_confirming_an_article():
    assert structure_command("confirm_article", spot("3000册")) == DecideArticles((2,))
    assert structure_command("confirm_article", spot("节约用水")) is None


def test_a_dragged_boundary_moves_or_takes_all():
    pieces = Pieces(VIEW)
    upper, lower = pieces.at(span_of("不再").start), pieces.at(span_of("梨园小学添").start)
    boundary = Boundary(5, upper, lower)
    up = Shift(span_of("不再绕行。"), lower, boundary)
    assert drag(1, up) == MoveBoundary(1, lower.span.start, span_of("不再").start)
    whole = Shift(lower.span, upper, boundary)
    assert drag(1, whole) == AssignSpan(1, lower.span, Target.ARTICLE, 1, Role.BODY)
    part = Shift(Span(lower.span.start, lower.span.start + 4), upper, boundary)
    assert drag(1, part) == MoveBoundary(1, lower.span.start, lower.span.start + 4)
    assert TEXT[up.span.start] == "不"
