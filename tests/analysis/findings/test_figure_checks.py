"""The checks of figures: totals, shares, directions, two values. All sentences are invented."""

import pytest

from core.analysis.findings import conflicting_figures, contradicted_change, share_over_whole, wrong_total
from core.model.figure import Figure
from core.model.kinds import Role
from tests.analysis.findings.pages import body, page, pages


@pytest.mark.parametrize(
    "text",
    [
        "全镇建成晒场86处，其中镇级50处、村级40处。",
        "收购站30家、加工厂20家，共计60家。",
        "男选手120名、女选手90名，共200名。",
    ],
)
def test_total_that_does_not_add_up_is_found(text: str) -> None:
    assert len(list(wrong_total.check(body(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全镇建成晒场90处，其中镇级50处、村级40处。",
        "全镇建成晒场90处，其中镇级50处、村级12处。",
        "收购站30家、加工厂20家，共计50家。",
        "全镇建成晒场约86处，其中镇级50处、村级40处。",
        "晒场86处，其中新建50处。另有磨坊40处、油坊30处。",
        "收稻谷86吨，其中早稻50吨，增长40吨。",
        "晒场86处，其中受益农户50户、商户40户。",
    ],
)
def test_total_that_may_add_up_is_not_found(text: str) -> None:
    assert list(wrong_total.check(body(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "良种覆盖率达到118.5%。",
        "客房入住率为120%。",
        "青壮年占60%、老人占55%。",
    ],
)
def test_share_over_the_whole_is_found(text: str) -> None:
    assert len(list(share_over_whole.check(body(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "完成计划的118.5%。",
        "良种覆盖率达到100%。",
        "产值增长150%。",
        "青壮年占60%、老人占40%。",
        "青壮年占60%，其中女性占55%。",
        "青壮年占60%。外出务工者占55%。",
    ],
)
def test_share_within_the_whole_is_not_found(text: str) -> None:
    assert list(share_over_whole.check(body(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "亩产由526公斤提高到480公斤。",
        "损耗率从8%下降到12%。",
        "水面由3公顷扩大到20亩。",
        "集体收入由8.6万元增加到6,200元。",
    ],
)
def test_change_against_its_direction_is_found(text: str) -> None:
    assert len(list(contradicted_change.check(body(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "亩产由480公斤提高到526公斤。",
        "损耗率从12%下降到8%。",
        "水面由3公顷扩大到60亩。",
        "亩产提高到480公斤。",
        "水温由52℃提高到58℃，费用由9元降到6元。",
    ],
)
def test_change_in_its_direction_is_not_found(text: str) -> None:
    assert list(contradicted_change.check(body(text))) == []


def test_headline_figure_that_the_body_contradicts_is_found() -> None:
    material = page(
        (Role.HEADLINE, "城区新增停车泊位1.26万个"),
        (Role.BODY, "截至6月底，城区新增停车泊位1.62万个。"),
    )
    (found,) = conflicting_figures.check(material)
    assert found.span.of(material.text) == "1.26万个"
    assert found.others[0].of(material.text) == "1.62万个"


def test_headline_figure_that_the_body_has_is_not_found() -> None:
    material = page(
        (Role.HEADLINE, "城区新增停车泊位1.26万个"),
        (Role.BODY, "去年新增停车泊位8000个，今年新增停车泊位12600个。"),
    )
    assert list(conflicting_figures.check(material)) == []


FILLER = (
    "老街的石板路重新铺过，檐下挂起灯笼，卖麦芽糖的摊子又回到了桥头，"
    "傍晚时分常有说书人开讲，一直讲到月亮升起，听书的人才慢慢散去。"
)


def test_two_values_of_one_thing_in_two_articles_are_found() -> None:
    one = "截至6月底，全市粮食烘干能力12万吨。"
    two = "截至6月底，全市粮食烘干能力21万吨。"
    material = pages([[(Role.BODY, one + FILLER)], [(Role.BODY, FILLER + two)]])
    (found,) = conflicting_figures.check(material)
    assert found.span.of(material.text) == "21万吨"


@pytest.mark.parametrize(
    "second",
    [
        "截至6月底，全市粮食烘干能力12万吨。",
        "截至5月底，全市粮食烘干能力11万吨。",
        "截至6月底，云溪县粮食烘干能力2万吨。",
        "截至6月底，全市粮食烘干能力近13万吨。",
        "截至6月底，全市粮食烘干能力增长13吨。",
    ],
)
def test_values_of_other_times_places_or_vague_ones_are_not_found(second: str) -> None:
    first = "截至6月底，全市粮食烘干能力12万吨。"
    material = pages([[(Role.BODY, first + FILLER)], [(Role.BODY, FILLER + second)]])
    assert list(conflicting_figures.check(material)) == []


def figures_of(text: str) -> tuple[Figure, ...]:
    return tuple(body(text).figures)


def test_values_that_differ_between_pages_are_found() -> None:
    one = figures_of("截至2023年6月底，全市粮食烘干能力12万吨。")
    two = figures_of("截至2023年6月底，全市粮食烘干能力21万吨。")
    (found,) = conflicting_figures.conflicts_across({7: one, 9: two})
    assert (found.page, found.figure.text, found.other_page, found.other.text) == (9, "21万吨", 7, "12万吨")


def test_a_period_without_its_year_is_not_the_same_on_another_page() -> None:
    one = figures_of("今年，全市粮食烘干能力12万吨。")
    two = figures_of("今年，全市粮食烘干能力21万吨。")
    same = figures_of("截至2023年6月底，全市粮食烘干能力12万吨。")
    assert conflicting_figures.conflicts_across({1: one, 2: two}) == []
    assert conflicting_figures.conflicts_across({1: same, 2: same}) == []


def test_parallel_members_of_one_sentence_are_not_found() -> None:
    text = "截至6月底，全市线上签约项目20个，签约总投资额75亿元；现场签约项目16个，签约总投资额68亿元。"
    assert list(conflicting_figures.check(body(text))) == []
