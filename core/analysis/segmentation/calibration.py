"""Turn raw log-odds into confidences that keep their word: of those given 0.9, nine in ten are right.

The pairs (slope, offset) are fitted by `bench/segmentation_confidence.py`, which prints the table of confidence against
share right. Confidences stay below 0.99: no proposal is certain.
"""

from __future__ import annotations

from math import exp

CURVES = {
    "start": (0.28, 3.3),
    "title": (0.56, 1.93),
    "subheading": (0.46, 1.64),
    "byline": (0.0, 3.0),
    "furniture": (0.0, 4.0),
    "match": (0.2, 2.33),
    "article": (0.29, 1.91),
}
_LEAST, _MOST = 0.02, 0.99


def confidence(curve: str, odds: float) -> float:
    """Return the confidence of raw log-odds on one of `CURVES`, rounded to two places."""
    slope, offset = CURVES[curve]
    value = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, slope * odds + offset))))
    return round(max(_LEAST, min(_MOST, value)), 2)
