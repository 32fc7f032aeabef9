"""JSON Lines back in: the records of pages, decisions included, as `jsonlines` writes them or another program does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from core.errors import UserError
from core.messages import Message
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision, Kind, Role
from core.model.mention import Mention
from core.model.page import PageAnalysis
from core.model.span import Span

Given = dict[str, Any]
Noun = TypeVar("Noun")
_LONGEST_LINE = 1 << 26
_BROKEN = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)


def read_records(path: Path) -> Iterator[tuple[str, PageAnalysis]]:
    """Yield for each line the hash of its page's raw text and what is said of the page.

    Raises UserError with the line's number when one can't be read.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            number = 0
            while line := file.readline(_LONGEST_LINE):
                number += 1
                if line.strip():
                    yield _read(path, number, line)
    except OSError as error:
        raise UserError("handback.unreadable", file=path.name, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise UserError("records.no_record", file=path.name, line=number + 1, detail="UTF-8") from error


def _read(path: Path, number: int, line: str) -> tuple[str, PageAnalysis]:
    try:
        given = json.loads(line)
        return str(given["sha256"]), _page(given)
    except _BROKEN as error:
        detail = f"{type(error).__name__}: {error}"[:120]
        raise UserError("records.no_record", file=path.name, line=number, detail=detail) from error


def _page(given: Given) -> PageAnalysis:
    furniture = tuple(Furniture(0, Span(*pair)) for pair in given.get("furniture", ()))
    return PageAnalysis(
        Segmentation(_each(given, "articles", _article), furniture),
        _each(given, "entities", _mention),
        _each(given, "figures", _figure),
        _each(given, "findings", _finding),
    )


def _each(given: Given, name: str, read: Callable[[Given], Noun]) -> tuple[Noun, ...]:
    return tuple(read(item) for item in given.get(name, ()))


def _article(given: Given) -> Article:
    return Article(
        0,
        _each(given, "parts", _part),
        Kind(given.get("kind", Kind.NEWS)),
        tuple(str(name) for name in given.get("authors", ())),
        str(given.get("dateline", "")),
        str(given.get("jump", "")),
        _share(given),
        decision=_decision(given),
    )


def _part(given: Given) -> Part:
    reason = Message(str(given["reason"])) if given.get("reason") else None
    return Part(_span(given), Role(given["role"]), _share(given), reason, _decision(given))


def _mention(given: Given) -> Mention:
    return Mention(
        0,
        _span(given),
        str(given["type"]),
        _text(given, "text"),
        _text(given, "authority"),
        _text(given, "value"),
        _share(given),
        decision=_decision(given),
    )


def _figure(given: Given) -> Figure:
    return Figure(
        0,
        _span(given),
        _text(given, "text"),
        str(given["value"]),
        _text(given, "unit"),
        _decimal(given.get("lower")),
        _decimal(given.get("upper")),
        _text(given, "qualifier"),
        _text(given, "indicator"),
        _text(given, "period"),
        _text(given, "place"),
        _decimal(given.get("base_value")),
        _text(given, "base_unit"),
        _share(given),
        decision=_decision(given),
    )


def _finding(given: Given) -> Finding:
    others = tuple(Span(*pair) for pair in given.get("others", ()))
    words = Message(str(given.get("message", "")))
    return Finding(0, _span(given), str(given["check"]), words, others, given.get("dismissed") is True)


def _span(given: Given) -> Span:
    start, end = given["start"], given["end"]
    if type(start) is not int or type(end) is not int:
        raise TypeError("start, end")
    return Span(start, end)


def _text(given: Given, name: str) -> str:
    return str(given.get(name) or "")


def _share(given: Given) -> float:
    value = float(given.get("confidence", 1.0))
    if not 0 <= value <= 1:
        raise ValueError("confidence")
    return value


def _decision(given: Given) -> Decision:
    return Decision(given.get("decision", Decision.UNDECIDED))


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
