"""How sure each rule is: the share of its proposals that were right, measured as docs/entities.md says."""

from __future__ import annotations

_BY_RULE = {
    "PER": {
        "byline": 0.98, "post": 0.97, "address": 0.97, "nickname": 0.95, "again": 0.95, "name": 0.93, "spaced": 0.9,
        "foreign": 0.9, "unusual": 0.8,
    },
    "ORG": {"known_body": 0.92, "chain": 0.9, "again": 0.9, "brand": 0.65},
    "LOC": {
        "dateline": 0.99, "again": 0.95, "road_number": 0.95, "gazetteer": 0.93, "ending": 0.88, "chain": 0.8,
    },
    "TIME": {"date": 0.95},
    "DOC": {"marks": 0.99},
}  # fmt: skip
_LEXICON, _OTHER = 0.97, 0.7


def confidence(kind: str, rule: str) -> float:
    """Return how likely a proposal of an entity type by a rule is right, from 0 to 1."""
    if rule == "lexicon":
        return _LEXICON
    return _BY_RULE.get(kind, {}).get(rule, _OTHER)
