"""Words of the closed lists in the workbook's language."""

from __future__ import annotations

from functools import cache

from core.messages import catalogue, message
from core.model.kinds import Decision, EntityType, Kind, PageStatus

KINDS = tuple(message(f"term.kind.{kind}") for kind in Kind)
TYPES = tuple(message(f"term.type.{kind}") for kind in EntityType)
DECISIONS = tuple(message(f"term.decision.{decision}") for decision in Decision)
STATUSES = tuple(message(f"term.status.{status}") for status in PageStatus)


@cache
def word(area: str, key: str, language: str) -> str:
    """Return the word of a closed list ("kind", "type" …); a collection's own types are their own words."""
    return catalogue(language).get(f"term.{area}.{key}", key)
