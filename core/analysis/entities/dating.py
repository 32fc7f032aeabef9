"""Place times in the calendar: 去年11月 in a paper of 2023 is 2022-11."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_YEAR_WORDS = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "同年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "次年": 1,
    "后年": 2,
}
_DAY_WORDS = {"今": 0, "当": 0, "本": 0, "同": 0, "昨": -1, "前": -2, "明": 1, "次": 1, "翌": 1, "后": 2}
_MONTH_WORDS = {"本": 0, "当": 0, "同": 0, "上": -1, "上个": -1, "下": 1, "下个": 1}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}
_PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前两季度": (1, 6),
    "前二季度": (1, 6),
    "前三季度": (1, 9),
    "年初": (1, 1),
    "年底": (12, 12),
    "年末": (12, 12),
    "年中": (6, 6),
}
_THIRDS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}
_WEEKDAYS = "一二三四五六日"
_TO = re.compile(r"(?<=[年月日号时点分度初底末旬份天晚午间夜起\d]) ?(?:至|到|[—－–～~-]{1,2}) ?")
_YEAR = re.compile(r"(1\d{3}|20\d{2})年|([一二][〇○零一二三四五六七八九]{3})年")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月|(十[一二]?|[一二三四五六七八九])月|(上个|下个|[本上下当同])月")
_DAY = re.compile(
    r"(?<!\d)(3[01]|[12]\d|0?[1-9])[日号]|(?<=月)(三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九])[日号]"
)
_DAY_WORD = re.compile(r"(今|昨|前|明|后|当|同|次|翌)(?:天|日|晚|晨|夜|早)")
_QUARTER = re.compile(r"第?([一二三四1-4])季度")
_DECADE = re.compile(r"(上|本|2[01]|1\d|二十一?|十[一二三四五六七八九]?)个?世纪(?:([2-9])0|([二三四五六七八九])十)年代")
_WEEK = re.compile(r"([上本下])个?(?:周|星期)([一二三四五六日天末])")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """First and last day, and how fine the text is: 4 (year), 7 (month) or 10 (day) characters of an ISO date."""

    first: date
    last: date
    fineness: int


def resolve_time(text: str, edition_date: date | None) -> str:
    """Return a time as ISO 8601: a day, a month, a year, or start/end; "" when the text does not say enough.

    Relative times and dates without a year count from `edition_date`; times of day are left out.
    """
    bare = re.sub(r"\s", "", text)
    pieces = _TO.split(_completed(bare), maxsplit=1)
    first = _stretch(pieces[0], edition_date)
    if first is None:
        return ""
    if len(pieces) == 1:
        return _iso(first.first, first.last, first.fineness)
    end = _end(pieces[1], first, edition_date)
    if end is None:
        return ""
    return _iso(first.first, end.last, max(first.fineness, end.fineness))


def _end(text: str, first: _Stretch, today: date | None) -> _Stretch | None:
    """Return the end of a range; what it leaves unsaid (year, month) it shares with the start."""
    if text == "今":
        return _Stretch(today, today, 10) if today else None
    if _YEAR.search(text) or any(word in text for word in _YEAR_WORDS) or _DAY_WORD.match(text):
        return _stretch(text, today)
    start = first.first
    if _MONTH.search(text) or not _DAY.search(text):
        near = [_stretch(f"{start.year + shift}年{text}", today) for shift in (0, 1)]
    else:
        following = _month_start(start.year, start.month + 1)
        near = [_stretch(f"{day.year}年{day.month}月{text}", today) for day in (start, following)]
    return next((end for end in near if end and end.last >= start), None)


def _completed(text: str) -> str:
    """Give the start of a range the unit of its end: 1至10月 is 1月至10月."""
    text = re.sub(r"(?<!\d)(\d{1,2})(至|到|[—－–～~-]{1,2})(\d{1,2})(月|日)", r"\1\4\2\3\4", text)
    return re.sub(r"(\d{4})(至|到|[—－–～~-]{1,2})(\d{4})年", r"\1年\2\3年", text)


def _iso(first: date, last: date, fineness: int) -> str:
    start, end = first.isoformat()[:fineness], last.isoformat()[:fineness]
    return start if start == end else f"{start}/{end}"


def _stretch(text: str, today: date | None) -> _Stretch | None:
    decade = _DECADE.search(text)
    if decade:
        return _decade(decade)
    day = _relative_day(text, today)
    if day is not None:
        return _Stretch(day, day, 10)
    year, is_given = _year(text, today)
    if year is None:
        return None
    months = _months(text, year, today)
    if months is None:
        return _Stretch(date(year, 1, 1), date(year, 12, 31), 4) if is_given else _lone_day(text, today)
    return _within(text, year, months, today, is_given)


def _within(text: str, year: int, months: tuple[int, int], today: date | None, is_given: bool) -> _Stretch | None:
    first, last = _month_start(year, months[0]), _month_start(year, months[1])
    single = months[0] == months[1]
    day = _DAY.search(text)
    third = next((t for word, t in _THIRDS.items() if single and re.search(rf"月份?{word}", text)), None)
    if single and not is_given and today is not None and not re.search(r"[上下本当同]个?月", text):
        first = last = _nearest(first, today)
    length = monthrange(last.year, last.month)[1]
    if day:
        number = int(day[1]) if day[1] else _han(day[2])
        if number > length:
            return None
        return _Stretch(first.replace(day=number), first.replace(day=number), 10)
    if third:
        return _Stretch(first.replace(day=third[0]), first.replace(day=min(third[1], length)), 10)
    return _Stretch(first, last.replace(day=length), 7)


def _nearest(month: date, today: date) -> date:
    """Return the month of the year in which it lies nearest to today; papers write of what has been."""
    ahead = (month.year - today.year) * 12 + month.month - today.month
    if ahead > 4:
        return month.replace(year=month.year - 1)
    return month.replace(year=month.year + 1) if ahead < -10 else month


def _year(text: str, today: date | None) -> tuple[int | None, bool]:
    """Return the year, and whether the text gives it."""
    match = _YEAR.search(text)
    if match:
        return (int(match[1]) if match[1] else int("".join(str(_DIGITS[c]) for c in match[2]))), True
    if today is None:
        return None, False
    for word, shift in _YEAR_WORDS.items():
        if word in text:
            return today.year + shift, True
    season = re.match(r"([今去明])[春夏秋冬]", text)
    if season:
        return today.year + {"今": 0, "去": -1, "明": 1}[season[1]], True
    return today.year, False


def _months(text: str, year: int, today: date | None) -> tuple[int, int] | None:
    """Return the first and last month (13 is January of the next year), or None when the text names none."""
    match = _MONTH.search(text)
    if match:
        if match[3]:
            return None if today is None else _shifted(year, today, _MONTH_WORDS[match[3]])
        number = int(match[1]) if match[1] else _han(match[2])
        return number, number
    quarter = _QUARTER.search(text)
    for word, months in _PARTS.items():
        if word in text or (word[1:] in ("初", "底", "末") and re.search(rf"年{word[1:]}$", text)):
            return months
    if quarter:
        number = int(quarter[1]) if quarter[1].isdigit() else _DIGITS[quarter[1]]
        return number * 3 - 2, number * 3
    season = re.search(r"[今去明年初早仲深暮晚隆]([春夏秋冬])(?!节)", text)
    return _SEASONS[season[1]] if season else None


def _shifted(year: int, today: date, months: int) -> tuple[int, int]:
    number = (today.year - year) * 12 + today.month + months
    return number, number


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _relative_day(text: str, today: date | None) -> date | None:
    if today is None:
        return None
    match = _DAY_WORD.match(text)
    if match:
        return today + timedelta(days=_DAY_WORDS[match[1]])
    week = _WEEK.match(text)
    if week:
        shift = {"上": -7, "本": 0, "下": 7}[week[1]]
        weekday = 5 if week[2] == "末" else _WEEKDAYS.index(week[2].replace("天", "日"))
        return today - timedelta(days=today.weekday()) + timedelta(days=shift + weekday)
    return None


def _lone_day(text: str, today: date | None) -> _Stretch | None:
    """Return the day of a date that has neither month nor year: the nearest one."""
    match = _DAY.search(text)
    if match is None or match[1] is None or today is None:
        return None
    near = [_day_of(today, shift, int(match[1])) for shift in (-1, 0, 1)]
    best = min((day for day in near if day), key=lambda day: abs((day - today).days), default=None)
    return _Stretch(best, best, 10) if best else None


def _day_of(today: date, shift: int, number: int) -> date | None:
    month = _month_start(today.year, today.month + shift)
    return month.replace(day=number) if number <= monthrange(month.year, month.month)[1] else None


def _decade(match: re.Match[str]) -> _Stretch:
    word = match[1]
    century = 20 if word == "上" else 21 if word == "本" else int(word) if word.isdigit() else _han(word)
    start = (century - 1) * 100 + (int(match[2]) if match[2] else _DIGITS[match[3]]) * 10
    return _Stretch(date(start, 1, 1), date(start + 9, 12, 31), 4)


def _han(number: str) -> int:
    """Return a Chinese numeral up to 99."""
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS[number]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
