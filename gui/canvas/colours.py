"""Give articles their colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.model.article import Article


def colours_of(articles: Sequence[Article]) -> dict[int, int]:
    """Return a colour index for each article id: kept as long as the article lives, different from its neighbours'."""
    colours: dict[int, int] = {}
    order = sorted(
        ((part.span.start, article.id) for article in articles for part in article.parts), key=lambda row: row[0]
    )
    beside: dict[int, set[int]] = {article.id: set() for article in articles}
    for (_, one), (_, other) in pairwise(order):
        if one != other:
            beside[one].add(other)
            beside[other].add(one)
    for article in sorted(articles, key=lambda article: article.id):
        taken = {colours[other] for other in beside[article.id] if other in colours}
        wish = (article.id - 1) % 8
        colours[article.id] = next((c % 8 for c in range(wish, wish + 8) if c % 8 not in taken), wish)
    return colours
