"""Think of persons: a surname, one or two given characters, and what stands around them."""

from __future__ import annotations

import re
from math import log

from core.analysis.entities.gazetteer import Gazetteer
from core.analysis.entities.tokens import Candidate
from core.analysis.entities.words import Dictionary
from core.text.characters import is_cjk
from core.text.patterns.names import ADDRESS, ADDRESS_WORD, FOREIGN_NAME, NICKNAME, SOUNDS, SPACED_NAME, SPACED_PAIR

_PRIOR = log(0.012)
_NO_CONTEXT = -2.0
_RARE_CHARACTER = log(1 / 9000)
_UNUSUAL_CHARACTER = log(1 / 20000)
_ONE_GIVEN, _TWO_GIVEN = log(0.17), log(0.83)
COMMON_SURNAME = log(0.9e-4)
_AFTER_NUMBER = -6.0
_POST_BEFORE, _ROLE_BEFORE = 9.0, 2.5
_COMPOUND = 6.0
_WORD_AS_NAME = -1.5
_AFTER_NICKNAME = -3.0
_LISTED = 1.5
_DOUBTFUL_POST = 6.0
_UNUSUAL, _CLEAR_AFTER = -16.0, 2.5
_CLEAR_SPEECH, _AFTER_AGE = 4.5, 3.5
_COUNTED = re.compile(r"\d+(?!\d| ?[\d岁])")
_AGE = re.compile(r"(?:\d|[一二三四五六七八九十])岁的$")
_INNER_GIVEN = frozenset("和得再与由在过")
_THINGS = frozenset("楼房屋路街巷桥车巴井树院")  # 老楼, 小巴: surnames, but more often things
_STRONG_SPEECH = frozenset(
    [
        "说",
        "说道",
        "介绍",
        "介绍说",
        "表示",
        "告诉",
        "认为",
        "指出",
        "强调",
        "坦言",
        "回忆",
        "提醒",
        "感慨",
        "笑着",
        "透露",
        "直言",
        "讲述",
    ]
)
_WEAK_SINGLE = frozenset("的有是也就又还都便却才已曾在从向对把将被让使给等和与")
_ROLE_ENDINGS = frozenset("员师长手人家农工者户友星民授任记官兵生匠商")
_NEVER_GIVEN = frozenset(
    "的了是在和与及等说称对向从把将被就也还都不没有这那个们着过地得很最又再我你他她它率并按据由记攒县厅镇乡"
)


def think_of_persons(text: str, start: int, end: int, lists: Gazetteer, words: Dictionary) -> list[Candidate]:
    """Return the persons that may stand in a run of Chinese characters."""
    found: list[Candidate] = []
    for at in range(start, end):
        for length in (1, 2):
            surname = text[at : at + length]
            weight = lists.surnames.get(surname)
            if weight is None or at + length >= end:
                continue
            if length == 2:
                weight += _COMPOUND
            found += _with_given_names(text, at, length, end, weight, lists, words)
    return found


def _with_given_names(
    text: str, at: int, length: int, end: int, weight: float, lists: Gazetteer, words: Dictionary
) -> list[Candidate]:
    found = []
    given = at + length
    before = _before(text, at, lists)
    if at and text[at - 1] in "小老" and length == 1:
        before += _AFTER_NICKNAME
    for size in (1, 2):
        stop = given + size
        if stop > end or not _may_be_given(text[given:stop]):
            continue
        if len(set(text[at:stop])) == 1 and before < _POST_BEFORE:
            continue
        after = _after(text, stop, lists, words)
        name = text[at:stop]
        if text[given] in _INNER_GIVEN:
            before += _AFTER_NICKNAME
        trust = _trust(before, after, weight > COMMON_SURNAME and not words.is_word(name))
        score = _PRIOR + weight + _given_score(text[given:stop], lists, words) + _context(trust, after)
        if length == 2 and words.tags.get(name) in ("nr", "nrt"):
            score = max(score, words.score(name) + 0.1)
        found.append(Candidate(at, stop, "PER", score, "post" if before >= _ROLE_BEFORE else "name"))
    return found


