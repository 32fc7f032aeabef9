"""Each form is read by a program that is not ours, and says there what the pages say."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from core.errors import UserError
from core.handoff.forms.annotated import annotated
from core.handoff.forms.every import FORMS, write_form
from core.handoff.forms.folder import file_name
from core.messages import LANGUAGES
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.page import PageView
from core.model.transfer import ExportMeta, ExportOptions

from ..sample_views import RAW, mentions, span, view

META = ExportMeta("青石文库", "何山", collection_id="c0ffee", options=ExportOptions("X1·{年度}-{件号:3}"))
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(form: str, *views: PageView, meta: ExportMeta = META) -> Path:
        target = tmp_path / f"{form}.out"
        write_form(form, views or (view(),), target, meta)
        return target

    return written


def test_csv_opens_in_excel_and_keeps_text(write: Write) -> None:
    folder = write("csv")
    content = (folder / "稿件.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    with (folder / "版面.csv").open(encoding="utf-8-sig", newline="") as file:
        (page,) = csv.DictReader(file)
    assert (page["版次"], page["见报日期"], page["见报日（日期）"]) == ("03", "20240503", "2024-05-03")
    with (folder / "归档目录.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["档号"] for row in csv.DictReader(file)] == ["X1·2024-001", "X1·2024-002"]
    with (folder / "正文.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = list(csv.DictReader(file))
    assert texts[0]["稿件号"] == "1-01"
    assert texts[0]["文字"].startswith("本报青石5月2日讯（记者 何山）今天上午，青石镇的三座桥")


def test_csv_has_the_chosen_columns(write: Write) -> None:
    options = replace(META.options, columns={"articles": ("headline", "authors")})
    folder = write("csv", meta=replace(META, options=options))
    first = (folder / "稿件.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert first == "主题,作者,稿件键,版面键"


def test_csv_is_read_by_pandas(write: Write) -> None:
    pandas = pytest.importorskip("pandas")
    found = pandas.read_csv(write("csv") / "数据.csv", dtype=str)
    assert list(found["数值"].dropna()) == ["24900", "3000000"]


def test_plain_text_a_file_an_article(write: Write) -> None:
    files = sorted(write("text").iterdir())
    assert [file.name for file in files] == ["1-01_青石镇修好三座桥.txt", "1-02_=SUM(A1_A9)小区物业公示.txt"]
    lines = files[0].read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["山里人家盼通途", "青石镇修好三座桥", "青石日报 20240503 03 民生 何山、林小川"]
    assert lines[-1] == "图为通车现场。何山 摄"


def test_markdown_renders_what_was_printed(write: Write) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    raw = RAW.replace("=SUM(A1:A9)小区", "=S*M*(A1:A9)_小区_").replace("物业公司公布", "# 物业<b>公司")
    odd = view(raw=raw, articles=view().articles[:1], mentions=(), figures=(), findings=())
    first = min((write("markdown", odd)).iterdir())
    html = markdown_it.MarkdownIt().render(first.read_text(encoding="utf-8"))
    assert "<h1>青石镇修好三座桥</h1>" in html
    assert "<blockquote>\n<p>图为通车现场。何山 摄</p>" in html


ODD = ["*强调*_不_是", "# 不是标题", "1. 不是列表", "- 也不是", "[x](y) <b> `c` |d|", "~~删~~"]


@pytest.mark.parametrize("text", ODD)
def test_markdown_takes_no_text_for_marks(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    from core.handoff.forms.reading_text import _escaped

    tokens = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).parse(_escaped(text))
    inline = next(token for token in tokens if token.type == "inline")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in inline.children or ()) == text


def test_conll_is_read_by_conllu(write: Write) -> None:
    conllu = pytest.importorskip("conllu")
    sentences = conllu.parse(write("conll").read_text(encoding="utf-8"), fields=["form", "tag"])
    words = [(token["form"], token["tag"]) for sentence in sentences for token in sentence]
    start = words.index(("柳", "B-PER"))
    assert words[start : start + 4] == [("柳", "B-PER"), ("一", "I-PER"), ("舟", "I-PER"), ("说", "O")]
    assert sum(form == "-DOCSTART-" for form, _ in words) == 2
    assert "B-FIGURE" in {tag for _, tag in words}


def test_conll_lines_are_two_columns_with_sound_tags(write: Write) -> None:
    before = "O"
    for line in write("conll").read_text(encoding="utf-8").splitlines():
        tag = line.split("\t")[1] if line else "O"
        assert not line or len(line.split("\t")) == 2
        assert not tag.startswith("I-") or before[2:] == tag[2:]
        before = tag


def test_brat_is_read_by_pybrat(write: Write) -> None:
    pybrat = pytest.importorskip("pybrat.parser")
    examples = list(pybrat.BratParser(error="raise").parse(write("brat")))
    first = next(example for example in examples if "青石镇" in example.text)
    assert [e.mention for e in first.entities if e.type == "PER"] == ["柳一舟"]
    for entity in first.entities:
        assert first.text[entity.start : entity.end] == entity.mention


def test_brat_offsets_count_code_points(write: Write) -> None:
    raw = "𠮷林镇修桥。\n"
    article = replace(view().articles[1], parts=(replace(view().articles[1].parts[1], span=span(raw.strip(), raw)),))
    found = Mention(1, span("修桥", raw), "EVENT", "修桥", "修桥一事")
    folder = write("brat", view(raw=raw, articles=(article,), mentions=(found,), figures=(), findings=()))
    assert (folder / "1-01.ann").read_text(encoding="utf-8") == "T1\tEVENT 3 5\t修桥\n#1\tAnnotatorNotes T1\t修桥一事\n"
    assert "EVENT\n" in (folder / "annotation.conf").read_text(encoding="utf-8")


def test_cas_is_read_by_cassis(write: Write) -> None:
    cassis = pytest.importorskip("cassis")
    raw = "𠮷林镇修桥。第二句也在。\n"
    article = replace(view().articles[1], parts=(replace(view().articles[1].parts[1], span=span(raw.strip(), raw)),))
    found = Mention(1, span("修桥", raw), "EVENT", "修桥", "修桥一事")
    folder = write("cas", view(raw=raw, articles=(article,), mentions=(found,), figures=(), findings=()))
    with (folder / "TypeSystem.xml").open("rb") as types, (folder / "1-01.xmi").open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(types))
    assert cas.sofa_string == raw.strip()
    (entity,) = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
    assert (entity.get_covered_text(), entity.value, entity.identifier) == ("修桥", "EVENT", "修桥一事")
    sentences = cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence")
    assert [s.get_covered_text() for s in sentences] == ["𠮷林镇修桥。", "第二句也在。"]


def test_cas_offsets_are_utf16(write: Write) -> None:
    folder = write("cas")
    root = Xml.parse(folder / "1-01.xmi").getroot()
    text = next(e for e in root if e.tag.endswith("}Sofa")).attrib["sofaString"].encode("utf-16-le")
    entities = [e for e in root if e.tag.endswith("}NamedEntity")]
    found = [text[2 * int(e.attrib["begin"]) : 2 * int(e.attrib["end"])].decode("utf-16-le") for e in entities]
    assert found == ["青石镇修", "2.49万人", "30-50分钟", "柳一舟", "三百万元"]


def test_dublin_core_says_who_what_when(write: Write) -> None:
    dc = "{http://purl.org/dc/elements/1.1/}"
    root = Xml.parse(write("dc")).getroot()
    first, second = root.findall("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc")
    assert first.findtext(f"{dc}title") == "青石镇修好三座桥"
    assert [e.text for e in first.findall(f"{dc}creator")] == ["何山", "林小川"]
    assert [e.text for e in first.findall(f"{dc}subject")] == ["柳一舟（青石）"]
    assert first.findtext(f"{dc}date") == "2024-05-03"
    assert [e.text for e in first.findall(f"{dc}identifier")] == ["X1·2024-001", "urn:jiaokan:c0ffee:A11"]
    assert second.findtext(f"{dc}title") == "=SUM(A1:A9)小区物业公示"


def test_json_lines(write: Write) -> None:
    lines = write("jsonl", view(1), view(2)).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["青石日报_20240501_03.txt", "青石日报_20240502_03.txt"]


def test_rejected_mentions_are_left_out_of_every_corpus() -> None:
    first = next(annotated((view(),)))
    assert all(mark.record.decision is not Decision.REJECTED for mark in first.marked)
    assert [m.id for m in mentions() if m.decision is Decision.REJECTED] == [22]
    assert all(mark.record.id != 22 for mark in first.marked if isinstance(mark.record, Mention))


def test_marks_stand_where_they_say() -> None:
    for each in annotated((view(),)):
        for mark in each.marked:
            assert each.text[mark.start : mark.end] == "".join(mark.record.span.of(RAW).split())


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_failure_midway_leaves_nothing_behind(form: str, tmp_path: Path) -> None:
    def broken() -> Any:
        yield view()
        raise RuntimeError("midway")

    with pytest.raises(RuntimeError):
        write_form(form, broken(), tmp_path / "a", META)
    assert list(tmp_path.iterdir()) == []


def test_folders_in_use_and_unknown_forms_are_told(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    for form, place, key in (
        ("csv", tmp_path / "full", "handoff.folder_full"),
        ("pdf", tmp_path / "a", "handoff.unknown_form"),
        ("text", tmp_path / "none" / "a", "handoff.no_folder"),
    ):
        with pytest.raises(UserError) as caught:
            write_form(form, (view(),), place, META)
        assert caught.value.key == key
        assert all(caught.value.text(language) for language in LANGUAGES)
    assert (tmp_path / "full" / "mine.txt").exists()


def test_names_of_files_hold_nothing_a_system_refuses() -> None:
    assert file_name("1-01", "甲/乙:丙?\n丁. ") == "1-01_甲_乙_丙_丁"
    assert file_name("1-01", " / ") == "1-01"
    assert len(file_name("1-01", "长" * 300)) < 60
