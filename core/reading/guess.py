"""Guess publication, edition date, page number and section name from a file's name and the head of its text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from core.model.page import PageDetails

_YEARS = range(1815, 2100)
_DATE = re.compile(
    r"(?<!\d)(\d{4})(?:([-_./ ]?)(\d{2})\2(\d{2})|([-_./])(\d{1,2})\5(\d{1,2})"
    r"|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?)(?!\d)"
)
_HAN_DIGITS = "〇零○一二三四五六七八九"
_HAN_DATE = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NUMBER = r"(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_PAGE = re.compile(rf"(?:第\s*)?(?<![A-Za-z0-9])({_NUMBER})\s*版(?!本|权|面|图|画)|版次?\s*[:：]?\s*(\d{{1,3}})(?!\d)")
_LETTERED = re.compile(r"(?<![A-Za-z0-9])([A-Da-d])0*(\d{1,2})(?![A-Za-z0-9])")
_FILE_PAGE = re.compile(r"(?<![A-Za-z0-9])(?:p|P|page|Page)?0*(\d{1,2})(?![A-Za-z0-9])")
_PUBLICATION = re.compile(
    r"[\u4e00-\u9fff]{2,10}?(?:日报|晚报|早报|晨报|午报|时报|周报|商报|都市报|快报|导报|青年报|学报|(?<![通简公])报)"
)
_SECTION = re.compile(r"[\u4e00-\u9fff]{2,8}")
_SECTION_NAME = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:要闻|新闻|综合|民生|副刊|专版|专刊|时政|国际|国内|体育|文化|教育|经济|财经|社会|广告|公告|地方|县区|专题"
    r"|理论|评论|观点|视点|关注|公益|文艺|生活|健康|读书|农业|法治|科技|旅游|深度|特别报道)"
)
_NUMBERED_SECTION = re.compile(
    rf"(?:0?(\d{{1,2}})\s*[·:：|]?\s*)?({_SECTION_NAME.pattern})(?:\s*[·:：|]?\s*0?(\d{{1,2}}))?"
)
_LOOSE_NUMBER = re.compile(r"(?<![A-Za-z0-9.：:-])0?([1-9]\d?)(?![A-Za-z0-9.：:%-])")
_IMPRINT = re.compile(
    r"(?:星期|周)[一二三四五六日天]|农历\S*|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S*|(?:总)?第\s*\d+\s*期|[今本]日\s*\d+\s*版|共\s*\d+\s*版"
    r"|国[内际]\S*刊号\S*|(?:CN|ISSN)\s*[\d-]+\S*|邮发代号\S*|(?:责任编辑|责编|编辑|版式|美编|校对|组版|本版编辑|电话|热线|电子信箱|邮箱)[:：]?\s*\S*"
)
_SECTION_ENDS = ("版", "报", "期", "社", "编辑", "校对", "月", "日", "年")
_NO_HEADER = re.compile(r"[，。；！？,;!?]|上接|下转|转\s*第|见\s*第|详见|导读|>>|讯")
_LITTLE = 10
_SHORT_SECTION = 4
_EDGE_LINES = 3
_HEAD_LINES = 12
_TAIL_LINES = 6
_HEADER_LENGTH = 48


def guess_details(source: str, text: str) -> PageDetails:
    """Return what a file's name and the first and last lines of its text tell of the page; "" or None where nothing."""
    by_name, by_text = _from_name(PurePath(source).stem), _from_text(text)
    return PageDetails(
        by_name.publication or by_text.publication,
        by_name.edition_date or by_text.edition_date,
        by_name.page_number or by_text.page_number,
        by_name.section_name or by_text.section_name,
    )


def _from_name(stem: str) -> PageDetails:
    day, rest = _take_date(stem)
    publication, rest = _take_publication(rest)
    number, rest = _take_page(rest)
    if not number and day is not None:
        number, rest = _take(_FILE_PAGE, rest)
    section = _section(rest) if day is not None or number or publication else ""
    return PageDetails(publication, day, number.lstrip("0"), section)


