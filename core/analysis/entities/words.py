"""Chinese words and how common they are: the only importer of jieba."""

from __future__ import annotations

import os
import re
import sys
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

_TAGGED = re.compile(r"^(\S+) \d+ (v|vn|vd|p|d|c|u\w?|r\w?|y|f|m|q|mq|t|a|ad|an|i|l|s)$", re.M)
_NAMES = re.compile(r"^(\S{2,4}) \d+ (?:nr|nrt|nrfg)$", re.M)
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words of jieba's dictionary.

    `counts` holds every word with its count, and every beginning of a word (count 0 when it is no word itself);
    `tags` the part of speech of words that are no plain nouns; `log_total` is the logarithm of all counts.
    """

    counts: Mapping[str, int]
    tags: Mapping[str, str]
    names: frozenset[str]
    log_total: float

    def is_word(self, text: str) -> bool:
        """Return whether the dictionary has the word."""
        return self.counts.get(text, 0) > 0

    def count(self, text: str) -> int:
        """Return how often the word was met, 0 for unknown words."""
        return self.counts.get(text, 0)


def cache_folder() -> Path:
    """Return the folder of this user for things that can be made again."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "jiaokan"


def dictionary(folder: Path | None = None) -> Dictionary:
    """Return the dictionary; the first call loads it (about a second), later calls are free. Any thread may call.

    `folder` is where jieba keeps its prepared copy (our cache folder by default); only the first call heeds it.
    """
    with _lock:
        return _load(folder or cache_folder())


_loaded: list[Dictionary] = []


def _load(folder: Path) -> Dictionary:
    if not _loaded:
        _loaded.append(_read(folder))
    return _loaded[0]


def _read(folder: Path) -> Dictionary:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 warns of its own invalid escapes and of pkg_resources
        import jieba

        jieba.setLogLevel(60)
        tokenizer = jieba.Tokenizer()
        with tokenizer.get_dict_file() as file:
            source = file.read().decode("utf-8")
        if _is_usable(folder):
            tokenizer.tmp_dir = str(folder)
            tokenizer.initialize()
            counts, total = tokenizer.FREQ, tokenizer.total
        else:
            with tokenizer.get_dict_file() as file:
                counts, total = tokenizer.gen_pfdict(file)
    return Dictionary(counts, dict(_TAGGED.findall(source)), frozenset(_NAMES.findall(source)), log(total))


def _is_usable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
