from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.commands.authorities import MergeAuthorities, NoteAuthority, RenameAuthority
from core.commands.everywhere import TagPlaces
from core.commands.mentions import DecideMentions, SetMentionAuthority, SetMentionType
from core.model.alike import Alike, Sample, Scope, Sighting
from core.model.authority_group import AuthorityGroup
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.page import PageView
from core.model.span import Span
from gui.entities.panel import EntitiesPanel
from gui.entities.rows import MentionRow, NameRow
from tests.gui.fake_session import FakeSession
from tests.gui.panel_samples import EMPTY_VIEW, MENTIONS, VIEW


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(VIEW)


@pytest.fixture
def panel(session: FakeSession, qtbot: QtBot) -> EntitiesPanel:
    widget = EntitiesPanel(session)  # type: ignore[arg-type]
    qtbot.addWidget(widget)
    widget.resize(330, 600)
    widget.show()
    return widget


def decided(ids: set[int], decision: Decision) -> PageView:
    mentions = tuple(replace(m, decision=decision) if m.id in ids else m for m in MENTIONS)
    return replace(VIEW, mentions=mentions, revision=VIEW.revision + 1)


def test_the_first_undecided_name_is_current(panel: EntitiesPanel) -> None:
    assert isinstance(panel.row, NameRow)
    assert panel.row.name == "田小满"


def test_confirming_a_name_confirms_all_its_mentions_and_goes_on(panel: EntitiesPanel, session: FakeSession) -> None:
    assert panel.perform("confirm")
    assert session.commands == [DecideMentions((22, 23))]
    session.answer(decided({22, 23}, Decision.CONFIRMED))
    assert isinstance(panel.row, NameRow)
    assert panel.row.name == "高一苇"


def test_rejecting_takes_a_name_off_the_list(panel: EntitiesPanel, session: FakeSession) -> None:
    panel.perform("reject")
    assert session.commands == [DecideMentions((22, 23), Decision.REJECTED)]
    session.answer(decided({22, 23}, Decision.REJECTED))
    assert "田小满" not in [row.name for row in panel.model.rows if isinstance(row, NameRow)]
    panel.states.chosen.emit("rejected")
    assert "田小满" in [row.name for row in panel.model.rows if isinstance(row, NameRow)]


