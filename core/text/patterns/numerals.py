"""Numerals: Arabic and Chinese numbers and their mixtures, and the words that join two into a range."""

from __future__ import annotations

import re

_WIDE = "０１２３４５６７８９．％萬億兩個餘點號幾數條張畝噸層輛臺處戶歲產種顆粒門間隻雙幅項課頭時鐘週檔歷屆場臺從"
_THIN = "0123456789.%万亿两个余点号几数条张亩吨层辆台处户岁产种颗粒门间只双幅项课头时钟周档历届场台从"
FOLD = str.maketrans(_WIDE, _THIN)
"""Characters of equal meaning brought to one form, one for one, so that offsets stay."""

DIGIT_VALUES = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {"两": 2}
SCALE_VALUES = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

_POINT = r"(?: \. ?|\.)"  # letter-spaced lines set the point apart; "1. 23家" is a list
DIGITS = rf"(?:\d{{1,3}}(?: ?[,，] ?\d{{3}}(?!\d))+(?:{_POINT}\d+)?|\d+(?:{_POINT}\d+)?)"
"""An Arabic number, thousands set apart by commas of either width or not at all."""
HAN_DIGIT = "一二两三四五六七八九"
_SCALE = r"[十廿卅]|百(?!帕)|千(?![瓦克米伏帕焦卡赫])|[万亿]"  # 480千瓦 is 480 of 千瓦, not 480,000 of 瓦
_SOME = r"(?:(?<![人户次件份多少无系指参总岁时天])数|几)(?=[十百千万亿])|(?<=[十百千万])几"
HAN_DECIMAL = r"[零一二两三四五六七八九十百]{1,9}点[零〇一二三四五六七八九]{1,9}(?![零〇一二三四五六七八九十分刻]|点)"
_FIRST = rf"(?:{HAN_DECIMAL}|{DIGITS}|[{HAN_DIGIT}]|{_SCALE}|{_SOME})"
_NEXT = (
    rf"(?:[零〇○{HAN_DIGIT}]|{_SCALE}|{_SOME}|(?<=[千百万亿]){DIGITS}"
    rf"|(?<=[{HAN_DIGIT}])、(?=[{HAN_DIGIT}](?:[十百千万亿]|[^{HAN_DIGIT}\d]))|[余多来](?=[百千万亿]))"
)
RUN = rf"{_FIRST}{_NEXT}*"
"""A numeral as one run: 1,280 · 2.49万 · 三千两百 · 10余万 · 七、八十 · 三点五."""

NUMERAL = re.compile(rf"(?<![\d.]){RUN}")
FRACTION = re.compile(rf"(?P<parts>百|千|万|{RUN})分之 ?(?P<count>{RUN})")
SLASHED = re.compile(r"(?<![\d/.])(?P<count>\d{1,2})/(?P<parts>[1-9]\d{0,2})(?![\d/.]|[年月日号])")
RANGE_WORD = re.compile(r" ?(?:至|到|、|[-—–―~～－﹣∼〜]{1,2}) ?")
BELOW_ZERO = re.compile(r"零下 ?")
