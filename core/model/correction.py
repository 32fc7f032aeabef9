"""Corrections: replacements for spans of raw text, which itself stays."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.span import Span


@dataclass(frozen=True, slots=True)
class Correction:
    """A reviewer's replacement for a span of raw text."""

    id: int
    span: Span
    replacement: str
    author: str = ""
