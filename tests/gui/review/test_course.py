from __future__ import annotations

from dataclasses import replace

from core.model.kinds import Decision
from core.model.page import PageView
from gui.review.course import Course
from gui.review.queue import Subject
from tests.gui.panel_samples import EMPTY_VIEW, FIGURES, VIEW


def course_on(view: PageView = VIEW) -> Course:
    course = Course()
    course.open(view)
    return course


def without_figure(number: int) -> PageView:
    figures = tuple(replace(f, decision=Decision.CONFIRMED) if f.id == number else f for f in FIGURES)
    return replace(VIEW, figures=figures, revision=VIEW.revision + 1)


def go_to(course: Course, subject: Subject, number: int) -> None:
    course.go_to(next(i for i, item in enumerate(course.items) if (item.subject, item.id) == (subject, number)))


def test_a_page_begins_with_its_first_suspect() -> None:
    course = course_on()
    assert course.current == course.items[0]
    assert course.place == 0


def test_deciding_goes_on_before_the_answer_has_come() -> None:
    course = course_on()
    course.decide()
    assert course.place == 1
    course.decide()
    assert course.place == 2


def test_an_answer_to_an_earlier_decision_does_not_bring_back_what_is_under_way() -> None:
    course = course_on()
    go_to(course, Subject.FIGURE, 31)
    course.decide()
    course.decide()
    course.follow(without_figure(31))
    assert course.current is not None
    assert course.current.subject is Subject.FINDING


def test_a_failed_decision_leaves_its_item_in_the_queue() -> None:
    course = course_on()
    first = course.current
    course.decide()
    course.settle()
    course.follow(VIEW)
    assert first in course.items


def test_undoing_a_decision_leads_back_to_its_item() -> None:
    course = course_on()
    go_to(course, Subject.FIGURE, 31)
    course.decide()
    course.follow(without_figure(31))
    course.follow(VIEW)
    assert course.current is not None
    assert (course.current.subject, course.current.id) == (Subject.FIGURE, 31)


def test_what_is_decided_elsewhere_moves_only_when_it_was_the_present_item() -> None:
    course = course_on()
    go_to(course, Subject.MENTION, 21)
    course.follow(without_figure(31))
    assert course.current is not None
    assert course.current.id == 21


def test_skipping_comes_round_again() -> None:
    course = course_on()
    first = course.current
    course.skip()
    assert course.current != first
    course.go_to(len(course.items) - 1)
    assert course.current is not None
    assert first is not None
    assert course.current.key == first.key


def test_steps_stop_at_both_ends() -> None:
    course = course_on()
    course.step(-1)
    assert course.place == 0
    course.step(1000)
    assert course.place == len(course.items) - 1


def test_nothing_left_is_no_item() -> None:
    course = course_on(EMPTY_VIEW)
    assert course.current is None
    assert course.place == -1
    course.decide()
    course.skip()
    course.step(1)
    assert course.current is None
