"""Findings that come in: those dismissed stay dismissed, those gone go."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from core.model.finding import ACROSS_PAGES, Finding

if TYPE_CHECKING:
    from core.storage.unit import Unit


def replace_findings(
    unit: Unit, page_id: int, proposed: Iterable[Finding], checks: Collection[str] | None = None
) -> None:
    """Replace a page's findings of some checks; without `checks`, of all that look at one page alone.

    A finding that overlaps a dismissed one of the same check is not raised again.
    """
    stored = [f for f in unit.of(Finding, page_id) if _concerns(f, checks)]
    dismissed = [f for f in stored if f.is_dismissed]
    old = {(f.span, f.check, f.message): f for f in stored if not f.is_dismissed}
    for finding in proposed:
        if any(finding.check == f.check and finding.span.overlaps(f.span) for f in dismissed):
            continue
        same = old.pop((finding.span, finding.check, finding.message), None)
        new = replace(finding, id=same.id if same else 0, is_dismissed=False)
        if same is None:
            unit.add(new, page_id)
        else:
            unit.put(new)
    for left in old.values():
        unit.remove(Finding, left.id)


def _concerns(finding: Finding, checks: Collection[str] | None) -> bool:
    return finding.check not in ACROSS_PAGES if checks is None else finding.check in checks
