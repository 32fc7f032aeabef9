"""Which columns come back, what they change, and how what was typed is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any

from core.handoff.back.rows import shown
from core.messages import LANGUAGES, message
from core.model.kinds import Decision, EntityType, Kind, PageStatus

Parser = Callable[[Any], str]
"""Takes what a cell holds and returns the program's own form; raises Invalid."""
_LONGEST = 2000
_DATE = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$")
_PAGE_NUMBER = re.compile(r"[A-Za-z]?\d{1,4}[A-Za-z]?$")
_NAMES = re.compile(r"[；;、，,\n]")
_ALIASES = re.compile(r"[；;\n]")
_VALUE = re.compile(r"-?\d+(?:\.\d+)?(?:(?:-|/)\d+(?:\.\d+)?)?$")


class Invalid(ValueError):  # noqa: N818 - said of what was typed, not of the program
    """Say that a cell holds what its column can't: `key` names the sentence."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Field:
    """What a column changes: the field of a record, and how its cells are read."""

    table: str
    name: str
    parse: Parser


def line(value: Any) -> str:
    """Return text in one line."""
    text = " ".join(shown(value).split())
    if len(text) > _LONGEST:
        raise Invalid("too_long")
    return text


def text(value: Any) -> str:
    """Return text as it is, without blank ends."""
    return "\n".join(part.strip() for part in shown(value).strip().split("\n"))


def day(value: Any) -> str:
    """Return a date of eight digits, of a date cell or with dashes as ISO 8601; "" for none."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    said = shown(value).strip()
    if not said:
        return ""
    found = _DATE.match(said)
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else _refuse("no_date")
    except ValueError:
        return _refuse("no_date")


def page_number(value: Any) -> str:
    """Return a page number such as 3 or A03."""
    said = line(value)
    return said if not said or _PAGE_NUMBER.match(said) else _refuse("no_page_number")


def names(value: Any, between: re.Pattern[str] = _NAMES) -> str:
    """Return names with ； between them, each once."""
    found = (" ".join(name.split()) for name in between.split(shown(value)))
    return "；".join(dict.fromkeys(name for name in found if name))


def number(value: Any) -> str:
    """Return a number as a plain decimal; "" for none."""
    said = shown(value).replace(",", "").replace("，", "").strip()
    if not said:
        return ""
    try:
        found = Decimal(said)
    except ArithmeticError:
        return _refuse("no_number")
    if not found.is_finite() or len(f"{found:f}") > 40:
        return _refuse("no_number")
    return f"{found.normalize():f}"


def value_text(value: Any) -> str:
    """Return a number, a range 30-50 or a fraction 2/3."""
    said = re.sub(r"\s*[—–~～－至]\s*", "-", shown(value).replace(",", "").strip()).replace("／", "/")
    return said if _VALUE.match(said) else _refuse("no_value")


def choice(value: Any, area: str, members: Iterable[StrEnum], own: frozenset[str] = frozenset()) -> str:
    """Return the member of a closed list by its word in any language; `own` are further words that are themselves."""
    said = line(value)
    for member in members:
        if said in {member.value, *(message(f"term.{area}.{member.value}").text(each) for each in LANGUAGES)}:
            return member.value
    return said if said in own else _refuse("no_choice")


def is_dismissed(value: Any) -> str:
    """Return "1" for a dismissed finding, "0" for an open one."""
    said = line(value)
    for flag, key in (("0", "open"), ("1", "dismissed")):
        if said in {message(f"handoff.finding.{key}").text(language) for language in LANGUAGES}:
            return flag
    return _refuse("no_choice")


def fields(own_types: frozenset[str] = frozenset()) -> dict[str, dict[str, Field]]:
    """Return the columns that come back, by sheet; `own_types` are the collection's own entity types."""
    decision = partial(choice, area="decision", members=Decision)
    return {
        "pages": {
            "publication": Field("page", "publication", line),
            "edition_date": Field("page", "edition_date", day),
            "page_number": Field("page", "page_number", page_number),
            "section_name": Field("page", "section_name", line),
            "status": Field("page", "status", partial(choice, area="status", members=PageStatus)),
        },
        "articles": {
            "kicker": Field("article", "text", line),
            "headline": Field("article", "text", line),
            "subheadline": Field("article", "text", line),
            "kind": Field("article", "kind", partial(choice, area="kind", members=Kind)),
            "authors": Field("article", "authors", names),
            "decision": Field("article", "decision", decision),
        },
        "texts": {"text": Field("article", "text", text)},
        "mentions": {
            "type": Field("mention", "type", partial(choice, area="type", members=EntityType, own=own_types)),
            "authority": Field("mention", "authority", line),
            "decision": Field("mention", "decision", decision),
        },
        "authorities": {
            "aliases": Field("authority", "aliases", partial(names, between=_ALIASES)),
            "note": Field("authority", "note", text),
        },
        "figures": {
            "indicator": Field("figure", "indicator", line),
            "number": Field("figure", "value", number),
            "number_text": Field("figure", "value", value_text),
            "unit": Field("figure", "unit", line),
            "lower": Field("figure", "lower", number),
            "upper": Field("figure", "upper", number),
            "qualifier": Field("figure", "qualifier", line),
            "period": Field("figure", "period", line),
            "place": Field("figure", "place", line),
            "decision": Field("figure", "decision", decision),
        },
        "findings": {"state": Field("finding", "is_dismissed", is_dismissed)},
    }


def _refuse(key: str) -> str:
    raise Invalid(key)
