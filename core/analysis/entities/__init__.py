"""Entities: persons, bodies, places, times and titles, proposed with a confidence and a reason."""

from core.analysis.entities.finder import find_mentions

__all__ = ["find_mentions"]
