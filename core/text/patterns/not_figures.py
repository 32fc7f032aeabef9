"""Numbers that are no figures: dates, clock times, ordinals, models, addresses, telephone numbers, names in quotes."""

from __future__ import annotations

import re

from core.text.patterns.numerals import RUN

_HAN = "一二三四五六七八九十"
_YEAR = r"(?:[12]\d{3}|[〇○零一二三四五六七八九]{4})"
_TO = r" ?(?:[-—–―~～－至到、]|——) ?"
_DAY = rf"(?:\d{{1,2}}|[{_HAN}廿]{{1,3}})"

_AGE = "[多余级]|的?历史|左右|以上|之久"
_AT_NUMBER = rf"(?=[\d〇○零{_HAN}廿])"  # looked at first: most characters of a page are no numbers

DATE = re.compile(
    rf"{_AT_NUMBER}(?:(?<![\d.约近达过逾长今])(?:{_YEAR} ?年?{_TO})?{_YEAR} ?年(?!{_AGE})(?: ?度)?"
    rf"|(?<![\d.]){_YEAR}{_TO}\d{{2}} ?年"
    rf"|(?<![个\d.{_HAN}])(?:{_DAY}{_TO})?{_DAY} ?月(?![饼亮球])(?:份|底|初|末)?"
    rf"(?: ?{_DAY} ?[日号])?(?:{_TO}{_DAY} ?[日号])?"
    rf"|(?<![\d.{_HAN}百千万亿])(?:{_DAY}[日号]?{_TO})?{_DAY} ?日(?!以?之?内|均|产|龄|游)"
    rf"|(?<!\d)[12]\d{{3}}[-./·]\d{{1,2}}[-./·]\d{{1,2}}(?!\d)|(?<!\d)(?:19|20)\d\d-[01]\d(?!\d)"
    rf"|(?<!\d)\d{{1,2}}·\d{{1,2}}|[{_HAN}]·[{_HAN}]{{1,2}}"
    rf"|(?:\d\d|[{_HAN}]{{1,3}}) ?(?:年代|世纪)"
    rf"|[{_HAN}]{{1,3}}五(?=[”\"』」》]|期间|规划|时期|末|以来|开局|收官|计划))"
)
CLOCK = re.compile(
    rf"{_AT_NUMBER}(?:(?<![\d.])(?:[01]?\d|2[0-4]) ?[:：∶] ?[0-5]\d(?: ?[:：∶] ?[0-5]\d)?"
    rf"|(?<![\d.{_HAN}百千])(?:{_DAY}(?:[时点])?{_TO})?{_DAY} ?[时点](?![零〇{_HAN}]+(?:[个倍成%万亿米公平元]))"
    rf"(?: ?{_DAY} ?[分刻](?!之|别|钟))?)"
)
_NOT_FIRST = "[目此之以提当日年月午夜空]"
ORDINAL = re.compile(
    rf"第 ?{RUN}(?:(?:{_TO}){RUN}(?= ?[名位届批期次章节条款]))?|(?<!{_NOT_FIRST})前 ?{RUN} ?(?:名|位|强|甲|茅)"
    rf"|(?<![目此之以提当])前 ?{RUN} ?个(?:月|季度)|前[三四]季度|(?<![每一两三四五六\d])(?:周|星期|礼拜)[{_HAN}]"
)
MODEL = re.compile(
    r"(?<![A-Za-z])[A-Za-z]+[-‐–/]?\d[\d.]*"  # GDP5000亿元 and APP15个 are figures
    r"(?![\d.,]* ?(?:[万亿%元]|[多余]?[家名个台辆间人次条件张套份户头位所座])|[\d,.]*,\d{3})"
    r"|(?<!\d)\d+(?:\.\d+)?[-+]?[GDKSB](?![A-Za-z])"
)
PLACE = re.compile(
    rf"(?=[\d国省县乡GSXY{_HAN}])(?:"
    r"(?<!\d)\d+(?:[-—]\d+)? ?号(?:楼|院|线|馆|厅|桥|井|地块)?(?: ?\d+ ?(?:单元|层|室))?"
    r"|(?<!\d)\d+ ?[栋幢] ?\d+ ?(?:单元|号|室)"
    r"|(?<!\d)\d+ ?单元"
    rf"|(?:[国省县乡]道 ?|(?<![A-Za-z])[GSXY])\d+|(?<!\d)\d+ ?路(?=[、，公车]|$)"
    rf"|[{_HAN}\d] ?年级(?:[（(]?[{_HAN}\d]+[)）]?班)?)"
)
TELEPHONE = re.compile(
    r"(?=\d)(?:(?<!\d)0\d{2,3}[-—－– ]\d{7,8}(?:[-转]\d+)?|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?<!\d)400[-—－]?\d{3}[-—－]?\d{4})"
)
LATELY = re.compile(r"(?<=[这那前])(?:两|几|三五)(?:天|年|日|个月)(?!内|里)")
CONTEST = re.compile(r"(?:[男女]子|[×xX]) ?\d+(?:\.\d+)? ?(?:米|公里|公斤|千克)|(?<!\d)\d+ ?(?:公斤|千克)级")
TITLE = re.compile(r"《[^《》]{1,60}》")
QUOTED_NAME = re.compile(r"[“‘「『\"](?P<inside>[^“”‘’「」『』\"，。；：！？、…\n]{1,12})[”’」』\"]")
EXCLUDED = (DATE, CLOCK, ORDINAL, MODEL, PLACE, TELEPHONE, CONTEST, LATELY, TITLE)
"""Whatever one of these covers holds no figure."""