def test_one_mention_of_a_name_is_decided_alone(panel: EntitiesPanel, session: FakeSession, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert isinstance(panel.row, MentionRow)
    assert session.places[-1] == MENTIONS[1].span
    panel.perform("confirm")
    assert session.commands == [DecideMentions((22,))]


def found(scope: Scope, *ids: int, kept: int = 0) -> Alike:
    by_id = {m.id: m for m in MENTIONS}
    places = tuple(Sighting(VIEW.page.id, by_id[i].span, i) for i in ids)
    samples = tuple(Sample(place, "站长", "田小满", "说") for place in places)
    return Alike("田小满", "PER", scope, places, samples, kept)


@pytest.fixture
def previewed(panel: EntitiesPanel, session: FakeSession) -> EntitiesPanel:
    session.answers["alike"] = {
        Scope.ONE: found(Scope.ONE, 22),
        Scope.ARTICLE: found(Scope.ARTICLE, 22, 23),
        Scope.PAGE: found(Scope.PAGE, 22, 23, 24),
        Scope.COLLECTION: found(Scope.COLLECTION, 22, 23, 24, 21, kept=2),
    }
    panel.perform("all_of_these")
    return panel


def test_all_of_these_shows_places_and_counts_before_anything_is_done(
    previewed: EntitiesPanel, session: FakeSession
) -> None:
    form = previewed.alike
    assert session.commands == []
    assert form.isVisible()
    assert form.scopes.button("collection").text() == "文库 4"  # type: ignore[union-attr]
    assert form.model.rowCount() == 3
    assert "确认 3 处" in form.confirm.text()
    previewed.perform("all_of_these")
    assert form.scope is Scope.COLLECTION
    assert "已审定的 2 处不动" in form.kept.text()


def test_one_key_decides_all_the_places_as_one_step(previewed: EntitiesPanel, session: FakeSession) -> None:
    previewed.alike.choose(Scope.ARTICLE)
    previewed.perform("reject")
    assert session.commands == [DecideMentions((22, 23), Decision.REJECTED)]
    assert not previewed.alike.isVisible()


def test_places_that_are_not_tagged_can_be_taken_along(previewed: EntitiesPanel, session: FakeSession) -> None:
    page = found(Scope.PAGE, 22)
    more = replace(page, sightings=(*page.sightings, Sighting(VIEW.page.id, Span(0, 2))))
    session.answers["alike_words"] = dict.fromkeys(Scope, more)
    previewed.alike.untagged.setChecked(True)
    assert "确认 2 处" in previewed.alike.confirm.text()
    assert "否定 1 处" in previewed.alike.reject.text()
    previewed.perform("confirm")
    assert session.commands == [TagPlaces(((VIEW.page.id, MENTIONS[1].span), (VIEW.page.id, Span(0, 2))), "PER")]


def test_all_of_these_can_be_retyped_or_left(previewed: EntitiesPanel, session: FakeSession, qtbot: QtBot) -> None:
    previewed.perform("tag_ORG")
    assert session.commands == [SetMentionType((22, 23, 24), "ORG")]
    previewed.perform("all_of_these")
    previewed.perform("next_item")
    assert session.places[-1] == MENTIONS[2].span
    qtbot.keyClick(previewed.alike.list, Qt.Key.Key_Escape)
    assert not previewed.alike.isVisible()
    assert len(session.commands) == 1


def test_a_heading_confirms_its_type_only_with_all_of_these(panel: EntitiesPanel, session: FakeSession) -> None:
    panel.list.go_to(0)
    assert not panel.perform("confirm")
    panel.perform("all_of_these")
    assert session.commands == [DecideMentions((22, 23, 21))] or session.commands == [DecideMentions((21, 22, 23))]


def test_the_arrows_fold_and_unfold(panel: EntitiesPanel, qtbot: QtBot) -> None:
    closed = len(panel.model.rows)
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert len(panel.model.rows) == closed + 2
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert isinstance(panel.row, NameRow)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert len(panel.model.rows) == closed


def test_a_key_changes_the_type_of_the_whole_name(panel: EntitiesPanel, session: FakeSession) -> None:
    assert panel.perform("tag_ORG")
    assert panel.perform("tag_PER")
    assert session.commands == [SetMentionType((22, 23), "ORG")]
    assert not panel.perform("tag_figure")


def name_it(panel: EntitiesPanel, qtbot: QtBot, **values: str) -> None:
    panel.perform("correct")
    panel.form.set_values(values)
    qtbot.keyClick(panel.form.field("authority"), Qt.Key.Key_Return)


def test_a_name_is_renamed_and_noted(panel: EntitiesPanel, session: FakeSession, qtbot: QtBot) -> None:
    name_it(panel, qtbot, authority="田小满（站长）", note="青石镇人")
    assert session.commands == [
        RenameAuthority("PER", "田小满", "田小满（站长）"),
        NoteAuthority("PER", "田小满（站长）", "青石镇人"),
    ]
    assert not panel.form.isVisible()
    name_it(panel, qtbot)
    assert len(session.commands) == 2


def test_a_name_that_is_there_already_is_merged_with(panel: EntitiesPanel, session: FakeSession, qtbot: QtBot) -> None:
    session.answers["authority_groups"] = [
        AuthorityGroup("PER", "田站长", (("田站长", 1),)),
        AuthorityGroup("PER", "田小满", (("田小满", 2),), id=3, note="青石镇人"),
    ]
    name_it(panel, qtbot, authority="田站长")
    assert session.commands == [
        MergeAuthorities("PER", ("田小满", "田站长"), "田站长"),
    ]


def test_one_mention_is_split_off(panel: EntitiesPanel, session: FakeSession, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    name_it(panel, qtbot, authority="田小满（学员）")
    assert session.commands == [SetMentionAuthority((22,), "田小满（学员）")]


def test_selected_names_are_merged_into_the_most_frequent(
    panel: EntitiesPanel, session: FakeSession, qtbot: QtBot
) -> None:
    assert panel.perform("merge_next")
    assert session.commands == []
    assert "M" in panel.hint.text()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    panel.perform("merge_next")
    assert session.commands == [MergeAuthorities("PER", ("田小满", "高一苇"), "田小满")]


def test_letters_typed_into_the_filter_are_text(panel: EntitiesPanel, session: FakeSession, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.filter, "P")
    assert session.commands == []
    assert panel.filter.text() == "P"
    assert panel._stack.currentIndex() == 1
    assert panel.empty.title.text() == "没有符合条件的实体"


def test_the_summary_counts_what_is_not_rejected(panel: EntitiesPanel, session: FakeSession) -> None:
    session.refresh(decided({24}, Decision.REJECTED))
    assert panel.summary.text() == "2 个名称，3 处，待审 3 处"


def test_an_empty_page_says_what_to_do(panel: EntitiesPanel, session: FakeSession) -> None:
    session.show(EMPTY_VIEW)
    assert panel.empty.title.text() == "这一版还没有实体"
    assert not panel.perform("confirm")


def test_five_thousand_mentions_are_painted_only_where_they_are_seen(
    panel: EntitiesPanel, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [chr(0x4E00 + i) + chr(0x5E00 + i % 97) for i in range(5000)]
    text = "、".join(names)
    mentions = tuple(Mention(i + 1, Span(3 * i, 3 * i + 2), "PER", name) for i, name in enumerate(names))
    page = replace(VIEW.page, id=77, raw_text=text)
    session.show(PageView(page, mentions=mentions))
    asked: list[object] = []
    spoken = panel.model.spoken
    monkeypatch.setattr(panel.model, "spoken", lambda row: asked.append(row) or spoken(row))
    assert len(panel.model.rows) == 5001
    assert not panel.grab().isNull()
    assert len(asked) < 200


def test_every_row_is_spoken(panel: EntitiesPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert [panel.model.spoken(row) for row in panel.model.rows][:3] == [
        "人物，3 处，待审 3",
        "田小满，人物，2 处，待审 2",
        "田小满，待审，青石镇文化站站长田小满说，镇上的夜间课堂开了12个班，学员近300人。",
    ]
