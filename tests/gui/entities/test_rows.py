from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.span import Span
from gui.entities.rows import (
    MentionRow,
    NameRow,
    TypeRow,
    mentions_of,
    next_undecided,
    rows_of,
    same_place,
    undecided_of,
)
from gui.widgets.decided import Show
from tests.gui.panel_samples import MENTIONS

REJECTED = replace(MENTIONS[3], decision=Decision.REJECTED)
CONFIRMED = replace(MENTIONS[0], decision=Decision.CONFIRMED)


def names(rows: tuple[object, ...]) -> list[tuple[str, str, int]]:
    return [(row.type, row.name, len(row.mentions)) for row in rows if isinstance(row, NameRow)]


def test_names_come_by_type_then_by_how_often_they_occur() -> None:
    rows = rows_of(MENTIONS)
    assert names(rows) == [("PER", "田小满", 2), ("PER", "高一苇", 1), ("LOC", "梧桐街", 1)]
    assert [(row.type, row.count, row.undecided) for row in rows if isinstance(row, TypeRow)] == [
        ("PER", 3, 3),
        ("LOC", 1, 1),
    ]


def test_a_type_of_the_collection_comes_behind() -> None:
    own = replace(MENTIONS[0], id=90, type="SHIP", text="晨风号")
    assert names(rows_of([own, *MENTIONS]))[-1] == ("SHIP", "晨风号", 1)


def test_an_authority_unites_wordings() -> None:
    short = replace(MENTIONS[0], id=91, text="小满", authority="田小满", span=Span(90, 92))
    row = next(row for row in rows_of([*MENTIONS, short]) if isinstance(row, NameRow))
    assert (row.name, len(row.mentions), row.aliases) == ("田小满", 3, ("小满",))


def test_rejected_mentions_are_listed_only_by_themselves() -> None:
    mentions = (*MENTIONS[:3], REJECTED)
    assert ("LOC", "梧桐街", 1) not in names(rows_of(mentions))
    assert names(rows_of(mentions, Show.REJECTED)) == [("LOC", "梧桐街", 1)]


def test_states_and_words_filter() -> None:
    mentions = (CONFIRMED, *MENTIONS[1:])
    assert names(rows_of(mentions, Show.DECIDED)) == [("PER", "高一苇", 1)]
    assert ("PER", "高一苇", 1) not in names(rows_of(mentions, Show.UNDECIDED))
    assert names(rows_of(mentions, words=" 梧桐 ")) == [("LOC", "梧桐街", 1)]


def test_an_unfolded_name_lists_its_mentions_down_the_page() -> None:
    rows = rows_of(reversed(MENTIONS), unfolded={("PER", "田小满")})
    assert [row.mention.id for row in rows if isinstance(row, MentionRow)] == [22, 23]


def test_a_name_is_decided_when_all_its_mentions_are() -> None:
    half = NameRow("PER", "田小满", (replace(MENTIONS[1], decision=Decision.CONFIRMED), MENTIONS[2]))
    assert half.decision is Decision.UNDECIDED
    assert undecided_of(half) == (MENTIONS[2],)
    both = NameRow("PER", "田小满", tuple(replace(m, decision=Decision.CONFIRMED) for m in MENTIONS[1:3]))
    assert both.decision is Decision.CONFIRMED


def test_a_row_is_found_again_after_the_list_has_changed() -> None:
    rows = rows_of(MENTIONS)
    row = next(row for row in rows if isinstance(row, NameRow) and row.name == "梧桐街")
    less = rows_of(MENTIONS[1:])
    assert less[same_place(less, row, 4)] == row
    assert same_place(less, rows[2], 2) == 2


def test_going_on_skips_headings_and_decided_names() -> None:
    rows = rows_of((CONFIRMED, *MENTIONS[1:]))
    assert next_undecided(rows, 0) == 1
    assert next_undecided(rows, 2) == len(rows) - 1


@given(st.lists(st.sampled_from(MENTIONS), unique=True), st.sampled_from(Show), st.booleans())
def test_every_shown_mention_is_in_exactly_one_name(mentions: list[Mention], show: Show, unfold: bool) -> None:
    keys = {(m.type, m.authority or m.text) for m in mentions} if unfold else set()
    rows = rows_of(mentions, show, "", keys)
    listed = [m.id for row in rows if isinstance(row, NameRow) for m in row.mentions]
    assert sorted(listed) == sorted(m.id for m in mentions if show in (Show.ALL, Show.UNDECIDED))
    assert sorted(m.id for row in rows if isinstance(row, TypeRow) for m in mentions_of(row)) == sorted(listed)
