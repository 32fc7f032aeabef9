from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.commands.article_fields import DecideArticles, DecideFurniture, DecideParts, SetAuthors, SetKind
from core.commands.articles import AssignSpan, SetRole, Target
from core.commands.figures import DecideFigures, EditFigure
from core.commands.findings import DismissFindings
from core.commands.mentions import DecideMentions, SetMentionAuthority, SetMentionSpan, SetMentionType
from core.commands.pages import SetPageStatus
from core.commands.whole_article import ConfirmWholeArticle
from core.errors import UserError
from core.model.kinds import Decision, Kind, PageStatus, Role
from core.model.page import PageSummary, PageView
from core.model.span import Span
from gui.review.panel import ReviewPanel
from gui.review.queue import Subject
from gui.translate import translator
from gui.widgets.hotkey_list import HOTKEYS
from tests.gui.fake_session import FakeSession
from tests.gui.panel_samples import EMPTY_VIEW, FIGURES, LAMPS, MENTIONS, VIEW


def summary(number: int, status: PageStatus) -> PageSummary:
    return PageSummary(number, VIEW.page.details, f"{number}.txt", status)


@pytest.fixture
def session() -> FakeSession:
    pages = (summary(7, PageStatus.IN_REVIEW), summary(8, PageStatus.REVIEWED), summary(9, PageStatus.NEW))
    return FakeSession(VIEW, pages)


@pytest.fixture
def panel(session: FakeSession, qtbot: QtBot) -> ReviewPanel:
    widget = ReviewPanel(session)  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.resize(330, 700)
    widget.show()
    return widget


def go_to(panel: ReviewPanel, subject: Subject, number: int) -> None:
    rows = panel.course.items
    panel._on_row_chosen(next(i for i, item in enumerate(rows) if (item.subject, item.id) == (subject, number)))


def with_decided(view: PageView, figure: int) -> PageView:
    figures = tuple(replace(f, decision=Decision.CONFIRMED) if f.id == figure else f for f in view.figures)
    return replace(view, figures=figures, revision=view.revision + 1)


@pytest.mark.parametrize(
    ("subject", "number", "action", "command"),
    [
        (Subject.BOUNDARY, 12, "confirm", DecideParts(12, (LAMPS.parts[0].span.start,))),
        (Subject.FURNITURE, 52, "confirm", DecideFurniture((52,))),
        (Subject.FURNITURE, 52, "reject", DecideFurniture((52,), Decision.REJECTED)),
        (Subject.ARTICLE, 11, "confirm", DecideArticles((11,))),
        (Subject.ARTICLE, 11, "all_of_these", ConfirmWholeArticle(11, (21, 23), (31, 32))),
        (Subject.ARTICLE, 12, "all_of_these", ConfirmWholeArticle(12, (24,), ())),
        (Subject.MENTION, 22, "confirm", DecideMentions((22,))),
        (Subject.MENTION, 22, "reject", DecideMentions((22,), Decision.REJECTED)),
        (Subject.MENTION, 22, "all_of_these", DecideMentions((22, 23))),
        (Subject.MENTION, 22, "tag_LOC", SetMentionType((22,), "LOC")),
        (Subject.MENTION, 22, "tag_PER", DecideMentions((22,))),
        (Subject.FIGURE, 33, "confirm", DecideFigures((33,))),
        (Subject.FIGURE, 33, "reject", DecideFigures((33,), Decision.REJECTED)),
        (Subject.FINDING, 41, "confirm", DismissFindings((41,))),
        (Subject.BOUNDARY, 12, "role_kicker", SetRole(12, LAMPS.parts[0].span, Role.KICKER)),
        (
            Subject.BOUNDARY,
            12,
            "assign_1",
            AssignSpan(7, LAMPS.parts[0].span, Target.ARTICLE, 11, Role.HEADLINE),
        ),
        (Subject.BOUNDARY, 12, "furniture", AssignSpan(7, LAMPS.parts[0].span, Target.FURNITURE, role=Role.HEADLINE)),
    ],
)
def test_an_answer_becomes_its_command_and_the_queue_goes_on(
    panel: ReviewPanel, session: FakeSession, subject: Subject, number: int, action: str, command: object
) -> None:
    go_to(panel, subject, number)
    before = panel.course.current
    assert panel.perform(action)
    assert session.commands == [command]
    assert panel.course.current != before


def test_the_next_place_is_shown_again_after_the_answer(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.FIGURE, 31)
    panel.perform("confirm")
    session.place_requested.emit(FIGURES[0].span)
    session.answer(with_decided(VIEW, 31))
    assert session.places[-1] == FIGURES[1].span


def test_opening_a_page_leaves_the_texts_where_they_are(panel: ReviewPanel, session: FakeSession) -> None:
    session.show(replace(VIEW, page=replace(VIEW.page, id=70)))
    assert session.places == []


def test_growing_a_mention_stays_at_it(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.MENTION, 24)
    span = MENTIONS[3].span
    assert panel.perform("grow")
    assert panel.perform("shrink_start")
    assert session.commands == [
        SetMentionSpan(24, Span(span.start, span.end + 1)),
        SetMentionSpan(24, Span(span.start + 1, span.end)),
    ]
    assert panel.course.current is not None
    assert panel.course.current.id == 24


def test_growing_passes_over_a_line_end(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.MENTION, 22)
    for _ in range(2):
        panel.perform("shrink")
    command = session.commands[-1]
    assert isinstance(command, SetMentionSpan)
    assert len(command.span) == 3


