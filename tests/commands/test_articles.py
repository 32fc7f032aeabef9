import pytest

from core.commands.article_fields import DecideArticles
from core.commands.articles import AssignSpan, MergeArticles, MoveBoundary, SetRole, SplitArticle, Target
from core.errors import UserError
from core.model.kinds import Decision, Role
from core.model.span import Span
from tests.invented import PAGE, span_of


def parts(workspace, article_id):
    """The parts of an article as (role, text, is decided)."""
    article = next(a for a in workspace.page(1).articles if a.id == article_id)
    return [(p.role.value, p.span.of(PAGE), p.decision.is_made) for p in article.parts]


def refused(workspace, command, key):
    before = workspace.page(1), len(workspace.history())
    with pytest.raises(UserError) as caught:
        workspace.do(command)
    assert caught.value.key == key
    assert (workspace.page(1), len(workspace.history())) == before


def test_a_line_goes_from_one_article_to_the_end_of_another(analyzed):
    analyzed.do(AssignSpan(1, span_of(PAGE, "渡口两岸住着300户人家。\n"), Target.ARTICLE, 2))
    assert parts(analyzed, 1)[-1] == ("body", "甲县昨天添了2条渡船，船工说过河\n快了一半。", False)
    assert [p[1] for p in parts(analyzed, 2)] == [
        "豆腐坊开门",
        "渡口两岸住着300户人家。",
        "乙县的豆腐坊每天做40板豆腐。\n丙县人也来买。",
    ]
    assert parts(analyzed, 2)[1][2]


def test_a_line_from_the_middle_leaves_two_parts(analyzed):
    analyzed.do(AssignSpan(1, span_of(PAGE, "快了一半。"), Target.FURNITURE))
    assert [p[1] for p in parts(analyzed, 1)] == [
        "渡口来了新船",
        "甲县昨天添了2条渡船，船工说过河",
        "渡口两岸住着300户人家。",
    ]
    furniture = [f for f in analyzed.page(1).furniture if f.decision is Decision.CORRECTED]
    assert [f.span.of(PAGE) for f in furniture] == ["快了一半。"]


def test_lines_given_back_join_what_they_were_cut_from(analyzed):
    line = span_of(PAGE, "渡口两岸住着300户人家。")
    analyzed.do(AssignSpan(1, line, Target.FURNITURE))
    analyzed.do(AssignSpan(1, line, Target.ARTICLE, 1))
    assert parts(analyzed, 1)[1] == ("body", span_between("甲县昨天", "户人家。"), True)


def span_between(first, last):
    return PAGE[PAGE.index(first) : PAGE.index(last) + len(last)]


def test_what_is_left_of_a_confirmed_article_is_corrected(analyzed):
    analyzed.do(DecideArticles((1,)))
    analyzed.do(AssignSpan(1, span_of(PAGE, "快了一半。"), Target.FURNITURE))
    article = analyzed.page(1).articles[0]
    assert article.decision is Decision.CORRECTED
    assert [p.decision for p in article.parts] == [Decision.CONFIRMED, Decision.CORRECTED, Decision.CORRECTED]


def test_a_new_article_holds_just_the_span(analyzed):
    analyzed.do(AssignSpan(1, span_of(PAGE, "丙县人也来买。"), Target.NEW_ARTICLE, role=Role.BODY))
    assert len(analyzed.page(1).articles) == 4
    assert parts(analyzed, 4) == [("body", "丙县人也来买。", True)]


def test_nothing_takes_text_out_of_everything(analyzed):
    span = span_of(PAGE, "丙县人也来买。")
    analyzed.do(AssignSpan(1, span, Target.NOTHING))
    view = analyzed.page(1)
    held = [p.span for a in view.articles for p in a.parts] + [f.span for f in view.furniture]
    assert not any(h.overlaps(span) for h in held)


def test_an_article_without_text_vanishes(analyzed):
    analyzed.do(AssignSpan(1, span_of(PAGE, "一句话消息\n丁县下了雨。"), Target.ARTICLE, 2))
    assert [a.id for a in analyzed.page(1).articles] == [1, 2]


def test_all_of_an_article_may_be_assigned_to_itself(analyzed):
    analyzed.do(AssignSpan(1, span_of(PAGE, "一句话消息\n丁县下了雨。"), Target.ARTICLE, 3))
    assert parts(analyzed, 3) == [("body", "一句话消息\n丁县下了雨。", True)]


def test_a_headline_goes_to_the_front(analyzed):
    analyzed.do(AssignSpan(1, span_of(PAGE, "一句话消息"), Target.ARTICLE, 1, Role.SUBHEADLINE))
    assert [p[0] for p in parts(analyzed, 1)] == ["headline", "subheadline", "body"]


@pytest.mark.parametrize(
    ("span", "key"), [(Span(0, 9999), "span_outside"), (Span(PAGE.index("\n"), PAGE.index("\n") + 2), "part_blank")]
)
def test_spans_that_hold_nothing_are_refused(analyzed, span, key):
    refused(analyzed, AssignSpan(1, span), key)


def test_unknown_ids_are_refused(analyzed):
    span = span_of(PAGE, "丙县")
    refused(analyzed, AssignSpan(1, span, Target.ARTICLE, 99), "missing_record")
    refused(analyzed, AssignSpan(7, span), "missing_page")
    refused(analyzed, SplitArticle(99, 3), "missing_record")
    refused(analyzed, MergeArticles((1, 99)), "missing_record")


