from hypothesis import given
from hypothesis import strategies as st

from core.model.article import Article, Part
from core.model.correction import Correction
from core.model.kinds import Role
from core.model.span import Span
from core.text.article_text import article_text, part_text


def part(raw: str, text: str, role: Role) -> Part:
    at = raw.index(text)
    return Part(Span(at, at + len(text)), role)


def article(raw: str, *parts: tuple[str, Role]) -> Article:
    return Article(1, tuple(part(raw, text, role) for text, role in parts))


def test_title_lines_stay_apart_and_body_lines_join() -> None:
    raw = "青石镇修好三座桥\n村民出门不再绕路\n本报讯　桥面今天通\n车。\n"
    got = article_text(
        raw,
        article(raw, ("青石镇修好三座桥\n村民出门不再绕路", Role.HEADLINE), ("本报讯　桥面今天通\n车。", Role.BODY)),
    )
    assert got.headline == "青石镇修好三座桥 村民出门不再绕路"
    assert got.body.endswith("桥面今天通车。")


def test_title_in_brackets_or_upright_has_no_space() -> None:
    raw = "镇里印发《桥梁养护\n办法》通知\n\n春耕\n正忙\n"
    assert (
        part_text(raw, part(raw, "镇里印发《桥梁养护\n办法》通知", Role.HEADLINE)).text
        == "镇里印发《桥梁养护办法》通知"
    )
    assert part_text(raw, part(raw, "春耕\n正忙", Role.HEADLINE)).text == "春耕正忙"


def test_heading_mark_of_markdown_goes_and_map_stays_exact() -> None:
    raw = "前言\n## 山路通了\n正文。"
    clean = part_text(raw, part(raw, "## 山路通了", Role.SUBHEADING))
    assert clean.text == "山路通了"
    span = clean.raw_span(0, 4)
    assert span is not None
    assert span.of(raw) == "山路通了"


def test_body_parts_broken_in_mid_sentence_are_one_paragraph() -> None:
    raw = "桥面今天通车，第一辆\n图为通车现场\n班车八点开出。\n第二天又开两班。"
    got = article_text(
        raw,
        article(
            raw,
            ("桥面今天通车，第一辆", Role.BODY),
            ("班车八点开出。", Role.BODY),
            ("第二天又开两班。", Role.BODY),
            ("图为通车现场", Role.CAPTION),
        ),
    )
    assert got.body == "桥面今天通车，第一辆班车八点开出。\n第二天又开两班。"
    assert [p.role for p in got.paragraphs] == [Role.BODY, Role.BODY, Role.CAPTION]


def test_dateline_and_byline_on_the_same_line_stay_in_the_running_text() -> None:
    raw = "本报青石5月2日讯（记者 何山）今天桥通了。\n"
    got = article_text(
        raw,
        article(raw, ("本报青石5月2日讯", Role.DATELINE), ("（记者 何山）", Role.BYLINE), ("今天桥通了。", Role.BODY)),
    )
    assert got.body == "本报青石5月2日讯（记者 何山）今天桥通了。"


def test_byline_on_a_line_of_its_own_is_no_body() -> None:
    raw = "本报记者 何山\n今天桥通了。\n"
    got = article_text(raw, article(raw, ("本报记者 何山", Role.BYLINE), ("今天桥通了。", Role.BODY)))
    assert got.body == "今天桥通了。"
    assert [p.text for p in got.paragraphs] == ["本报记者 何山", "今天桥通了。"]


def test_lead_is_a_paragraph_of_its_own() -> None:
    raw = "三座桥，一条心\n今天桥通了。\n"
    got = article_text(raw, article(raw, ("三座桥，一条心", Role.LEAD), ("今天桥通了。", Role.BODY)))
    assert got.body.split("\n") == ["三座桥，一条心", "今天桥通了。"]


def test_correction_over_a_line_end_of_a_title() -> None:
    raw = "青石镇修好三坐\n桥村民出门方便\n"
    title = part(raw, "青石镇修好三坐\n桥村民出门方便", Role.HEADLINE)
    clean = part_text(raw, title, [Correction(1, Span(6, 9), "座桥，")])
    assert clean.text == "青石镇修好三座桥，村民出门方便"
    assert clean.raw_span(6, 7) == Span(6, 9)


def test_two_headline_parts_are_told_apart() -> None:
    raw = "修桥记\n中间\n后续报道"
    got = article_text(raw, article(raw, ("修桥记", Role.HEADLINE), ("后续报道", Role.HEADLINE), ("中间", Role.KICKER)))
    assert got.headline == "修桥记 后续报道"
    assert got.kicker == "中间"
    assert got.subheadline == ""


@given(
    st.text("桥通车a1。 \n“#", min_size=1, max_size=60), st.sampled_from([Role.HEADLINE, Role.BODY, Role.SUBHEADING])
)
def test_every_clean_character_is_the_one_it_comes_from(raw: str, role: Role) -> None:
    clean = part_text(raw, Part(Span(0, len(raw)), role))
    assert len(clean.starts) == len(clean.ends) == len(clean.text)
    for char, start, end in zip(clean.text, clean.starts, clean.ends, strict=True):
        assert start == end or raw[start:end] == char


@given(st.lists(st.text("桥通车a1。\n", min_size=1, max_size=20), min_size=1, max_size=5))
def test_paragraphs_hold_what_the_parts_hold(texts: list[str]) -> None:
    raw, parts = "", []
    for text in texts:
        parts.append(Part(Span(len(raw), len(raw) + len(text)), Role.BODY))
        raw += text + "\n"
    got = article_text(raw, Article(1, tuple(parts)))
    bare = "".join("".join(clean.text for _, clean in got.parts).split())
    assert "".join("".join(p.text for p in got.paragraphs).split()) == bare
    for paragraph in got.paragraphs:
        assert "\n" not in paragraph.text
        assert len(paragraph.clean.starts) == len(paragraph.text)


def test_correction_over_a_paragraph_end_swallows_it() -> None:
    raw = "桥通了。\n班车八点开出来了，大家都去看看。"
    clean = part_text(raw, Part(Span(0, len(raw)), Role.BODY), [Correction(1, Span(3, 6), "，班")])
    assert clean.text == "桥通了，班车八点开出来了，大家都去看看。"
