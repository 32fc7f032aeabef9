from __future__ import annotations

from dataclasses import replace

import pytest

from core.commands.article_fields import DecideArticles
from core.commands.articles import AssignSpan, MergeArticles, SetRole, SplitArticle, Target
from core.model.article import Article, Furniture, Part
from core.model.kinds import Decision, Kind, Role
from core.model.page import PageView
from gui.review import structure
from gui.review.queue import Item, Subject, queue
from tests.gui.panel_samples import LAMPS, SCHOOL, VIEW, span_of


def item_of(view: PageView, subject: Subject, number: int) -> Item:
    return next(item for item in queue(view) if (item.subject, item.id) == (subject, number))


def test_a_rejected_boundary_goes_on_with_the_article_before() -> None:
    headline = LAMPS.parts[0]
    command = structure.continued(VIEW, LAMPS.id, headline)
    assert command == AssignSpan(7, headline.span, Target.ARTICLE, SCHOOL.id, Role.BODY)


def test_within_an_article_it_takes_the_role_of_what_stands_before() -> None:
    body = LAMPS.parts[1]
    assert structure.continued(VIEW, LAMPS.id, body) == SetRole(LAMPS.id, body.span, Role.HEADLINE)


def test_an_article_of_one_like_part_is_merged_whole() -> None:
    alone = Article(13, (replace(LAMPS.parts[1], role=Role.BODY),))
    view = replace(VIEW, articles=(replace(SCHOOL, parts=(Part(LAMPS.parts[0].span, Role.BODY),)), alone))
    assert structure.continued(view, 13, alone.parts[0]) == MergeArticles((SCHOOL.id, 13))


def test_behind_furniture_or_nothing_it_is_furniture() -> None:
    headline = SCHOOL.parts[0]
    expected = AssignSpan(7, headline.span, Target.FURNITURE)
    assert structure.continued(VIEW, SCHOOL.id, headline) == expected
    assert structure.continued(replace(VIEW, furniture=()), SCHOOL.id, headline) == expected


def test_rejecting_a_headline_parts_it_from_its_body() -> None:
    item = item_of(VIEW, Subject.ARTICLE, LAMPS.id)
    assert structure.rejected(VIEW, item) == SplitArticle(LAMPS.id, LAMPS.parts[1].span.start)


def test_a_headline_read_behind_its_body_is_taken_out() -> None:
    turned = replace(LAMPS, parts=LAMPS.parts[::-1])
    item = item_of(replace(VIEW, articles=(SCHOOL, turned)), Subject.ARTICLE, LAMPS.id)
    command = structure.rejected(VIEW, item)
    assert command == AssignSpan(7, LAMPS.parts[0].span, Target.NEW_ARTICLE, role=Role.HEADLINE)


def test_rejecting_an_untitled_article_rejects_it() -> None:
    untitled = replace(LAMPS, parts=LAMPS.parts[1:])
    view = replace(VIEW, articles=(SCHOOL, untitled))
    item = item_of(view, Subject.ARTICLE, LAMPS.id)
    assert structure.rejected(view, item) == DecideArticles((LAMPS.id,), Decision.REJECTED)


def test_loose_text_is_furniture_or_an_article_of_its_own() -> None:
    view = replace(VIEW, articles=(SCHOOL,))
    item = next(item for item in queue(view) if item.subject is Subject.LOOSE)
    assert structure.confirmed(view, item) == AssignSpan(7, item.span, Target.FURNITURE)
    assert structure.rejected(view, item) == AssignSpan(7, item.span, Target.NEW_ARTICLE)


@pytest.mark.parametrize(
    ("target", "command"),
    [
        ("2", AssignSpan(7, span_of("扫一扫看视频"), Target.ARTICLE, 12, Role.CAPTION)),
        ("new", AssignSpan(7, span_of("扫一扫看视频"), Target.NEW_ARTICLE, role=Role.CAPTION)),
        ("nothing", AssignSpan(7, span_of("扫一扫看视频"), Target.NOTHING, role=Role.CAPTION)),
        ("9", None),
        ("x", None),
    ],
)
def test_text_is_given_to_an_article_by_its_number(target: str, command: object) -> None:
    assert structure.assigned(VIEW, span_of("扫一扫看视频"), target, Role.CAPTION) == command


def test_values_are_roles_for_parts_and_kinds_for_articles() -> None:
    boundary = item_of(VIEW, Subject.BOUNDARY, LAMPS.id)
    assert structure.valued(VIEW, boundary, "kicker") == SetRole(LAMPS.id, boundary.span, Role.KICKER)
    article = item_of(VIEW, Subject.ARTICLE, LAMPS.id)
    command = structure.valued(VIEW, article, Kind.BRIEF)
    assert command is not None
    assert command.to_json()["kind"] == "brief"
    furniture = Item(Subject.FURNITURE, 52, span_of("扫一扫看视频"), Furniture(52, span_of("扫一扫看视频")))
    command = structure.valued(VIEW, furniture, "caption")
    assert command == AssignSpan(7, furniture.span, Target.NEW_ARTICLE, role=Role.CAPTION)
