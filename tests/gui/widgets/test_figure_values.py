from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.model.figure import Figure
from core.model.span import Span
from gui.widgets.figure_values import amount, edited, grouped, plain_value
from tests.gui.panel_samples import FIGURES

NEARLY = FIGURES[1]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("300", "300"),
        ("3,000", "3000"),
        ("１２．５", "12.5"),
        ("1.2万", "12000"),
        ("3亿", "300000000"),
        ("2万亿", "2000000000000"),
        ("1.50", "1.5"),
        ("-7", "-7"),
        ("30-50", "30-50"),
        ("3万至5万", "30000-50000"),
        ("2/3", "2/3"),
        ("100", "100"),
    ],
)
def test_numbers_ranges_and_fractions_are_made_plain(typed: str, value: str) -> None:
    assert plain_value(typed) == value


@pytest.mark.parametrize("typed", ["", "很多", "1e5", "5-3", "2/0", "1..2", "--", "万"])
def test_what_is_no_value_is_refused(typed: str) -> None:
    assert plain_value(typed) is None
    with pytest.raises(UserError) as caught:
        edited(NEARLY, {"value": typed})
    assert caught.value.values["name"] == "value"


def test_bounds_follow_the_value_they_were() -> None:
    assert edited(NEARLY, {"value": "320"}).upper == Decimal(320)
    assert edited(NEARLY, {"value": "320"}).lower is None
    both = edited(NEARLY, {"value": "30-50"})
    assert (both.lower, both.upper) == (Decimal(30), Decimal(50))


def test_the_base_value_keeps_its_proportion() -> None:
    acres = replace(NEARLY, value="2", unit="公顷", base_value=Decimal(30), base_unit="亩")
    assert edited(acres, {"value": "3"}).base_value == Decimal(45)
    assert edited(acres, {"unit": "吨"}).base_value is None
    assert edited(acres, {"unit": "吨"}).base_unit == ""


def test_other_fields_leave_the_value_alone() -> None:
    changed = edited(NEARLY, {"indicator": " 夜校  学员 ", "period": "今年"})
    assert changed == replace(NEARLY, indicator="夜校 学员", period="今年")


@pytest.mark.parametrize("text", ["长" * 201, "一\n二", "\x00"])
def test_a_field_is_one_line(text: str) -> None:
    with pytest.raises(UserError) as caught:
        edited(NEARLY, {"unit": text})
    assert caught.value.values["name"] == "unit"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_plain_decimal_is_kept_as_it_is(number: Decimal) -> None:
    value = plain_value(f"{number:f}")
    assert value is not None
    assert Decimal(value) == number
    assert plain_value(value) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("16850000", "16,850,000"),
        ("2023", "2023"),
        ("12345.678", "12,345.678"),
        ("-20000", "-20,000"),
        ("30000-50000", "30,000–50,000"),
        ("2/3", "2/3"),
        ("0.5", "0.5"),
    ],
)
def test_digits_are_grouped(value: str, shown: str) -> None:
    assert grouped(value) == shown


@pytest.mark.parametrize(
    ("qualifier", "shown"),
    [("近", "近60个"), ("多", "60多个"), ("以上", "60个以上"), ("不到", "不到60个"), ("", "60个")],
)
def test_an_amount_is_said_as_it_is_in_chinese(qualifier: str, shown: str) -> None:
    assert amount(replace(NEARLY, text="60个", value="60", unit="个", qualifier=qualifier)) == shown


def test_a_value_in_words_tells_unit_and_bounds_too() -> None:
    figure = Figure(1, Span(0, 3), "多位", "3", "位", indicator="听众")
    read = edited(figure, {"value": "三百多位", "indicator": "观众"})
    assert (read.value, read.unit, read.lower, read.indicator) == ("300", "位", Decimal(300), "观众")
    with pytest.raises(UserError):
        edited(figure, {"value": "不少"})
