"""Nouns, images and tables say the same."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages import Message, message
from core.model.article import Article, Furniture, Part
from core.model.correction import Correction
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision, Kind, PageStatus, Role
from core.model.mention import Authority, LexiconEntry, Mention
from core.model.page import Page, PageDetails
from core.model.span import Span
from core.storage.images import PAGE_NOUNS, TABLES, image_of, noun_of
from core.storage.plain import canonical, from_plain, to_plain
from core.storage.tables import RECORDS

REASON = message("a.b", n=3, inner=message("c"))
NOUNS = [
    Page(3, PageDetails("报", date(2031, 5, 4), "A3", "要闻"), "字", "ff", "a.txt", "gbk", PageStatus.IN_REVIEW),
    Page(3, PageDetails(), "字", "ff", ""),
    Article(3, (Part(Span(1, 4), Role.LEAD, 0.25, REASON, Decision.CORRECTED),), Kind.BRIEF, ("甲", "乙"), "电", "转"),
    Article(3, (Part(Span(0, 1), Role.BODY),), edited=("kind",), title_reason=REASON, title_confidence=0.1),
    Furniture(3, Span(0, 2), 0.5, REASON, Decision.REJECTED),
    Mention(3, Span(5, 9), "PER", "甲某", "甲", "2031-05", 0.125, REASON, Decision.CONFIRMED),
    Figure(
        3, Span(5, 9), "3.50", "3.5", "吨", Decimal("3.50"), None, "近", "产量", "去年", "乡", Decimal("1E+3"), "克"
    ),
    Finding(3, Span(5, 9), "check", REASON, (Span(1, 2), Span(3, 4)), True),
    Correction(3, Span(5, 9), "", "某"),
    LexiconEntry("词", "PER", "名", True, 4),
    Authority(3, "名", "PER", ("甲", "乙"), "注"),
]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_a_noun_comes_back_from_its_image(noun):
    image = image_of(noun, 3, 1)
    canonical(image)
    assert noun_of(type(noun), image, "字") == noun


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_a_table_has_a_column_for_each_value_of_an_image(kind):
    noun = next(noun for noun in NOUNS if type(noun) is kind)
    page_id = 1 if kind in PAGE_NOUNS else None
    assert set(image_of(noun, 3, page_id)) == {column.name for column in RECORDS[TABLES[kind]].__table__.columns}


@given(
    st.builds(
        Mention,
        id=st.just(1),
        span=st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda t: Span(t[0], t[0] + t[1])),
        type=st.text(st.characters(exclude_categories=["Cs"])),
        text=st.text(st.characters(exclude_categories=["Cs"])),
        confidence=st.floats(0, 1),
        reason=st.none() | st.builds(message, st.text("ab."), n=st.integers() | st.text("字")),
        decision=st.sampled_from(Decision),
    )
)
def test_any_mention_comes_back(mention):
    assert noun_of(Mention, image_of(mention, 1, 1)) == mention


def test_whole_numbers_given_for_shares_are_kept_as_the_database_would():
    assert image_of(Furniture(1, Span(0, 1), 1), 1, 1)["confidence"] == 1.0
    assert isinstance(image_of(Furniture(1, Span(0, 1), 1), 1, 1)["confidence"], float)


@pytest.mark.parametrize(
    ("hint", "data"), [(int, "1"), (str, 1), (Span, [3]), (Kind, "x"), (tuple[int, str], [1]), (Message, [])]
)
def test_data_of_another_type_are_refused(hint, data):
    with pytest.raises((TypeError, ValueError, KeyError, IndexError)):
        from_plain(hint, data)


def test_what_has_no_plain_form_is_our_mistake():
    for hint in (dict[str, int], int | str, object):
        with pytest.raises(TypeError):
            from_plain(hint, {})
    with pytest.raises(TypeError):
        to_plain({1, 2})
