"""What somebody types into a cell: one quantity, or none."""

from decimal import Decimal

import pytest

from core.analysis.figures import parse_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("387万亩", "3870000", "亩"),
        ("一吨半", "1.5", "吨"),
        ("三千两百两", "3200", "两"),
        ("2.49万人次", "24900", "人次"),
        (" 1,280 亩 ", "1280", "亩"),
        ("３０％", "30", "%"),
        ("百分之三十", "30", "%"),
        ("三分之二", "2/3", ""),
        ("2/3", "2/3", ""),
        ("30-50", "30-50", ""),
        ("1.5～2", "1.5-2", ""),
        ("-12", "-12", ""),
        ("零下12℃", "-12", "℃"),
        ("5", "5", ""),
        ("半小时", "0.5", "小时"),
        ("萬元", "10000", "元"),
        ("台（套）3", None, None),
    ],
)
def test_quantity(text: str, value: str | None, unit: str | None) -> None:
    quantity = parse_quantity(text)
    assert (quantity.value, quantity.unit) == (value, unit) if quantity else value is None


@pytest.mark.parametrize("text", ["", "亩", "abc", "约", "12亩地", "3月5日", "二〇二三", "50-30", "1/0", "3000元和5元"])
def test_not_one_quantity(text: str) -> None:
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "lower", "upper", "qualifier"),
    [
        ("近700万元", None, Decimal(7000000), "近"),
        ("3000多元", Decimal(3000), None, "多"),
        ("50辆以上", Decimal(50), None, "以上"),
        ("1万-5万元", Decimal(10000), Decimal(50000), ""),
        ("约300亩", None, None, "约"),
    ],
)
def test_bounds(text: str, lower: Decimal | None, upper: Decimal | None, qualifier: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (quantity.lower, quantity.upper, quantity.qualifier) == (lower, upper, qualifier)


@pytest.mark.parametrize(
    ("text", "base_value", "base_unit"),
    [
        ("2公顷", "30", "亩"),
        ("3平方公里", "4500", "亩"),
        ("5万斤", "25000", "公斤"),
        ("1.5吨", "1500", "公斤"),
        ("110.46亿元", "11046000000", "元"),
        ("2小时", "7200", "秒"),
        ("半年", "6", "个月"),
        ("16兆瓦", "16000", "千瓦"),
        ("三成", "30", "%"),
        ("26名", "26", "人"),
        ("7台", "", ""),
        ("6.5元/公斤", "", ""),
        ("3800台（套）", "", ""),
    ],
)
def test_base_unit(text: str, base_value: str, base_unit: str) -> None:
    quantity = parse_quantity(text)
    found = ("", "")
    if quantity is not None and quantity.base_value is not None:
        found = (format(quantity.base_value.normalize(), "f"), quantity.base_unit)
    assert found == (base_value, base_unit)


@pytest.mark.parametrize(
    "text", ["387万亩", "一吨半", "七八天", "1万-5万元", "三分之二", "零下5℃至零下3℃", "半小时", "八斤六两", "3.5%"]
)
def test_noted_value_reads_back_as_itself(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    again = parse_quantity(quantity.value)
    assert again is not None
    assert again.value == quantity.value
