"""Turn nouns and commands into plain JSON values and back, led by their type hints."""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from core.messages import Message
from core.model.span import Span


def canonical(data: Any) -> str:
    """Return plain values as JSON that is the same for the same values: keys sorted, no spaces, UTF-8 as it is."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def to_plain(value: Any) -> Any:
    """Return a value as lists, dicts, strings and numbers. Spans become [start, end], decimals and dates strings."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    return {name: to_plain(getattr(value, name)) for name in hints_of(type(value))}


_WRITERS: dict[type, Callable[[Any], Any]] = {
    Span: lambda span: [span.start, span.end],
    Message: Message.to_json,
    Decimal: str,
    date: date.isoformat,
}


def from_plain(hint: Any, data: Any) -> Any:
    """Return the value of a type that `to_plain` described.

    Raises ValueError, TypeError or KeyError when the data do not fit the type.
    """
    return _reader(hint)(data)


def hints_of(kind: type) -> dict[str, Any]:
    """Return the type hints of the fields of a dataclass, in order. Raises TypeError when it is none."""
    if kind not in _hints:
        hints = get_type_hints(kind)
        _hints[kind] = {f.name: hints[f.name] for f in fields(kind)}
    return _hints[kind]


_hints: dict[type, dict[str, Any]] = {}
_readers: dict[Any, Callable[[Any], Any]] = {}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what reads values of a type, worked out once."""
    if hint not in _readers:
        _readers[hint] = _generic(hint) if get_origin(hint) else _simple(hint)
    return _readers[hint]


def _generic(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in {Union, types.UnionType}:
        return _optional(hint)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    raise TypeError(f"no plain form for {hint}")


def _simple(hint: Any) -> Callable[[Any], Any]:
    if hint in _READERS:
        return _READERS[hint]
    if hint in {str, int, bool}:
        return _same(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if is_dataclass(hint):
        return _dataclass(hint)  # type: ignore[arg-type]
    raise TypeError(f"no plain form for {hint}")


_READERS: dict[Any, Callable[[Any], Any]] = {
    Span: lambda data: Span(*data),
    Message: Message.from_json,
    Decimal: Decimal,
    date: date.fromisoformat,
    float: float,
}


def _same(kind: type) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if not isinstance(data, kind):
            raise TypeError(f"{kind.__name__} expected, not {type(data).__name__}")
        return data

    return read


def _optional(hint: Any) -> Callable[[Any], Any]:
    inner = [arg for arg in get_args(hint) if arg is not types.NoneType]
    if len(inner) != 1:
        raise TypeError(f"no plain form for {hint}")
    read = _reader(inner[0])
    return lambda data: None if data is None else read(data)


def _tuple(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        read = _reader(args[0])
        return lambda data: tuple(read(item) for item in data)
    readers = [_reader(arg) for arg in args]
    return lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True))


def _dataclass(kind: type) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in hints_of(kind).items()}

    def read(data: Any) -> Any:
        return kind(**{name: readers[name](value) for name, value in data.items()})

    return read
