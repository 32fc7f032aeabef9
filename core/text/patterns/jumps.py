"""Jump lines: 下转 and 上接 with the page they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[0-9０-９一二三四五六七八九十○〇零两\s]{1,6}"
JUMP = re.compile(
    rf"[（(【\[〔]?\s*(?P<way>下\s*转|上\s*接)\s*(?:第\s*)?(?P<letter>[A-Za-zＡ-Ｚ]?)\s*"
    rf"(?P<number>{_NUMBER})\s*[版页面](?:[·・\-—\s]*[\u4e00-\u9fff]{{0,8}}\s*[）)】\]〕])?"
)
_DIGITS = str.maketrans("０１２３４５６７８９ＡＢＣＤＥＦＧＨ", "0123456789ABCDEFGH")
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class JumpMark:
    """A jump line: where it stands in the text searched, its way, and the page number it names ("2", "A3")."""

    start: int
    end: int
    leads_on: bool
    page_number: str
    text: str


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese or Arabic numeral below 100, or None."""
    plain = re.sub(r"\s", "", text).translate(_DIGITS)
    if plain.isdigit() and plain.isascii():
        return int(plain)
    tens, ten, ones = plain.partition("十")
    if ten:
        values = [_CHINESE.get(tens, 1 if not tens else -1), _CHINESE.get(ones, 0 if not ones else -1)]
        return values[0] * 10 + values[1] if min(values) >= 0 else None
    digits = [_CHINESE.get(char) for char in plain]
    if not digits or None in digits:
        return None
    return int("".join(map(str, digits)))


def find_jumps(text: str) -> list[JumpMark]:
    """Return the jump lines of a text; one whose page is no number is none."""
    found = []
    for match in JUMP.finditer(text):
        number = chinese_number(match["number"])
        way = re.sub(r"\s", "", match["way"])
        if number is None:
            continue
        letter = match["letter"].translate(_DIGITS).upper()
        bare = re.sub(r"\s", "", match[0]).strip("（()）【】[]〔〕")
        found.append(JumpMark(match.start(), match.end(), way == "下转", f"{letter}{number}", bare))
    return found


def is_jump_line(text: str) -> bool:
    """Return whether a text is a jump line and nothing else."""
    if not 3 <= len(text) <= 30 or ("转" not in text and "接" not in text):
        return False
    match = JUMP.match(text.strip())
    return match is not None and not text[match.end() :].strip()


def page_key(page_number: str) -> str:
    """Return a page number in the form jumps name it: 第二版, 02 and ２ are all "2"; A03 is "A3"."""
    plain = re.sub(r"[\s第版页]", "", page_number).translate(_DIGITS).upper()
    match = re.match(r"([A-Z]?)(.+)", plain)
    if not match:
        return plain
    number = chinese_number(match[2])
    return f"{match[1]}{number}" if number is not None else plain
