"""What a date, a time of day or a period looks like in a Chinese newspaper."""

from __future__ import annotations

import re

_S = " ?"  # layout programs put a space between a number and what follows


def _words(text: str) -> list[str]:
    """Return the words of a text that spaces divide."""
    return text.split()


def _any(*choices: str) -> str:
    return f"(?:{'|'.join(choices)})"


_TO = _any(" ?至 ?", " ?到 ?", " ?[—－–～~-]{1,2} ?")
_N12 = rf"(?:1[0-2]|0?[1-9])(?!\d){_S}"
_N31 = rf"(?:3[01]|[12]\d|0?[1-9])(?!\d){_S}"
_N24 = rf"(?:2[0-4]|1\d|0?\d)(?![\d.]){_S}"
_HAN_DAY = r"(?:三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九])"
_HAN_MONTH = r"(?:十[一二]?|[一二三四五六七八九])"

# Years
_DIGIT_YEAR = rf"(?:1\d{{3}}|20\d{{2}}){_S}"
YEAR = _any(
    rf"{_DIGIT_YEAR}年度?(?!的?历史|以?来[，。])",
    r"[一二][〇○零一二三四五六七八九]{3}年",
    *_words("今年 去年 前年 明年 后年 本年度? 当年(?=[底末初]|[春夏秋冬上下前]|[1-9]) 上一?年度? 次年 翌年 同年"),
)
_CENTURY = _any(
    r"(?:上|本|2[01]|1\d|[一二]?十[一二三四五六七八九]?)个?世纪(?:[2-9]0|[二三四五六七八九]十)年代(?:初期?|中后?期|末期?|后期|前期)?",
    r"(?:上|本|2[01]|1\d)世纪(?:初|末|中叶|上半叶|下半叶)",
    r"(?:[2-9]0|[二三四五六七八九]十)年代(?:初期?|中后?期|末期?|后期|前期)?",
)
_DYNASTIES = _words("西周 东周 西汉 东汉 西晋 东晋 北宋 南宋 夏 商 周 秦 汉 晋 隋 唐 宋 元 明 清")
_REIGNS = _words(
    "洪武 永乐 宣德 正统 成化 弘治 正德 嘉靖 隆庆 万历 天启 崇祯 顺治 康熙 雍正 乾隆 嘉庆 道光 咸丰 同治 光绪 宣统"
)
_DYNASTY = _any(
    rf"{_any(*_DYNASTIES)}[代朝](?:{_any(*_REIGNS)}年间)?(?:初[期年]|中[期叶]|末[期年]|晚期|早期)?",
    rf"[明清]{_any(*_REIGNS)}(?:年间|[元一二三四五六七八九十]{{1,3}}年)",
    r"(?:明清|唐宋|宋元|元明清|秦汉|隋唐|商周|魏晋|两汉|两宋|魏晋南北朝|春秋战国)(?:时期|时代|年间)?",
    r"(?:春秋|战国|三国|南北朝|五代十国|民国)(?:时期|时代|年间|初年|末年)|民国[一二三四五六七八九十]{1,3}年",
    r"[新旧]石器时代(?:早期|中期|晚期)?|青铜时代|晚清|清末民初|清末|明末清初",
)

# Parts of a year
_NO_SEASON = "(?![节运耕播灌训泳招游种收])"
SEASON = _any(
    rf"[今去明]年?(?:初|暮)?[春夏秋冬]{_NO_SEASON}(?:季|天|季节)?(?:明春|今春)?",
    "[本上]个?季度",
)
_PART_OF_YEAR = _any(
    "[初早仲深暮晚隆盛][春夏秋冬]",
    "[春夏秋冬][初末]",
    "[春夏秋冬][季天]",
    f"[春夏秋冬]{_NO_SEASON}",
    "第?[一二三四1-4]季度",
    "前[两二三]季度",
    "[上下]半年",
    "全年(?=的)",
    "年?[初底末](?!中)",
    "(?:年中|中(?=[期旬]))",
)
_HOLIDAY_NAME = _any(
    "“?(?:五一|十一)”?(?=假|小长假|黄金周|节|期间|前)",
    "五一国际劳动节",
    "国庆(?:节|(?=[假长黄期前后首第中档]))",
    *_words("春节 元旦 清明节? 端午节? 中秋节? 元宵节 除夕 重阳节 腊八节? 七夕节? 双节"),
)
HOLIDAY = rf"{_HOLIDAY_NAME}(?:(?:小?长)?假期?|黄金周)?(?:首日|第[一二三四五六七八]天|前夕)?"
HOLIDAY = rf"(?:{_HOLIDAY_NAME}[、·]?)?{HOLIDAY}"
_SOLAR_TERMS = _words("立春 惊蛰 春分 谷雨 立夏 芒种 夏至 立秋 处暑 白露 秋分 寒露 霜降 立冬 冬至")
_SOLAR_TERM = rf"{_any(*_SOLAR_TERMS)}(?:节气)?(?:当[天日])?"
_ROUGH = _any(
    "[上去]年同期",
    "上年末",
    *_words("年初 年末 年底 年内 岁末年初 岁末 新年伊始 月初 月底 月末 近日 日前 近两日 近几日 即日起 [上下]半年"),
    "连日来(?!的)",
    "(?:第[一二三四]|前[两二三]|(?<![十第每个两三四五六七八九0-9])[一二三四])季度",
    "(?<=[到至于前在])年中",
    "年前(?=[^，。、；]{0,3}(?:完|全|能|建|交|投|开|竣|都))",
)

