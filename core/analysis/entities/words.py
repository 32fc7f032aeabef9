"""Chinese words and how common they are: the only importer of jieba."""

from __future__ import annotations

import os
import re
import sys
import threading
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

from core.analysis.entities.gazetteer import gazetteer

_TAGGED = re.compile(r"^(\S+) \d+ (v|vn|vd|p|d|c|u\w?|r\w?|y|f|m|q|mq|t|a|ad|an|i|l|s|ns|nz|nr|nrt)$", re.M)
_SPLIT_WORDS = re.compile(
    r"^[省市县区](?:委|纪委|府|局)?(?:书记|常委|党校|大楼)$|^[省市县区]委.+$|^[市县]中心$|^各?[省市县区][市县区]级?$"
)
_OWN_COUNT = 100
_lock = threading.Lock()
_loaded: list[Dictionary] = []


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words of jieba's dictionary.

    `counts` holds every word with its count, and every beginning of a word (count 0 when it is no word itself);
    `tags` the part of speech of words that are no plain nouns; `log_total` is the logarithm of all counts.
    """

    counts: Mapping[str, int]
    tags: Mapping[str, str]
    log_total: float

    def is_word(self, text: str) -> bool:
        """Return whether the dictionary has the word."""
        return self.counts.get(text, 0) > 0

    def score(self, text: str) -> float:
        """Return the logarithm of how common a word is; unknown ones count as met once."""
        return log(self.counts.get(text) or 1) - self.log_total


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
        if not _loaded:
            lists = gazetteer()
            own = lists.posts | lists.organisation_words | lists.organisation_endings | lists.industries
            states = [place for place, kind in lists.places.items() if kind in ("country", "province")]
            not_one = {body + post for body in (*lists.organisation_endings, *states) for post in lists.posts}
            not_one |= {state + place for state in states for place in lists.places}
            _loaded.append(read_dictionary(folder or cache_folder(), own, not_one - own - lists.places.keys()))
        return _loaded[0]


def read_dictionary(folder: Path, own: Iterable[str] = (), not_one: Iterable[str] = ()) -> Dictionary:
    """Read the dictionary afresh, with our `own` words, without those that are `not_one` word (局局长).

    The prepared copy is kept in a folder; when that can't be written, there is none.
    """
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
    tags = dict(_TAGGED.findall(source))
    for word in re.findall(r"^([省市县区各]\S{1,4}) ", source, re.M):
        if _SPLIT_WORDS.match(word):
            counts[word] = 0  # 市委书记 is a body and a post, not one word
    for word in counts.keys() & set(not_one):
        counts[word] = 0
    for word in own:
        _add(word, counts)
    return Dictionary(counts, tags, log(total))


def _add(word: str, counts: dict[str, int]) -> None:
    if len(word) > 1:
        counts[word] = max(counts.get(word, 0), _OWN_COUNT)
        for size in range(1, len(word)):
            counts.setdefault(word[:size], 0)


def _is_usable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
