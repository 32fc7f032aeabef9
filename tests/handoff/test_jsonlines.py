import json
from decimal import Decimal

from core.handoff.jsonlines import lines, record, view_of
from core.model.article import Segmentation
from core.model.page import PageAnalysis
from core.model.transfer import ReadPage

from .sample_views import RAW, bridge, figures, mentions, notice, span, view


def test_record_has_the_fields_of_the_contract() -> None:
    got = record(view())
    assert (got["source"], got["length"], len(got["sha256"])) == ("青石日报_20240501_03.txt", len(RAW), 64)
    article = got["articles"][0]
    assert article["headline"] == "青石镇修好三座桥"
    assert (article["kind"], article["authors"]) == ("news", ["何山", "林小川"])
    assert {"role": "kicker", "start": 7, "end": 14, "confidence": 1.0} in article["parts"]
    entity = got["entities"][0]
    assert RAW[entity["start"] : entity["end"]] == entity["text"] == "柳一舟"
    figure = got["figures"][1]
    assert (figure["value"], figure["unit"], figure["lower"], figure["upper"]) == ("30-50", "分钟", "30", "50")
    assert got["findings"][0]["check"] == "unfinished_sentence"


def test_only_decisions_that_were_made_are_told() -> None:
    got = record(view())
    assert got["articles"][0]["decision"] == "confirmed"
    assert "decision" not in got["articles"][1]
    assert [e.get("decision") for e in got["entities"]] == ["confirmed", "rejected", None, None]


def test_one_line_a_page_and_no_line_end_inside() -> None:
    got = list(lines([view(1), view(2)], "en"))
    assert len(got) == 2
    assert all("\n" not in line and json.loads(line) for line in got)
    assert json.loads(got[0])["findings"][0]["message"] == "open"


def test_what_was_never_stored() -> None:
    analysis = PageAnalysis(Segmentation((bridge(), notice())), mentions(), figures())
    got = record(view_of(ReadPage("a.txt", RAW, "0" * 64, "gb18030"), analysis))
    assert (got["source"], got["encoding"], got["edition_date"]) == ("a.txt", "gb18030", None)
    assert len(got["articles"]) == 2


def test_large_decimals_keep_their_digits() -> None:
    from dataclasses import replace

    figure = replace(figures()[0], base_value=Decimal("1E+12"), span=span("三百万元"))
    assert record(view(figures=(figure,)))["figures"][0]["base_value"] == "1000000000000"
