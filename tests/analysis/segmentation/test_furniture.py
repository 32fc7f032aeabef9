"""What a page says of itself is furniture; what an article says in like words is not."""

import pytest

from core.text.patterns.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "综合新闻",
        "杏林新闻",
        "民生",
        "4 综合新闻",
        "2031年6月3日 星期二 责编：石坚 杏林日报",
        "（详见第3版）",
        "▶更多报道见5版",
        "本版广告内容由刊登单位负责",
        "扫描二维码 看渡口视频",
        "◀ 扫描\n二维码, 看龙舟\n直播, 听鼓声。",
        "▶ 扫一扫 看龙舟视频,还有更多 请上“杏林”客户端",
    ],
)
def test_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "扫码可看每条鱼的来历、塘口和捞起的时刻，过期的",
        "候船棚里贴着一张二维码，扫一扫，",
        "新闻里的老渡口",
        "民生无小事",
        "本版往年登过他的诗，读者来信说好",
        "出版一部渡口志",
    ],
)
def test_no_furniture(line):
    assert not is_furniture(line)


def test_a_code_spoken_of_in_a_column_stays_in_its_sentence(press):
    story = press.Story(
        ("渡船也能扫码坐",),
        (
            "本报杏林讯（记者 甘小雨）柳叶渡口的候船棚昨天换了新牌子，老船工把票价写在第一行，字很大，隔着河也能看清。"
            "每条船的船头都贴着一张二维码，扫一扫，船长姓名、载客人数、上次检修的日子一目了然，坐船的人心里踏实。",
        ),
    )
    for cells in (11, 13, 15, 18, 20, 23, 27):
        text = press.after((story, cells), (press.KITES, 16))
        assert press.told(text) == press.expected(story, press.KITES)
