"""Findings: what a reviewer should look at. Each check is a file of its own; `CHECKS` names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from core.analysis.blocks import Block
from core.analysis.findings import (
    conflicting_figures,
    contradicted_change,
    mixed_punctuation,
    repeated_passage,
    share_over_whole,
    suspicious_character,
    unfinished_body,
    unpaired_mark,
    wrong_total,
)
from core.analysis.findings.material import Material
from core.model.article import Segmentation
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.mention import Mention

CHECKS: dict[str, Callable[[Material], Iterator[Finding]]] = {
    module.CHECK: module.check
    for module in (
        repeated_passage,
        unfinished_body,
        unpaired_mark,
        mixed_punctuation,
        suspicious_character,
        conflicting_figures,
        wrong_total,
        share_over_whole,
        contradicted_change,
    )
}
"""Every check by the name that its findings carry."""


def find_findings(
    text: str,
    segmentation: Segmentation,
    blocks: Sequence[Block],
    mentions: Sequence[Mention] = (),
    figures: Sequence[Figure] = (),
) -> tuple[Finding, ...]:
    """Return the findings of a page in the order of its raw text."""
    material = Material(text, segmentation, tuple(blocks), tuple(figures), tuple(mentions))
    found = [finding for check in CHECKS.values() for finding in check(material)]
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.check)))


__all__ = ["CHECKS", "find_findings"]
