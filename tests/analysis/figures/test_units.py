"""The table of measure words: sound rows, and what must not be taken for a unit."""

import re

import pytest

from core.analysis.figures.units import unit_at, units

KINDS = {
    "money", "length", "area", "volume", "mass", "time", "age", "physical", "temperature", "degree", "data", "latin",
    "ratio", "person", "household", "event", "score", "thing", "container", "place",
}  # fmt: skip


def test_rows_are_sound() -> None:
    for unit in units().values():
        assert unit.kind in KINDS, unit
        assert unit.numerals in ("", "arabic", "hanzi", "counted"), unit
        assert (unit.factor is not None) == bool(unit.base), unit
        for word in unit.not_before:
            re.compile(word)


def test_a_base_unit_is_of_its_own_size() -> None:
    for unit in units().values():
        base = units().get(unit.base)
        assert base is None or base.factor == 1, unit


@pytest.mark.parametrize(
    ("text", "name", "end"),
    [
        ("平方公里的水面", "平方公里", 4),
        ("公里/小时", "公里/小时", 5),
        ("台（套）设备", "台（套）", 4),
        ("台(套)", "台(套)", 4),
        ("秒钟", "秒", 2),
        ("个小时", "小时", 3),
        ("个多月", "个月", 3),
        ("个半小时", "小时", 4),
        ("人次", "人次", 2),
        ("kg，", "kg", 2),
    ],
)
def test_unit(text: str, name: str, end: int) -> None:
    found = unit_at(text, 0)
    assert found is not None
    assert (found.name, found.end) == (name, end)


@pytest.mark.parametrize("text", ["元旦", "年级", "年代", "人民", "月", "分之一", "kgf", "项目", "家庭", "", "，"])
def test_no_unit(text: str) -> None:
    assert unit_at(text, 0) is None