def _trust(before: float, after: float, is_usual: bool) -> float:
    """Return how far a post before a name counts: an unusual name needs a word of speech behind it too."""
    return before if is_usual or after >= _CLEAR_SPEECH else min(before, _DOUBTFUL_POST)


def _may_be_given(given: str) -> bool:
    """Judge whether characters may be a given name: 和平 may, 平和 may not."""
    if len(given) > 1 and ADDRESS_WORD.fullmatch(given):
        return False
    return given[-1] not in _NEVER_GIVEN and (given[0] not in _NEVER_GIVEN or given[0] in _INNER_GIVEN)


def _given_score(given: str, lists: Gazetteer, words: Dictionary) -> float:
    last = lists.last_given.get(given[-1])
    score = last if last is not None else _unlisted(given[-1])
    if len(given) == 1:
        return score + _ONE_GIVEN
    first = lists.first_given.get(given[0])
    score += first if first is not None else _unlisted(given[0])
    if words.is_word(given):
        score = max(score, words.score(given) + _WORD_AS_NAME)
    return score + _TWO_GIVEN


def _unlisted(char: str) -> float:
    """Return the score of a given character no list has: one from a rare plane is most likely a name's."""
    return _RARE_CHARACTER if ord(char) > 0xFFFF or ord(char) < 0x4E00 else _UNUSUAL_CHARACTER


def _context(before: float, after: float) -> float:
    if before <= _AFTER_NUMBER:
        return before  # 45张小床
    return before + after if before + after > 1.0 else _NO_CONTEXT


def _before(text: str, at: int, lists: Gazetteer) -> float:
    stop = at - 1 if at and text[at - 1] == " " else at
    if not stop:
        return 0.5
    for length in (5, 4, 3, 2) if text[stop - 1] in lists.post_endings else ():
        if stop >= length and text[stop - length : stop] in lists.posts:
            return _POST_BEFORE
    if text[stop - 1].isdigit():
        return _AFTER_NUMBER
    char = text[stop - 1]
    if char == "、" and _may_be_name(text[max(0, stop - 4) : stop - 1], lists):
        return _LISTED
    if char in _ROLE_ENDINGS:
        return _ROLE_BEFORE
    if char == "的" and _AGE.search(text, max(0, stop - 4), stop):
        return _AFTER_AGE
    return 0.5 if not is_cjk(char) else 0.0


def _may_be_name(text: str, lists: Gazetteer) -> bool:
    """Judge whether the end of a text could be a name, by its surname."""
    return any(lists.surnames.get(text[-size], -20.0) > COMMON_SURNAME for size in (3, 2) if len(text) >= size)


def _after(text: str, stop: int, lists: Gazetteer, words: Dictionary) -> float:
    for length in (3, 2, 1):
        word = text[stop : stop + length]
        if word in _STRONG_SPEECH:
            return _CLEAR_SPEECH
        if word in lists.speech:
            return 0.8 if word in _WEAK_SINGLE else 2.5 if length > 1 else 1.5
        if word in lists.posts:
            return 1.5
        if length == 2 and words.tags.get(word) == "v":
            return 1.2
    if stop >= len(text):
        return 0.5
    char = text[stop]
    if char == "、" and lists.surnames.get(text[stop + 1 : stop + 2], -20.0) > COMMON_SURNAME:
        return 0.8
    return 0.4 if not is_cjk(char) else 0.0


