"""Say things in the user's language: a message is a key with values, put into words only when it is shown."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.resources import resource

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is not yet in any language: a catalogue key and the values it speaks of.

    `values` are strings, numbers or further messages; they are kept as sorted pairs so that messages compare and hash.
    """

    key: str
    values: tuple[tuple[str, Any], ...] = ()

    def text(self, language: str = "zh") -> str:
        """Return the sentence in a language of `LANGUAGES`.

        A collection may hold messages of another version of the program: what the catalogue lacks is shown as its key.
        """
        values = {k: v.text(language) if isinstance(v, Message) else v for k, v in self.values}
        try:
            return catalogue(language)[self.key].format_map(values)
        except KeyError:
            return self.key

    def to_json(self) -> list[Any]:
        """Return the message as plain lists, strings and numbers."""
        values = [[k, {"message": v.to_json()} if isinstance(v, Message) else v] for k, v in self.values]
        return [self.key, values] if values else [self.key]

    @classmethod
    def from_json(cls, data: list[Any]) -> Message:
        """Return the message that `to_json` described."""
        pairs = data[1] if len(data) > 1 else []
        values = ((k, cls.from_json(v["message"]) if isinstance(v, dict) else v) for k, v in pairs)
        return cls(data[0], tuple(values))

    def __str__(self) -> str:
        return f"{self.key}{json.dumps(dict(self.values), ensure_ascii=False, default=str) if self.values else ''}"


def message(key: str, **values: Any) -> Message:
    """Return the message of a catalogue key with its values."""
    return Message(key, tuple(sorted(values.items())))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return all sentences of a language: dotted key -> format string, from `resources/i18n/LANGUAGE/*.toml`."""
    found: dict[str, str] = {}
    for file in sorted(resource("i18n", language).glob("*.toml")):
        for key, sentence in _flat(tomllib.loads(file.read_text(encoding="utf-8"))):
            if key in found:
                raise ValueError(f"{file.name}: {key} stands in two files")
            found[key] = sentence
    return found


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{key}.")
        else:
            rows.append((prefix + key, value))
    return rows
