"""Propose which mentions are the same person, body or place, and under which name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.analysis.entities.gazetteer import stem
from core.analysis.entities.learned import bare
from core.model.mention import Authority, Mention
from core.text.patterns.names import POST_ADDRESS

_COMPOUND = 2
_LEVELS = "省市县区镇乡"
_LONG_FORMS = {
    "中院": "中级人民法院", "高院": "高级人民法院", "委": "委员会", "发改委": "发展和改革委员会",
    "一院": "第一人民医院", "二院": "第二人民医院", "三院": "第三人民医院",
    "一中": "第一中学", "二中": "第二中学", "三中": "第三中学",
}  # fmt: skip


def propose_authorities(
    mentions: Sequence[Mention], known: Mapping[tuple[str, str], str] | None = None
) -> tuple[Mention, ...]:
    """Return the mentions with the agreed name of each filled in where the text gives one.

    `known` maps a word and its type to the name the collection has agreed on. A surname with a post, a short form of a
    body's name or a place without its 县 takes the full name when exactly one on the page fits.
    """
    agreed = known or {}
    full: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.type in ("PER", "ORG", "LOC") and not _is_address(mention):
            full.setdefault(mention.type, set()).add(bare(mention.text))
    writers = {bare(m.text) for m in mentions if m.reason is not None and m.reason.key == "reason.entity.byline"}
    names: dict[tuple[str, str], str] = {}
    result = []
    for mention in mentions:
        key = (bare(mention.text), mention.type)
        if key not in names:
            names[key] = agreed.get(key) or _name_of(mention, full.get(mention.type, set()), writers)
        result.append(replace(mention, authority=mention.authority or names[key]))
    return tuple(result)


def groups_of(mentions: Iterable[Mention]) -> tuple[Authority, ...]:
    """Return one authority for each agreed name, the other spellings as its aliases, sorted by type and name."""
    aliases: dict[tuple[str, str], set[str]] = {}
    for mention in mentions:
        if mention.authority:
            aliases.setdefault((mention.type, mention.authority), set()).add(bare(mention.text))
    return tuple(
        Authority(0, name, kind, tuple(sorted(spelt - {name}))) for (kind, name), spelt in sorted(aliases.items())
    )


def _name_of(mention: Mention, full: set[str], writers: set[str]) -> str:
    text = bare(mention.text)
    if mention.type == "PER":
        return _person(text, full - writers) if _is_address(mention) else text
    if mention.type == "ORG":
        return _only(f for f in full if is_short_for(text, f)) or text
    if mention.type == "LOC":
        return _only(f for f in full if f != text and (stem(f) == text or f.endswith(text))) or text
    return text if mention.type == "DOC" else ""


def _is_address(mention: Mention) -> bool:
    """Judge whether a person is called by surname and post or form of address only."""
    return mention.reason is not None and mention.reason.key in ("reason.entity.address", "reason.entity.nickname")


def _person(text: str, full: set[str]) -> str:
    """Return the only full name with the surname of 李局长 or 老李; none for 李女士, who may be anybody."""
    if text[0] in "老小" and len(text) == _COMPOUND:
        return _only(name for name in full if name.startswith(text[1]))
    match = POST_ADDRESS.match(text)
    return _only(name for name in full if match and name.startswith(match[1]))


def is_short_for(short: str, full: str) -> bool:
    """Return whether a body's name may be a shorter form of another: 市中院 of 东平市中级人民法院."""
    if len(short) >= len(full) or not short:
        return False
    if full.endswith(short):
        return short[0] in _LEVELS or len(short) * 2 > len(full)
    for brief, long in _LONG_FORMS.items():
        if short.endswith(brief) and full.endswith(long):
            return _fits(short[: -len(brief)], full[: -len(long)])
    same_end = short[-1] == full[-1] and (short[-2:] == full[-2:] or short[-1] in "委局厅部院")
    return (same_end and _fits(short, full)) or (len(short) > 3 and short in full)


def _fits(short: str, full: str) -> bool:
    """Judge whether the characters of a short form stand in order in the long one, from its start or its level on."""
    if not short:
        return True
    at = full.find(short[0])
    if at < 0 or (at > 0 and short[0] not in _LEVELS):
        return False
    return re.search(".*?".join(map(re.escape, short)), full[at:]) is not None


def _only(names: Iterable[str]) -> str:
    found = set(names)
    return found.pop() if len(found) == 1 else ""
