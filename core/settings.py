"""Every setting in one table: from it come what is valid, what is stored, and the preferences dialog."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.messages import LANGUAGES, Message, message

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting, of the type of its default. `choices` closes the list of a string, `low` and `high` bound a number.

    `is_shown`: it stands in the preferences dialog; others are only remembered.
    """

    key: str
    default: Value
    group: str
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    is_shown: bool = True

    @property
    def label(self) -> Message:
        """What it is called."""
        return message(f"setting.{self.key}")

    @property
    def group_label(self) -> Message:
        """What its group is called."""
        return message(f"setting_group.{self.group}")

    def label_of(self, choice: str) -> Message:
        """Return what one of its choices is called."""
        return message(f"setting_choice.{self.key}.{choice}")

    def valid(self, value: object) -> Value | None:
        """Return a value in the setting's own type, or None when it is not one of its values."""
        if isinstance(self.default, tuple):
            is_list = isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
            return tuple(value) if is_list else None  # type: ignore[arg-type]
        if type(value) is not type(self.default):
            return None
        if isinstance(value, str) and self.choices and value not in self.choices:
            return None
        if type(value) is int and self.high and not self.low <= value <= self.high:
            return None
        return value


SETTINGS: tuple[Setting, ...] = (
    Setting("language", "zh", "look", LANGUAGES),
    Setting("theme", "system", "look", ("system", "light", "dark")),
    Setting("scale", 100, "look", low=80, high=200),
    Setting("moves_gently", True, "look"),
    Setting("author", "", "review"),
    Setting("analyzes_on_import", True, "review"),
    Setting("opens_last", True, "review"),
    Setting("backs_up", True, "safety"),
    Setting("backup_minutes", 30, "safety", low=5, high=24 * 60),
    Setting("backup_folder", "", "safety"),
    Setting("checks_after_crash", True, "safety"),
    Setting("number_pattern", "", "handoff"),
    Setting("retention", "permanent", "handoff", ("none", "permanent", "years_30", "years_10")),
    Setting("openness", "open", "handoff", ("none", "open", "closed")),
    Setting("handoff_columns", (), "handoff", is_shown=False),
    Setting("recent", (), "memory", is_shown=False),
    Setting("window", "", "memory", is_shown=False),
    Setting("keys", (), "memory", is_shown=False),
    Setting("scrolls_together", True, "memory", is_shown=False),
)
"""All settings, in the order of the dialog. `backup_folder`: "" is a folder beside the settings.

`number_pattern` is how archive numbers are built (docs/handoff.md); `handoff_columns` holds a line for each sheet whose
columns are chosen: SHEET=COLUMN,COLUMN; `keys` a line for each action whose keys were changed: ACTION=KEY KEY.
"""

_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The settings of a user. A value that is missing or not valid any more is the default."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_folder() / "settings.json"
        self._stored: dict[str, Any] = _read(self.path)

    def __getitem__(self, key: str) -> Value:
        """Return the value of a setting. Raises KeyError when there is no such setting."""
        setting = _BY_KEY[key]
        value = setting.valid(self._stored.get(key))
        return setting.default if value is None else value

    def text(self, key: str) -> str:
        """Return the value of a setting that is a string."""
        value = self[key]
        if not isinstance(value, str):
            raise TypeError(key)
        return value

    def number(self, key: str) -> int:
        """Return the value of a setting that is a number."""
        value = self[key]
        if not isinstance(value, int):
            raise TypeError(key)
        return value

    def is_on(self, key: str) -> bool:
        """Return the value of a setting that is a switch."""
        return self[key] is True

    def items(self, key: str) -> tuple[str, ...]:
        """Return the value of a setting that is a list."""
        value = self[key]
        if not isinstance(value, tuple):
            raise TypeError(key)
        return value

    def set(self, values: Mapping[str, Value]) -> None:
        """Store settings. Raises ValueError when one is not valid, UserError when they can't be written."""
        for key, value in values.items():
            if _BY_KEY[key].valid(value) is None:
                raise ValueError(f"{key}: {value!r}")
        self._stored.update(values)
        _write(self.path, self._stored)


def config_folder() -> Path:
    """Return the folder in which this system keeps the settings of a user's programs."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or str(Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "jiaokan"


def _read(path: Path) -> dict[str, Any]:
    """Return what is stored. A file that makes no sense is put aside: settings are not worth a refusal to start."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return {}
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return found
    with suppress(OSError):
        path.replace(path.with_suffix(".damaged"))
    return {}


def _write(path: Path, stored: dict[str, Any]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise UserError("settings_not_written", path=str(path), detail=str(error)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
