from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.entities import resolve_time

EDITION = date(2023, 11, 14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11月13日", "2023-11-13"),
        ("12月30日", "2023-12-30"),
        ("2021年 4月", "2021-04"),
        ("二〇二一年", "2021"),
        ("今年", "2023"),
        ("去年11月", "2022-11"),
        ("去年年底", "2022-12"),
        ("年初", "2023-01"),
        ("今天上午", "2023-11-14"),
        ("昨晚8点", "2023-11-13"),
        ("后天", "2023-11-16"),
        ("13日夜间", "2023-11-13"),
        ("3月下旬", "2023-03-21/2023-03-31"),
        ("9月底", "2023-09-21/2023-09-30"),
        ("2024年2月底", "2024-02-21/2024-02-29"),
        ("前三季度", "2023-01/2023-09"),
        ("今年一季度", "2023-01/2023-03"),
        ("2027年上半年", "2027-01/2027-06"),
        ("今年1至10月份", "2023-01/2023-10"),
        ("11月12日至13日", "2023-11-12/2023-11-13"),
        ("6月30日至7月2日", "2023-06-30/2023-07-02"),
        ("30日到2日", "2023-10-30/2023-11-02"),
        ("2023年1月至今", "2023-01-01/2023-11-14"),
        ("2024年5月11日21时至5月12日5时", "2024-05-11/2024-05-12"),
        ("2021—2023年", "2021/2023"),
        ("上世纪80年代", "1980/1989"),
        ("20世纪五十年代", "1950/1959"),
        ("今冬明春", "2023-12/2024-02"),
        ("上月", "2023-10"),
        ("本周五", "2023-11-17"),
        ("上周日", "2023-11-12"),
        ("十月一日", "2023-10-01"),
        ("2月30日", ""),
        ("近日", ""),
        ("明代", ""),
    ],
)
def test_times_of_a_paper_of_14_november_2023(text, value):
    assert resolve_time(text, EDITION) == value


def test_in_january_december_was_last_year_and_february_is_this():
    assert resolve_time("12月28日", date(2024, 1, 3)) == "2023-12-28"
    assert resolve_time("2月1日", date(2024, 1, 3)) == "2024-02-01"


def test_without_an_edition_date_only_full_dates_are_placed():
    assert resolve_time("2021年3月1日", None) == "2021-03-01"
    assert resolve_time("上世纪80年代", None) == "1980/1989"
    assert resolve_time("3月1日", None) == ""
    assert resolve_time("昨天", None) == ""


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_full_date_is_itself(day):
    assert resolve_time(f"{day.year}年{day.month}月{day.day}日", EDITION) == day.isoformat()


@given(st.text(alphabet="今去前年月日上下旬周季度至到1234567890十二三 ", max_size=12))
def test_no_text_is_too_strange(text):
    assert isinstance(resolve_time(text, EDITION), str)