def think_of_unusual_names(text: str, start: int, end: int, lists: Gazetteer, words: Dictionary) -> list[Candidate]:
    """Return two to four characters between a post and a word of speech: a name although no list has its surname."""
    found = []
    for at in range(start, end - 2):
        if at == 0 or text[at - 1] not in lists.post_endings or text[at] in lists.surnames:
            continue
        if _before(text, at, lists) < _POST_BEFORE:
            continue
        for size in (2, 3, 4):
            stop = at + size
            if stop > end or set(text[at:stop]) & _NEVER_GIVEN or words.is_word(text[at:stop]):
                break
            is_foreign = size > 2 and all(char in SOUNDS for char in text[at:stop])
            if is_foreign or _after(text, stop, lists, words) >= _CLEAR_AFTER:
                found.append(
                    Candidate(at, stop, "PER", _UNUSUAL - size + _sureness(text, stop, lists, words), "unusual")
                )
    return found


def _sureness(text: str, stop: int, lists: Gazetteer, words: Dictionary) -> float:
    """Return what 说 or 表示 behind a name between a post and a verb adds."""
    return _AFTER_AGE if _after(text, stop, lists, words) >= _CLEAR_SPEECH else 0.0


def think_of_addresses(text: str, lists: Gazetteer, words: Dictionary) -> list[Candidate]:
    """Return persons called by surname and form of address: 李女士, 老贾, 张某."""
    found = []
    for match in ADDRESS.finditer(text):
        weight = lists.surnames.get(match["surname"], -20.0)
        if weight > COMMON_SURNAME and not _is_deed(text, match.start(), words):
            score = _PRIOR + 0.5 * weight - 3.0 + _after(text, match.end("word"), lists, words)
            found.append(Candidate(match.start(), match.end("word"), "PER", score, "address"))
    for match in NICKNAME.finditer(text):
        found += _nicknames(text, match, lists, words)
    return found


def _is_deed(text: str, at: int, words: Dictionary) -> bool:
    """Judge whether a surname is a verb that belongs to the word before it: 修 in 汽修师傅."""
    return at > 0 and words.tags.get(text[at]) == "v" and words.is_word(text[at - 1 : at + 1])


def _nicknames(text: str, match: re.Match[str], lists: Gazetteer, words: Dictionary) -> list[Candidate]:
    """Return 老耿, 老耿头, 小栓: 老 or 大 asks for a surname, 小 is content with a character of given names."""
    char, first = match["surname"], text[match.start()]
    if char in _THINGS or _COUNTED.match(text, match.end("surname")):
        return []
    stop = match.end("tail") if match["tail"] else match.end("surname")
    after = _after(text, stop, lists, words)
    weight = lists.surnames.get(char, -20.0)
    if weight > COMMON_SURNAME and (first in "老小" or after >= _CLEAR_AFTER) and (after or match["tail"]):
        score = _PRIOR + 0.5 * weight - 4.5 + after
    elif first == "小" and after >= 1.0 and char in lists.last_given and not words.is_word(text[match.start() : stop]):
        score = _PRIOR + lists.last_given[char] - 4.5 + after
    else:
        return []
    return [Candidate(match.start(), stop, "PER", score, "nickname")]


def sure_persons(text: str, lists: Gazetteer) -> list[Candidate]:
    """Return persons whose spelling alone tells: two spaced characters, foreign names with a dot."""
    found = [
        Candidate(m.start(), m.end(), "PER", 0.0, "spaced")
        for m in SPACED_NAME.finditer(text)
        if m[1] in lists.surnames
    ]
    found += [
        Candidate(m.start(1), m.end(), "PER", 0.0, "spaced")
        for m in SPACED_PAIR.finditer(text)
        if lists.surnames.get(m[1], -20.0) > COMMON_SURNAME and _before(text, m.start(1), lists) >= _POST_BEFORE
    ]
    return found + [Candidate(m.start(), m.end(), "PER", 0.0, "foreign") for m in FOREIGN_NAME.finditer(text)]


def is_name_shaped(text: str, lists: Gazetteer) -> bool:
    """Return whether a text could be a full Chinese name: a surname and one or two more characters."""
    bare = re.sub(r"\s", "", text)
    if not 2 <= len(bare) <= 4 or not all(is_cjk(char) for char in bare):
        return False
    return (bare[0] in lists.surnames and len(bare) <= 3) or (bare[:2] in lists.surnames and len(bare) >= 3)
