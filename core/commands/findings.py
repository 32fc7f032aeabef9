"""Commands on findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.commands.command import Command
from core.messages import Message, message
from core.model.finding import Finding
from core.model.span import Span

if TYPE_CHECKING:
    from core.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class DismissFindings(Command):
    """Say that findings are none, or (`is_dismissed=False`) that they are after all."""

    finding_ids: tuple[int, ...]
    is_dismissed: bool = True

    def label(self) -> Message:
        """Return what the step is called."""
        key = "dismiss_findings" if self.is_dismissed else "recall_findings"
        return message(f"command.{key}", count=len(self.finding_ids))

    def apply(self, unit: Unit) -> Span | None:
        """Mark each."""
        focus = None
        for finding_id in dict.fromkeys(self.finding_ids):
            finding = unit.get(Finding, finding_id)
            focus = focus or finding.span
            unit.put(replace(finding, is_dismissed=self.is_dismissed))
        return focus