def _from_text(text: str) -> PageDetails:
    """Read the short lines of head and foot that carry a date, a page number or a section name, and little else."""
    publication, day, number, section = "", None, "", ""
    for line, is_edge in _header_lines(text):
        if _NO_HEADER.search(line):
            continue
        line_day, rest = _take_date(line)
        line_publication, rest = _take_publication(_IMPRINT.sub(" ", rest))
        line_number, line_section = _number_and_section(rest, is_edge, line_day is not None)
        if line_day is not None and len(_bare(rest)) <= _LITTLE:
            day = day or line_day
            publication = publication or line_publication
        elif not _bare(rest) or line_number:
            publication = publication or line_publication
        number, section = number or line_number, section or line_section
    return PageDetails(publication, day, number, section)


def _number_and_section(rest: str, is_edge: bool, has_day: bool) -> tuple[str, str]:
    """Return page number and section name of what a header line holds besides date and publication.

    A number without 版 counts only beside a section name or a date, and only on the outermost lines of the page: inside
    it is a guide to another page.
    """
    if not is_edge or len(_bare(rest)) > _LITTLE:
        return "", ""
    number, left = _take_page(rest)
    if number:
        return number, _section(left)
    named = _NUMBERED_SECTION.fullmatch(rest.strip())
    if named and (named[1] or named[3] or len(named[2]) <= _SHORT_SECTION):
        return named[1] or named[3] or "", named[2]
    if has_day:
        number, left = _take(_LOOSE_NUMBER, rest)
        return number, _section(left)
    return "", ""


def _header_lines(text: str) -> list[tuple[str, bool]]:
    """Return the short lines of head and foot, each with whether it is one of the outermost."""
    lines = [line.strip().lstrip("#*| ").strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    last = len(lines) - 1
    found = []
    for i, line in enumerate(lines):
        if (i < _HEAD_LINES or i > last - _TAIL_LINES) and len(line) <= _HEADER_LENGTH:
            found.append((line, i < _EDGE_LINES or i > last - _EDGE_LINES))
    return found


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _take_date(text: str) -> tuple[date | None, str]:
    """Return the first date of a text and the text without it."""
    for found in _DATE.finditer(text):
        year, _, month, day, _, month2, day2, month3, day3 = found.groups()
        made = _date(int(year), int(month or month2 or month3), int(day or day2 or day3))
        if made is not None:
            return made, _cut(text, found)
    for found in _HAN_DATE.finditer(text):
        year_digits = int("".join(str(max(0, _HAN_DIGITS.index(c) - 2)) for c in found[1]))
        made = _date(year_digits, _han_number(found[2]), _han_number(found[3]))
        if made is not None:
            return made, _cut(text, found)
    return None, text


def _date(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _han_number(text: str) -> int:
    """Return 1 to 99 written in Chinese: 十一, 二十三."""
    tens, ten, ones = text.rpartition("十")
    high = (_HAN_DIGITS.index(tens) - 2 if tens else 1) if ten else 0
    return high * 10 + (_HAN_DIGITS.index(ones) - 2 if ones else 0)


def _take_page(text: str) -> tuple[str, str]:
    """Return the page number of a text (3, A3) and the text without it."""
    found = _PAGE.search(text) or _LETTERED.search(text)
    if found is None:
        return "", text
    written = "".join(piece for piece in found.groups() if piece)
    return _page_number(written), _cut(text, found)


def _page_number(written: str) -> str:
    if written[0] in _HAN_DIGITS + "十":
        return str(_han_number(written))
    letter = written[0].upper() if written[0].isalpha() else ""
    return letter + (written[len(letter) :].lstrip("0") or "0")


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    return (found[1], _cut(text, found)) if found else ("", text)


def _take_publication(text: str) -> tuple[str, str]:
    found = _PUBLICATION.search(text)
    return (found[0], _cut(text, found)) if found else ("", text)


def _section(text: str) -> str:
    """Return the first Chinese word left over that can name a section: 要闻, 综合新闻."""
    for found in _SECTION.finditer(text):
        if not found[0].endswith(_SECTION_ENDS):
            return found[0]
    return ""


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
