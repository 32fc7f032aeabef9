from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.model.kinds import Decision
from core.model.span import Span
from gui.review.queue import Subject, following, queue, same_mentions, tally
from tests.gui.panel_samples import EMPTY_VIEW, LAMPS, MENTIONS, SCHOOL, VIEW


def test_suspects_come_first_by_subject_then_down_the_page() -> None:
    suspects = [(item.subject, item.id) for item in queue(VIEW) if item.is_suspect]
    assert suspects == [
        (Subject.BOUNDARY, 12),
        (Subject.FURNITURE, 52),
        (Subject.ARTICLE, 12),
        (Subject.MENTION, 22),
        (Subject.FIGURE, 33),
    ]
    assert [item.is_suspect for item in queue(VIEW)] == [True] * 5 + [False] * 7


def test_the_rest_is_ordered_by_subject_and_place() -> None:
    rest = [(item.subject, item.id) for item in queue(VIEW) if not item.is_suspect]
    assert rest == [
        (Subject.ARTICLE, 11),
        (Subject.MENTION, 21),
        (Subject.MENTION, 23),
        (Subject.MENTION, 24),
        (Subject.FIGURE, 31),
        (Subject.FIGURE, 32),
        (Subject.FINDING, 41),
    ]


def test_a_sure_boundary_is_decided_with_its_article() -> None:
    boundaries = [item.span for item in queue(VIEW) if item.subject is Subject.BOUNDARY]
    assert boundaries == [LAMPS.parts[0].span]


def test_a_decided_article_leaves_nothing_of_its_structure() -> None:
    confirmed = replace(LAMPS, decision=Decision.CONFIRMED)
    items = queue(replace(VIEW, articles=(SCHOOL, confirmed)))
    assert not [item for item in items if item.id == 12]


def test_an_article_stands_at_its_headline_and_knows_its_number() -> None:
    item = next(item for item in queue(VIEW) if item.subject is Subject.ARTICLE and item.id == 12)
    assert item.span == LAMPS.parts[0].span
    assert item.article == 2
    assert item.confidence == 0.6


def test_skipped_items_come_back_at_the_end_in_the_order_they_were_skipped() -> None:
    items = queue(VIEW)
    skipped = [items[2].key, items[0].key]
    assert [item.key for item in queue(VIEW, skipped)][-2:] == skipped
    assert len(queue(VIEW, skipped)) == len(items)


def test_the_tally_counts_what_is_made_and_what_is_left() -> None:
    assert (tally(VIEW).decided, tally(VIEW).left) == (0, len(queue(VIEW)))
    done = replace(VIEW, mentions=tuple(replace(m, decision=Decision.REJECTED) for m in MENTIONS))
    assert (tally(done).decided, tally(done).left, tally(done).total) == (4, 8, 12)


def test_confirming_an_article_leaves_the_total_as_it_was() -> None:
    confirmed = replace(VIEW, articles=(SCHOOL, replace(LAMPS, decision=Decision.CONFIRMED)))
    assert tally(confirmed).total == tally(VIEW).total
    assert tally(confirmed).decided == 2


def test_an_empty_page_asks_for_nothing() -> None:
    assert queue(EMPTY_VIEW) == ()
    assert tally(EMPTY_VIEW).total == 0


def test_following_goes_on_behind_the_item_that_left() -> None:
    items = queue(VIEW)
    left = [item for item in items if item is not items[3]]
    assert following(left, items[3]) == items[4]


def test_following_turns_back_to_what_was_passed_over() -> None:
    items = queue(VIEW)
    assert following(items[:-1], items[-1]) == items[0]


def test_following_prefers_fresh_items_to_skipped_ones() -> None:
    first = queue(VIEW)[0]
    items = queue(VIEW, [queue(VIEW)[-1].key])
    fresh = [item for item in items if item.turn == 0]
    assert following([first, items[-1]], fresh[-1]) == first


def test_following_passes_over_what_is_on_its_way_out() -> None:
    items = queue(VIEW)
    assert following(items, items[0], {items[1].key}) == items[2]
    assert following(items[:1], items[0], {items[0].key}) is None


def test_a_lone_item_follows_itself_when_skipped() -> None:
    only = queue(VIEW)[:1]
    assert following(only, only[0]) == only[0]


def test_same_mentions_share_text_and_type_and_are_undecided() -> None:
    assert [m.id for m in same_mentions(VIEW, MENTIONS[1])] == [22, 23]
    decided = replace(VIEW, mentions=(replace(MENTIONS[2], decision=Decision.CONFIRMED), MENTIONS[1]))
    assert [m.id for m in same_mentions(decided, MENTIONS[1])] == [22]


@given(st.lists(st.sampled_from(["decide", "skip"]), max_size=60))
def test_every_way_of_deciding_and_skipping_meets_each_item(steps: list[str]) -> None:
    skipped: list[tuple[Subject, int, int]] = []
    gone: set[tuple[Subject, int, int]] = set()
    current = following(queue(VIEW), None)
    for step in [*steps, *["decide"] * 12]:
        if current is None:
            break
        if step == "skip":
            skipped = [key for key in skipped if key != current.key] + [current.key]
        else:
            gone.add(current.key)
        current = following(queue(VIEW, skipped), current, gone)
    assert current is None
    assert gone == {item.key for item in queue(VIEW)}


def test_text_that_belongs_to_nothing_is_a_suspect() -> None:
    view = replace(VIEW, articles=(SCHOOL,))
    loose = [item for item in queue(view) if item.subject is Subject.LOOSE]
    assert [item.span for item in loose] == [Span(LAMPS.parts[0].span.start, LAMPS.parts[1].span.end)]
    assert loose[0].is_suspect
    assert tally(view).left == len(queue(view))


def test_a_corrected_boundary_counts_as_decided() -> None:
    corrected = replace(LAMPS.parts[0], confidence=1.0, decision=Decision.CORRECTED)
    view = replace(VIEW, articles=(SCHOOL, replace(LAMPS, parts=(corrected, LAMPS.parts[1]))))
    assert tally(view).total == tally(VIEW).total
    assert tally(view).decided == 1


def test_the_queue_is_in_the_order_of_its_ranks() -> None:
    skipped = [queue(VIEW)[3].key, queue(VIEW)[1].key]
    items = queue(VIEW, skipped)
    assert list(items) == sorted(items, key=lambda item: item.rank)
