from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.handoff.cells import clean, eight_digits, escape, is_formula_like, number, number_text, split_text
from core.text.offsets import utf16_length


def test_clean_takes_out_what_a_workbook_cannot_hold() -> None:
    assert clean("桥\x00\x0b\x1f通\ud800车\ufffe") == ("桥通车", 5)
    assert clean("桥\t通\r\n车\r。") == ("桥\t通\n车\n。", 0)
    assert clean("𠮷林") == ("𠮷林", 0)


@pytest.mark.parametrize("text", ["=1+1", "+7", "-3", "@name", "＝求和", "'引号"])
def test_formula_like(text: str) -> None:
    assert is_formula_like(text)
    assert not is_formula_like("桥" + text)


def test_escape_guards_what_excel_would_decode() -> None:
    assert escape("编号_x0041_") == "编号_x005F_x0041_"
    assert escape("a_b_x00_") == "a_b_x00_"


@given(st.text("桥𠮷a。\n", max_size=400), st.integers(2, 50))
def test_split_pieces_fit_and_join_to_the_whole(text: str, limit: int) -> None:
    pieces = list(split_text(text, limit))
    assert "".join(pieces) == text
    assert all(utf16_length(piece) <= limit for piece in pieces)


def test_split_prefers_paragraphs_and_sentences() -> None:
    assert list(split_text("一二三四五\n六七八", 7)) == ["一二三四五\n", "六七八"]
    assert list(split_text("一二三四。五六七八", 7)) == ["一二三四。", "五六七八"]
    assert list(split_text("𠮷𠮷𠮷𠮷", 5)) == ["𠮷𠮷", "𠮷𠮷"]


def test_number_takes_only_what_excel_keeps_exactly() -> None:
    assert number("11046000000") == Decimal("11046000000")
    assert number("16.85") == Decimal("16.85")
    for text in ("30-50", "2/3", "", None, "1234567890123456", "NaN", "inf"):
        assert number(text) is None


def test_number_text() -> None:
    assert number_text(Decimal("1E+3")) == "1000"
    assert number_text(date(1900, 3, 1)) == "61"
    assert number_text(datetime(2024, 5, 3, 12, 0)) == "45415.5"
    assert number_text(0.5) == "0.5"


def test_eight_digits() -> None:
    assert eight_digits(date(904, 1, 2)) == "09040102"
    assert eight_digits(None) == ""
