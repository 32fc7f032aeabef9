"""Headlines that are hard to tell from what stands beside them."""

from core.analysis.segmentation import segment
from core.model.kinds import Role

COMMA = ("船还是那条船 河不是那条河", "一支竹篙，撑过多少春秋", "——柳叶渡口换船记")


def test_a_group_with_a_comma_and_a_dash_is_a_headline(press):
    story = press.Story(COMMA, press.TOFU.paragraphs, byline="■本报记者 贺一舟")
    text = press.before((press.KITES, 18), (story, 23))
    assert press.told(text) == press.expected(press.KITES, story)


def test_a_teaser_closed_by_a_dash_line_is_no_kicker(press):
    teaser = "老戏台 新嗓子\n——青石巷业余剧团三十年"
    text = f"{teaser}\n\n{press.before((press.FERRY, 18), (press.KITES, 23))}"
    heads = [press.bare("".join(p.span.of(text) for p in a.title_parts())) for a in segment(text).articles]
    assert heads == [press.bare(teaser), press.bare("".join(press.FERRY.titles)), press.KITES.titles[0]]


def test_a_series_is_a_column_however_long_its_name(press):
    story = press.Story(
        ("“柳叶河边是我家”镇村长笔谈", "守住一河水 管好一条船", "把渡口修成风景"), press.FERRY.paragraphs
    )
    text = press.before((story, 20), (press.KITES, 15))
    first = segment(text).articles[0]
    assert {part.role for part in first.parts if "笔谈" in part.span.of(text)} == {Role.COLUMN}


def test_turned_words_find_their_body_at_the_foot(press):
    """No pair of characters in common: 藕塘 and 塘边, 风筝 alone tells; single characters decide."""
    lotus = press.Story(("藕农入塘 新藕出泥",), press.PHOTO.paragraphs)
    text = press.foot((press.FERRY, 20), (lotus, 13), (press.KITES, 27), order=[2, 1, 0])
    assert press.told(text) == press.expected(press.FERRY, lotus, press.KITES)


def test_a_brief_signed_at_its_end_is_no_part_of_the_dated_article_before(press):
    brief = press.Story(
        ("阅览室晚关门两小时",),
        ("从本月十日起，青石巷阅览室的关门时间改为晚上十点，周末照旧，借书的人多了一倍，管理员又添了一名。",),
        signature="（石 坚）",
    )
    text = press.flow(press.FERRY, brief)
    assert press.told(text) == press.expected(press.FERRY, brief)


def test_who_gives_notice_and_when_on_two_lines_stay_with_the_notice(press):
    notice = press.Story(
        ("渡口停航公告",),
        ("因更换趸船，柳叶渡口定于下周一停航一天，请过河的乡亲改走上游石桥，带货的车辆提前绕行。",),
        signature="杏林县柳叶渡运有限公司\n\n2031年6月4日",
    )
    text = press.before((notice, 20), (press.KITES, 15))
    assert press.told(text) == press.expected(notice, press.KITES)


def test_a_post_broken_over_a_line_names_both_writers(press):
    story = press.Story(
        ("渡船开进夜市",),
        ("本报讯（记者 贺一舟 实\n习记者 方小满）昨晚，柳叶渡口亮起了灯。船一靠岸，卖豆腐的、修伞的都围了上来。",),
    )
    text = f"{story.titles[0]}\n\n{story.paragraphs[0]}\n"
    assert segment(text).articles[0].authors == ("贺一舟", "方小满")


def test_a_given_name_may_end_like_the_word_for_text():
    text = "渡船开进夜市\n\n本报讯（记者 贺一舟 通讯员 米小文）昨晚，柳叶渡口亮起了灯，船一靠岸就围满了人。\n"
    assert segment(text).articles[0].authors == ("贺一舟", "米小文")


def test_a_name_set_apart_before_a_body_is_its_writer(press):
    story = press.Story(("给旧渡口留盏灯",), press.TOFU.paragraphs, byline="石 坚")
    text = press.before((press.KITES, 18), (story, 23))
    assert press.told(text) == press.expected(press.KITES, story)
    assert segment(text).articles[1].authors == ("石坚",)


def test_a_post_without_a_name_is_no_headline(press):
    story = press.Story(("给旧渡口留盏灯",), press.TOFU.paragraphs, byline="本报评论员")
    text = press.before((press.KITES, 18), (story, 23))
    assert press.told(text) == press.expected(press.KITES, story)
    assert segment(text).articles[1].authors == ()
