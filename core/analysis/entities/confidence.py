"""How sure each rule is: the share of its proposals that were right, measured as docs/entities.md says."""

from __future__ import annotations

from core.analysis.entities.tokens import Token

_BY_RULE = {
    "PER": {"byline": 0.98, "post": 0.97, "address": 0.96, "nickname": 0.9, "name": 0.9, "again": 0.95, "spaced": 0.9},
    "ORG": {"known_body": 0.9, "again": 0.88, "chain": 0.85, "brand": 0.7},
    "LOC": {"dateline": 0.99, "gazetteer": 0.93, "road_number": 0.9, "again": 0.88, "ending": 0.85, "chain": 0.75},
    "TIME": {"date": 0.95},
    "DOC": {"marks": 0.99},
}
_LEXICON, _OTHER = 0.97, 0.7


def confidence(token: Token) -> float:
    """Return how likely a proposal is right, from 0 to 1."""
    if token.rule == "lexicon":
        return _LEXICON
    return _BY_RULE.get(token.type, {}).get(token.rule, _OTHER)
