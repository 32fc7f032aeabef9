"""Entities: persons, bodies, places, times and titles, proposed with a confidence and a reason."""

from core.analysis.entities.authorities import groups_of, propose_authorities
from core.analysis.entities.dating import resolve_time
from core.analysis.entities.finder import find_mentions

__all__ = ["find_mentions", "groups_of", "propose_authorities", "resolve_time"]