def test_a_role_for_a_line_splits_the_body(analyzed):
    analyzed.do(SetRole(1, span_of(PAGE, "快了一半。"), Role.SUBHEADING))
    assert [p[0] for p in parts(analyzed, 1)] == ["headline", "body", "subheading", "body"]
    assert [p[2] for p in parts(analyzed, 1)] == [False, False, True, False]


def test_a_line_made_a_headline_is_read_first(analyzed):
    analyzed.do(SetRole(1, span_of(PAGE, "快了一半。"), Role.KICKER))
    assert [p[0] for p in parts(analyzed, 1)] == ["headline", "kicker", "body", "body"]


def test_one_role_over_several_parts_joins_them(analyzed):
    analyzed.do(SetRole(2, span_of(PAGE, "豆腐坊开门\n乙县的豆腐坊每天做40板豆腐。\n丙县人也来买。"), Role.BODY))
    assert parts(analyzed, 2) == [("body", "豆腐坊开门\n乙县的豆腐坊每天做40板豆腐。\n丙县人也来买。", True)]


def test_the_same_role_again_is_no_step(analyzed):
    steps = len(analyzed.history())
    analyzed.do(SetRole(1, span_of(PAGE, "快了一半。"), Role.BODY))
    assert len(analyzed.history()) == steps


def test_a_role_outside_the_article_is_refused(analyzed):
    refused(analyzed, SetRole(1, span_of(PAGE, "丁县"), Role.BODY), "span_not_in_article")


def test_split_moves_what_is_read_from_there_on(analyzed):
    analyzed.do(SplitArticle(1, PAGE.index("渡口两岸")))
    assert [p[1] for p in parts(analyzed, 1)] == ["渡口来了新船", "甲县昨天添了2条渡船，船工说过河\n快了一半。"]
    assert parts(analyzed, 4) == [("body", "渡口两岸住着300户人家。", True)]


def test_split_at_the_first_character_is_refused(analyzed):
    refused(analyzed, SplitArticle(1, PAGE.index("渡口来了")), "nothing_to_split")
    refused(analyzed, SplitArticle(1, len(PAGE)), "nothing_to_split")


def test_merge_reads_headlines_first_then_bodies_as_on_the_page(analyzed):
    analyzed.do(MergeArticles((3, 1)))
    assert [p[1] for p in parts(analyzed, 3)] == [
        "一句话消息",
        "渡口来了新船",
        span_between("甲县昨天", "户人家。"),
        "丁县下了雨。",
    ]
    assert all(p[2] for p in parts(analyzed, 3))


def test_merge_undoes_split(analyzed):
    before = parts(analyzed, 1)
    analyzed.do(SplitArticle(1, PAGE.index("渡口两岸")))
    analyzed.do(MergeArticles((1, 4)))
    assert [p[:2] for p in parts(analyzed, 1)] == [p[:2] for p in before]


def test_one_article_is_nothing_to_merge(analyzed):
    refused(analyzed, MergeArticles((1, 1)), "nothing_to_merge")


def test_a_boundary_between_two_articles_moves_down_and_up(analyzed):
    here, there = PAGE.index("豆腐坊开门"), PAGE.index("乙县的")
    analyzed.do(MoveBoundary(1, PAGE.index("\n\n豆腐坊"), PAGE.index("开门")))
    assert parts(analyzed, 1)[-1][1].endswith("户人家。\n\n豆腐坊")
    assert parts(analyzed, 2)[0] == ("headline", "开门", True)
    analyzed.do(MoveBoundary(1, PAGE.index("开门"), here))
    assert parts(analyzed, 1)[-1][1].endswith("户人家。")
    assert parts(analyzed, 2)[0][1] == "豆腐坊开门"
    analyzed.do(MoveBoundary(1, there, PAGE.index("的豆腐坊")))
    assert parts(analyzed, 2)[0][1] == "豆腐坊开门\n乙县"


def test_a_boundary_does_not_jump_over_a_neighbour(analyzed):
    refused(analyzed, MoveBoundary(1, PAGE.index("豆腐坊开门"), PAGE.index("丙县")), "boundary_too_far")
    refused(analyzed, MoveBoundary(1, PAGE.index("豆腐坊开门"), PAGE.index("乙县") - 1), "boundary_too_far")
    refused(analyzed, MoveBoundary(1, PAGE.index("快了"), PAGE.index("渡口两岸")), "no_boundary_here")


def test_a_part_shrinks_into_and_grows_out_of_unassigned_text(analyzed):
    last = span_of(PAGE, "丙县人也来买。")
    analyzed.do(AssignSpan(1, last, Target.NOTHING))
    analyzed.do(MoveBoundary(1, last.start, last.start + 2))
    assert parts(analyzed, 2)[-1][1].endswith("豆腐。\n丙县")
    analyzed.do(MoveBoundary(1, last.start + 2, last.start))
    assert parts(analyzed, 2)[-1][1].endswith("豆腐。")


def test_mentions_stay_when_boundaries_move(analyzed):
    before = [(m.id, m.span) for m in analyzed.page(1).mentions]
    analyzed.do(SplitArticle(1, PAGE.index("渡口两岸")))
    analyzed.do(MergeArticles((1, 2, 3)))
    assert [(m.id, m.span) for m in analyzed.page(1).mentions] == before
