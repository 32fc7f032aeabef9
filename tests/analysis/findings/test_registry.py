"""Every check is named in both languages and its findings come back in order."""

from hypothesis import given
from hypothesis import strategies as st

from core.analysis.findings import CHECKS, find_findings
from core.messages import LANGUAGES, catalogue
from tests.analysis.findings.pages import body


def test_every_check_has_a_name_in_every_language() -> None:
    for language in LANGUAGES:
        assert {f"term.check.{name}" for name in CHECKS} <= set(catalogue(language))


def test_findings_come_in_the_order_of_the_text_and_can_be_said() -> None:
    material = body("良种覆盖率达到118.5%，谷子己经入仓，损耗率从8%下降到12%，他说：“收工。")
    found = find_findings(material.text, material.segmentation, material.blocks, (), material.figures)
    assert [finding.check for finding in found] == [
        "share_over_whole",
        "suspicious_character",
        "contradicted_change",
        "unpaired_mark",
    ]
    assert [finding.span.start for finding in found] == sorted(finding.span.start for finding in found)
    for finding in found:
        for language in LANGUAGES:
            assert finding.message.text(language)


def test_an_empty_page_has_no_findings() -> None:
    material = body("。")
    assert find_findings("", material.segmentation.decided(), []) == ()


_MARKISH = st.text(
    "甲乙丙人民己已千干，,。；;：:“”（）()《》0123456789万个%占率由从提高下降到其中共、\n \ufffd",
    min_size=1,
    max_size=80,
)


@given(_MARKISH.filter(lambda text: text.strip() != ""))
def test_any_text_gives_findings_within_it(text: str) -> None:
    material = body(text.strip())
    found = find_findings(material.text, material.segmentation, material.blocks, (), material.figures)
    for finding in found:
        assert finding.check in CHECKS
        for span in (finding.span, *finding.others):
            assert 0 <= span.start < span.end <= len(material.text)
