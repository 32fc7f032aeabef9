import pytest

from core.analysis.entities import find_mentions, groups_of
from core.analysis.entities.authorities import is_short_for
from tests.analysis.entities.pages import block


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("市中院", "东平市中级人民法院"),
        ("县人民医院", "东平县人民医院"),
        ("市卫健委", "东平市卫生健康委员会"),
        ("市发改委", "东平市发展和改革委员会"),
        ("县一中", "东平县第一中学"),
        ("东平法院", "东平县人民法院"),
        ("恒通科技", "东平恒通科技有限公司"),
    ],
)
def test_short_forms(short, full):
    assert is_short_for(short, full)
    assert not is_short_for(full, short)


@pytest.mark.parametrize(
    ("short", "full"),
    [("市财政局", "东平市教育局"), ("县医院", "东平市人民检察院"), ("市委", "市委"), ("西山法院", "东平县人民法院")],
)
def test_what_is_no_short_form(short, full):
    assert not is_short_for(short, full)


def authorities(text):
    return {m.text: m.authority for m in find_mentions([block(text)])}


def test_a_surname_with_a_post_is_linked_to_the_only_full_name():
    names = authorities("局长段怀川来到工地。段局长说，工期不能拖。")
    assert names["段局长"] == "段怀川"


def test_a_surname_that_fits_two_is_linked_to_none():
    names = authorities("局长段怀川和科长段小楼来到工地。段局长说，工期不能拖。")
    assert names["段局长"] == ""


def test_a_private_person_is_not_linked_to_the_reporter():
    names = authorities("（记者 段小楼）业主段女士说，电梯修好了。")
    assert names["段女士"] == ""


def test_a_body_and_its_short_form_share_a_name():
    text = "东平市中级人民法院公开审理此案。市中院同时发布典型案例。"
    mentions = find_mentions([block(text)])
    groups = {group.name: group.aliases for group in groups_of(mentions) if group.type == "ORG"}
    assert groups == {"东平市中级人民法院": ("市中院",)}


def test_a_place_without_its_level_takes_the_full_name():
    names = authorities("皋陵县的菜农赶来，皋陵的黄瓜最抢手。")
    assert names["皋陵"] == "皋陵县"