def test_a_figure_is_corrected_in_the_form(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.FIGURE, 33)
    panel.perform("correct")
    panel.card.form.set_values({"value": "很多", "unit": "盏"})
    panel.card.form.submit()
    assert session.commands == []
    assert panel.card.form.problem.text()
    panel.card.form.set_values({"value": "1.2万"})
    panel.card.form.submit()
    command = session.commands[0]
    assert isinstance(command, EditFigure)
    assert command.figure.value == "12000"
    assert not panel.card.is_editing()


def test_a_name_is_agreed_on_in_the_form(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.MENTION, 21)
    panel.perform("correct")
    panel.card.form.set_values({"authority": "高一苇（记者）"})
    panel.card.form.submit()
    assert session.commands == [SetMentionAuthority((21,), "高一苇（记者）")]


def test_authors_and_kind_leave_the_article_in_question(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.ARTICLE, 11)
    panel.perform("correct")
    panel.card.chips.chosen.emit(Kind.FEATURE)
    panel.perform("correct")
    panel.card.form.set_values({"authors": "高一苇、白 露"})
    panel.card.form.submit()
    assert session.commands == [SetKind(11, Kind.FEATURE), SetAuthors(11, ("高一苇", "白", "露"))]
    assert panel.course.current is not None
    assert panel.course.current.id == 11


def test_escape_leaves_the_form_without_a_command(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.FIGURE, 33)
    panel.perform("correct")
    panel.card.form.cancelled.emit()
    assert not panel.card.is_editing()
    assert session.commands == []


def test_a_refused_command_leaves_its_item_in_the_queue(panel: ReviewPanel, session: FakeSession) -> None:
    go_to(panel, Subject.FIGURE, 33)
    panel.perform("confirm")
    session.failed.emit(UserError("figure_value", value="x"))
    assert any(item.id == 33 for item in panel.course.items)
    go_to(panel, Subject.FIGURE, 33)
    assert panel.perform("confirm")


def test_counts_are_always_in_sight(panel: ReviewPanel, session: FakeSession) -> None:
    assert panel.count.text() == "已定 0 处，还剩 12 处"
    session.refresh(with_decided(VIEW, 31))
    assert panel.count.text() == "已定 1 处，还剩 11 处"
    assert panel.meter.share == pytest.approx(1 / 12)


def test_an_empty_page_can_be_marked_and_the_next_open_page_comes(panel: ReviewPanel, session: FakeSession) -> None:
    session.show(replace(EMPTY_VIEW, page=replace(EMPTY_VIEW.page, id=7), articles=()))
    assert "分析" in panel.finish.title.text()
    panel.finish.other.click()
    assert session.commands == [SetPageStatus((7,), PageStatus.REVIEWED)]
    session.answer()
    assert session.opened == [9]


def test_a_finished_page_is_marked_with_the_default_key(panel: ReviewPanel, session: FakeSession) -> None:
    done = replace(VIEW, articles=tuple(replace(a, decision=Decision.CONFIRMED) for a in VIEW.articles))
    done = replace(done, mentions=(), figures=(), findings=(), furniture=VIEW.furniture[:1])
    done = replace(done, furniture=(*done.furniture, replace(VIEW.furniture[1], decision=Decision.CONFIRMED)))
    session.refresh(done)
    assert panel.finish.title.text() == "这一版都审完了"
    assert panel.perform("confirm")
    assert session.commands == [SetPageStatus((7,), PageStatus.REVIEWED)]


def test_a_page_without_analysis_offers_it(panel: ReviewPanel, session: FakeSession) -> None:
    session.show(replace(EMPTY_VIEW, page=replace(EMPTY_VIEW.page, status=PageStatus.NEW)))
    panel.finish.button.click()
    assert session.calls == ["panel.review.analyzing"]


def test_nothing_is_decided_while_the_panel_is_out_of_sight(panel: ReviewPanel, session: FakeSession) -> None:
    panel.hide()
    assert not panel.perform("confirm")
    assert session.commands == []


def test_a_hidden_panel_catches_up_when_shown(panel: ReviewPanel, session: FakeSession) -> None:
    panel.hide()
    session.refresh(with_decided(VIEW, 31))
    panel.show()
    assert panel.course.tally.decided == 1


def test_the_language_switches_live(panel: ReviewPanel) -> None:
    translator.set_language("en")
    try:
        assert panel.count.text() == "0 decided, 12 left"
        assert "Yes" in panel.card.buttons["confirm"].text()
    finally:
        translator.set_language("zh")


def test_every_item_is_spoken_and_every_answer_named(panel: ReviewPanel) -> None:
    for item in panel.course.items:
        assert panel.model.spoken(item)
    assert all(button.accessibleName() for button in panel.card.buttons.values())
    assert panel.list.property(HOTKEYS)
    assert panel.list.accessibleName()


def test_page_text_stays_text(panel: ReviewPanel, session: FakeSession) -> None:
    view = replace(EMPTY_VIEW, page=replace(VIEW.page, id=99, raw_text="<img src=x>&amp;高一苇"))
    mention = replace(MENTIONS[0], span=Span(0, 11), text="<img src=x>")
    session.show(replace(view, mentions=(mention,)))
    assert panel.card.text.excerpt.item == "<img src=x>"
    assert not panel.grab().isNull()


def test_the_next_page_goes_on_under_the_same_keys(panel: ReviewPanel, session: FakeSession, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    session.show(replace(EMPTY_VIEW, page=replace(EMPTY_VIEW.page, id=70)))
    qtbot.waitUntil(panel.finish.button.hasFocus)
    session.show(replace(VIEW, page=replace(VIEW.page, id=71)))
    assert panel.list.hasFocus()
    qtbot.waitUntil(lambda: session.places[-1:] == [panel.course.items[0].span])
