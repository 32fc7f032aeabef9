"""Marks that newspapers put before lines: bullets of bylines, dashes of sub-headlines, number signs of Markdown."""

from __future__ import annotations

import re

BULLETS = "■□◆◇●○▲△▼▽★☆▪•◎◀▶►◄"
BULLET = re.compile(rf"^[{BULLETS}\s]+")
DASH = re.compile(r"^[—–―－\-─]{1,4}(?=[^\s\d—–\-])")
"""The dash that opens a sub-headline."""
HEADING = re.compile(r"^(#{1,6})\s+")
"""The number signs of a Markdown heading."""
FRAME = re.compile(r"^[\s\-—=_*·.…~＝－─━▁◆■□●○]+$")
"""A rule or an ornament: nothing to read."""