# Months, days, weeks
_MONTH_ENDING = "月份?"
MONTH = _any(
    rf"{_N12}{_MONTH_ENDING}", rf"{_HAN_MONTH}{_MONTH_ENDING}", "[正腊]月", "[本上下当次同]月份?", "[上下]个月"
)
_SURE_MONTH = _any(rf"{_N12}{_MONTH_ENDING}", "[本上下当次同]月", "[上下]个月")
_NOT_A_DAY = "(?!线|楼|院|门|机|井|店|馆|车|公路|文件|令)"
DAY = _any(rf"{_N31}[日号]{_NOT_A_DAY}", "[上中下]旬", "[底初末]")
_LONE_DAY = rf"{_N31}日(?![均元常系语本产报夜内游]|以内|之内|以上)|{_N31}日(?=夜间)"
_HAN_DATE = rf"{_HAN_MONTH}月(?:份|{DAY}|{_HAN_DAY}[日号])"
_LUNAR_DAY = _any(
    "初[一二三四五六七八九十]", "十[一二三四五六七八九]", "廿[一二三四五六七八九]", "二十[一二三四五六七八九]?", "三十"
)
LUNAR = rf"农历(?:{YEAR})?(?:[正腊冬]|十[一二]?|[二三四五六七八九])月(?:{_LUNAR_DAY})?"
_FOLK_DAY = _any(
    rf"[正腊冬]月(?:{_LUNAR_DAY})?",
    rf"{_HAN_MONTH}月(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]|十五)",
    "大年(?:初[一二三四五六七]|三十|夜)",
    *_words("除夕夜 三月三 前几天 前些天 前两天 这几天 大前天"),
)
_WEEK = _any(
    "[本上下]个?(?:周|星期)[一二三四五六日末天]?", "(?:周|星期)[一二三四五六日天](?![种期岁])", "[本上下这]个?周末"
)
_SECTIONS = "(?!头条|导读|看点|关注|推荐|版)"
_DAY_WORD = _any(*_words(f"(?<!如)今天 昨天 明天 前天 后天 当天 今日{_SECTIONS} 昨日 明日 当日 同日 次日 翌日 同一天"))
_EVE = _any(*_words("今晚 昨晚 当晚 明晚 今晨 昨夜 今夜 当夜 今早 明早 次晨 当晨"))

# Times of day
_NO_HOUR = "(?![会餐饭班报市自恋茶辈稻籼熟秋春开已就婚礼宴安场])"
PART_OF_DAY = rf"(?:凌晨|清晨|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|深夜|夜里|[晚夜早晨午]{_NO_HOUR})"
_MINUTES = rf"(?:{_S}[0-5]?\d{_S}分(?![之钟数别])(?:[0-5]?\d秒)?|半|整|许|多|余|钟)*"
_NOT_A_POINT = r"(?!\d(?!\d?分)|[位子击评亮赞心型面个]|意见|建议|要求|体会)"
CLOCK = _any(
    rf"{_N24}时(?![代期速而长]|时候|候|间){_MINUTES}",
    rf"{_N24}点{_NOT_A_POINT}{_MINUTES}",
    r"(?:2[0-3]|1\d|0?\d)[:：][0-5]\d(?:[:：][0-5]\d)?(?!\d)",
    rf"(?:十[一二]?|[一二两三四五六七八九])点(?:半|钟|{_HAN_DAY}分)",
)

# Whole times
_DATE_OF_YEAR = rf"{YEAR}(?:{_S}{MONTH}(?:{DAY})?|{_S}{_PART_OF_YEAR}|的?{HOLIDAY}|同期)?"
_DATE = _any(
    _DATE_OF_YEAR,
    rf"{_SURE_MONTH}(?:{DAY})?",
    _HAN_DATE,
    _LONE_DAY,
    SEASON,
    _WEEK,
    _DAY_WORD,
    _EVE,
    HOLIDAY,
    LUNAR,
    _FOLK_DAY,
    _SOLAR_TERM,
    _ROUGH,
)
_MOMENT = _any(
    rf"{_DATE}{_S}(?:{PART_OF_DAY})?{_S}{CLOCK}", rf"{_DATE}(?:{PART_OF_DAY})?", rf"{PART_OF_DAY}{CLOCK}", CLOCK
)
_SHORT_RANGE = _any(
    rf"(?:{YEAR}{_S})?(?:1[0-2]|[1-9]){_TO}(?:1[0-2]|[1-9]){_S}月份?",
    rf"(?:(?:{YEAR}{_S})?{_N12}月)?(?:3[01]|[12]\d|[1-9]){_TO}(?:3[01]|[12]\d|[1-9]){_S}日",
    rf"(?:2[0-4]|1\d|\d){_TO}(?:2[0-4]|1\d|\d)[时点](?![代期])",
    rf"{_DIGIT_YEAR}{_TO}{_DIGIT_YEAR}年",
)
_BEFORE = r"(?<![\d.:：])(?<!每)(?<!距今约)(?<!距今)"
TIME = re.compile(
    _BEFORE
    + _any(f"即日起至{_MOMENT}", _SHORT_RANGE, f"{_MOMENT}(?:{_TO}(?:{_MOMENT}|今(?![天日晚])))?", _CENTURY, _DYNASTY)
)
"""A point or stretch of time that a calendar could place."""
