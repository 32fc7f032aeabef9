"""Each way a page may be set comes apart into the same articles."""

import pytest

from core.analysis.segmentation import segment
from core.model.kinds import Kind, Role


@pytest.fixture
def page(press):
    return [(press.FERRY, 20), (press.TOFU, 15), (press.PHOTO, 13), (press.KITES, 27)]


@pytest.fixture
def stories(page):
    return [story for story, _ in page]


def test_headlines_behind_bodies(press, page, stories):
    text = press.after(*page)
    assert press.told(text) == press.expected(*stories)


def test_headlines_before_bodies(press, page, stories):
    text = press.before(*page)
    assert press.told(text) == press.expected(*stories)


def test_headlines_gathered_at_the_foot(press, page, stories):
    text = press.foot(*page)
    assert press.told(text) == press.expected(*stories)


def test_headlines_gathered_in_another_order(press, page, stories):
    text = press.foot(*page, order=[3, 0, 2, 1])
    assert press.told(text) == press.expected(*stories)


def test_whole_paragraphs_without_columns(press, stories):
    assert press.told(press.flow(*stories)) == press.expected(*stories)


def test_markdown_headings(press, stories):
    text = press.flow(*stories, marks=True)
    assert press.told(text) == press.expected(*stories)
    first = segment(text).articles[0].parts[0]
    assert first.span.of(text).startswith("# ")  # the marks belong to the headline


def test_an_article_interrupted_in_mid_sentence_is_taken_up_again(press):
    lines = press.column(press.FERRY, 20).split("\n")
    cut = next(n for n in range(3, len(lines)) if lines[n] and not lines[n].endswith("。") and lines[n + 1])
    halves = "\n".join(lines[: cut + 1]), "\n".join(lines[cut + 1 :])
    text = f"{halves[0]}\n\n{press.after((press.KITES, 13))}\n{halves[1]}\n\n{press.titles(press.FERRY)}\n"
    assert press.told(text) == press.expected(press.FERRY, press.KITES)


def test_a_lead_over_the_page_belongs_to_the_body_in_columns(press):
    lead = "一间豆腐坊，白天磨豆腐，晚上开夜校，街坊们围坐在灯下读诗讲故事，这样的夜晚在青石巷已经有半年之久了。"
    body = press.column(press.Story((), press.TOFU.paragraphs), 13)
    head = "青石巷的豆腐坊夜校\n记者 贺一舟 通讯员 石坚"
    text = f"街坊都来讲故事\n\n{body}\n\n{head}\n\n{lead}\n\n{press.after((press.KITES, 20))}"
    article = next(a for a in segment(text).articles if a.parts_of(Role.LEAD))
    assert article.authors == ("贺一舟", "石坚")
    assert [part.span.of(text) for part in article.parts_of(Role.SUBHEADING)] == ["街坊都来讲故事"]
    assert press.bare(article.title_parts()[0].span.of(text)) == "青石巷的豆腐坊夜校"


def test_blank_lines_before_quotes_do_not_end_a_paragraph(press):
    lines = press.wrapped("船工老方说，新船好是好，就是太安静，他想在船头挂一只“铜铃”，让河里的鱼也知道渡船来了。", 13)
    at = next(n for n, line in enumerate(lines) if "“" in line)
    lines[at : at + 1] = [lines[at].split("“")[0], "", "“" + lines[at].split("“")[1]]
    text = press.after((press.KITES, 20)) + "\n" + "\n".join(lines) + "\n\n船头挂起铜铃\n"
    assert "船头挂起铜铃" in press.told(text)
    assert len(segment(text).articles) == 2


def test_sub_headings_are_no_headlines(press, page):
    text = press.after(*page)
    article = next(a for a in segment(text).articles if a.authors == ("贺一舟",))
    assert [part.span.of(text) for part in article.parts_of(Role.SUBHEADING)] == ["带着故事来上课"]
    assert article.kind is Kind.FEATURE


def test_a_headline_without_a_body_is_a_teaser(press):
    text = press.after((press.FERRY, 20), (press.KITES, 13)) + "\n\n山里修通第一条公路\n——石门乡筑路记\n"
    teaser = segment(text).articles[-1]
    assert teaser.kind is Kind.TEASER
    assert "山里修通第一条公路" in teaser.parts[0].span.of(text)


def test_furniture_is_kept_apart(press):
    text = "今日导读\n\n2版>>" + press.after((press.FERRY, 20)) + "\n责任编辑 视觉设计 版式\n"
    found = segment(text)
    assert [f.span.of(text) for f in found.furniture] == ["今日导读", "2版>>", "责任编辑 视觉设计 版式"]
    assert press.told(text) == press.expected(press.FERRY)


def test_a_notice_ends_with_who_gives_it(press):
    notice = press.Story(
        ("停气公告",),
        ("因管道检修，定于本周六凌晨对柳叶路以南的住户停气，请提前做好准备，给您带来不便敬请谅解。",),
        signature="杏林县燃气有限公司 2031年5月6日",
    )
    text = press.after((notice, 20), (press.KITES, 13))
    assert press.told(text) == press.expected(notice, press.KITES)
    assert segment(text).articles[0].kind is Kind.NOTICE


def test_every_boundary_and_match_has_confidence_and_reason(press, page):
    for article in segment(press.after(*page)).articles:
        assert 0 < article.confidence < 1
        assert article.title_reason is not None
        assert article.title_reason.text("zh") != article.title_reason.key
        for part in article.parts:
            assert 0 < part.confidence < 1
            assert part.reason is not None
            for language in ("zh", "en"):
                assert part.reason.text(language) != part.reason.key
