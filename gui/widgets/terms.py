"""The words of the closed lists in the language of the interface."""

from __future__ import annotations

from core.messages import catalogue
from gui.translate import tr, translator


def type_name(entity_type: str) -> str:
    """Return what an entity type is called; a collection's own types are called what they are."""
    key = f"term.type.{entity_type}"
    return tr(key) if key in catalogue(translator.language) else entity_type


def role_name(role: str) -> str:
    """Return what a role is called."""
    return tr(f"term.role.{role}")


def kind_name(kind: str) -> str:
    """Return what a kind of article is called."""
    return tr(f"term.kind.{kind}")


def decision_name(decision: str) -> str:
    """Return what a decision is called."""
    return tr(f"term.decision.{decision}")


def percent(confidence: float) -> str:
    """Return a confidence as whole percent; only what is certain says 100 %."""
    return f"{100 if confidence >= 1 else min(99, round(confidence * 100))}%"


def key_text(keys: str) -> str:
    """Return a key as it is printed on a button: signs for the long names."""
    return {"Return": "↵", "Backspace": "⌫"}.get(keys, keys)
