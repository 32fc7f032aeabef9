"""What can be told of backups and other collections without opening them, and what came of a salvage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.model.history import HistoryStep


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it lies and when (UTC) it was made. `size` in bytes."""

    path: Path
    time: datetime
    size: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """What a collection file holds: how many of each, and the latest steps, newest first. `made_by`: its program."""

    path: Path
    name: str = ""
    made_by: str = ""
    pages: int = 0
    reviewed_pages: int = 0
    articles: int = 0
    mentions: int = 0
    figures: int = 0
    steps: int = 0
    latest: tuple[HistoryStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be saved from a damaged collection into a new one.

    `changed_texts` and `lost_texts` are sources of pages: the text of the former no longer fits its hash and must be
    compared with the paper; of the latter nothing readable is left. `lost_records` counts what is known to be missing;
    `has_gaps`: places of the file can't be read, and nothing tells what stood there.
    """

    path: Path
    pages: int = 0
    steps_kept: int = 0
    steps_lost: int = 0
    lost_records: int = 0
    changed_texts: tuple[str, ...] = ()
    lost_texts: tuple[str, ...] = ()
    has_gaps: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all is known to be missing."""
        return not (self.steps_lost or self.lost_records or self.changed_texts or self.lost_texts or self.has_gaps)
