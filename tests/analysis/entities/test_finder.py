from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.entities import find_mentions
from core.messages import LANGUAGES, catalogue
from tests.analysis.entities.pages import block, found, page_of

MATERIAL = st.text(
    alphabet="王李欧阳建国说在县市区镇村局委院长、，。《》“”（） \n1234年月日至记者通讯员本报讯的和𠮷ABC·", max_size=120
)


def test_a_name_broken_over_a_line_is_one_mention_that_covers_the_break():
    text = "副县长段\n怀川检查防汛工作，随后到东\n岭县水务局座谈。"
    mentions = find_mentions([block(text)])
    person = next(m for m in mentions if m.type == "PER")
    assert (person.text, person.span.of(text)) == ("段怀川", "段\n怀川")
    body = next(m for m in mentions if m.type == "ORG")
    assert (body.text, body.span.of(text)) == ("东岭县水务局", "东\n岭县水务局")


def test_a_title_in_marks_may_be_broken_and_hold_quotes_and_other_titles():
    text = "会议学习了《关于落实〈若干\n措施〉和“回头看”的通知》。"
    assert found(find_mentions([block(text)]), "DOC") == ["《关于落实〈若干措施〉和“回头看”的通知》"]


def test_a_name_known_by_its_post_is_found_again_without_it():
    text = "镇长曲江波来了。人们围住曲江波问长问短。"
    assert found(find_mentions([block(text)]), "PER") == ["曲江波", "曲江波"]


def test_a_name_that_is_a_word_is_found_again_in_its_article_only():
    first = "返乡青年高峰说，他要种桃。乡亲们都夸高峰能干。"
    second = "返程高峰到来，车流增大。"
    assert found(find_mentions(page_of(first, second)), "PER") == ["高峰", "高峰"]


def test_the_place_of_a_dateline_and_the_stem_of_a_county_are_found_again():
    text = "本报霁川3月2日讯（记者 卜一鸣）霁川开了早市，皋陵县的菜农赶来，皋陵的黄瓜最抢手。"
    places = found(find_mentions([block(text)]), "LOC")
    assert places == ["霁川", "霁川", "皋陵县", "皋陵"]


def test_names_in_bylines_may_be_set_apart_by_spaces():
    text = "■本报记者 祝 融 通讯员 诸葛小满 吕 蒙"
    assert [name.replace(" ", "") for name in found(find_mentions([block(text)]), "PER")] == [
        "祝融",
        "诸葛小满",
        "吕蒙",
    ]


def test_a_name_with_a_character_beyond_the_basic_plane_keeps_code_point_offsets():
    text = "𠮷林店里，技师王𬭎打开了钟。"
    person = next(m for m in find_mentions([block(text)]) if m.type == "PER")
    assert (person.span.start, person.span.of(text)) == (7, "王𬭎")


def test_times_count_from_the_dateline_of_their_article():
    first = "本报东岭11月13日讯（记者 康乐）今天上午，大桥通车。"
    second = "昨天，灯会开幕。"
    values = {
        m.text: m.value for m in find_mentions(page_of(first, second), edition_date=date(2023, 11, 14)) if m.value
    }
    assert values == {"11月13日": "2023-11-13", "今天上午": "2023-11-13", "昨天": "2023-11-13"}


def test_nothing_is_found_in_nothing():
    assert find_mentions([]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_put_into_words(language):
    text = "\n\n".join(
        [
            "本报东岭3月2日讯（记者 康乐）副县长段怀川说，",
            "李女士和老耿在G20青银高速看见王 勇",
            "新华社、恒通科技、约翰·史密斯，《书》",
        ]
    )
    mentions = find_mentions([block(text)])
    assert len({m.reason.key for m in mentions}) >= 8
    assert all(m.reason.key in catalogue(language) for m in mentions)


@settings(max_examples=150, deadline=None)
@given(MATERIAL)
def test_mentions_lie_in_their_text_and_share_it_out(text):
    if not text.strip():
        return
    mentions = find_mentions([block(text)])
    last = 0
    for mention in mentions:
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert "".join(mention.span.of(text).split()) == "".join(mention.text.split())
        assert 0 < mention.confidence <= 1
        last = mention.span.end
