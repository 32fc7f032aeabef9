"""Choose proposals by what was decided of them. Without Qt."""

from __future__ import annotations

from enum import StrEnum

from core.model.kinds import Decision


class Show(StrEnum):
    """Which proposals are listed. Rejected ones are listed only by themselves."""

    ALL = "all"
    UNDECIDED = "undecided"
    DECIDED = "decided"
    REJECTED = "rejected"


def is_shown(decision: Decision, show: Show) -> bool:
    """Return whether a proposal with this decision is listed."""
    if show is Show.REJECTED:
        return decision is Decision.REJECTED
    if show is Show.UNDECIDED:
        return not decision.is_made
    return decision is not Decision.REJECTED and (show is Show.ALL or decision.is_made)
