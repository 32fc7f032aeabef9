"""Group the mentions of a collection by the names they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from core.model.authority_group import AuthorityGroup
from core.model.mention import Authority
from core.storage.store import Store

_GROUPS = """
    SELECT type, CASE authority WHEN '' THEN text ELSE authority END AS name, text, count(*) AS times,
        sum(decision = 'undecided') AS undecided
    FROM mention WHERE decision <> 'rejected' AND type <> 'TIME' {page}
    GROUP BY type, name, text ORDER BY type, name, times DESC, text
"""


def authority_groups(store: Store, page_id: int | None = None) -> list[AuthorityGroup]:
    """Return the names of a page's mentions, or (None) of all mentions and all agreed names."""
    statement = text(_GROUPS.format(page="" if page_id is None else "AND page_id = :page"))
    values = {} if page_id is None else {"page": page_id}
    rows: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in store.database.rows(statement, values):
        rows[row["type"], row["name"]].append(row)
    agreed = {(authority.type, authority.name): authority for authority in store.authorities()}
    if page_id is None:
        for key in agreed:
            rows.setdefault(key, [])
    groups = [_group(key, found, agreed.get(key)) for key, found in rows.items()]
    return sorted(groups, key=lambda group: (group.type, -group.count, group.name))


def _group(key: tuple[str, str], rows: list[Mapping[str, Any]], agreed: Authority | None) -> AuthorityGroup:
    words = tuple((row["text"], row["times"]) for row in rows)
    undecided = sum(row["undecided"] for row in rows)
    if agreed is None:
        return AuthorityGroup(*key, words, undecided)
    return AuthorityGroup(*key, words, undecided, agreed.id, agreed.note, agreed.aliases)
