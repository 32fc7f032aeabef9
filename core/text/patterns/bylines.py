"""Bylines, datelines and credits: who wrote it, and where the news comes from."""

from __future__ import annotations

import re

from core.text.characters import is_cjk
from core.text.patterns.marks import BULLETS

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢"
    "莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴"
    "弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠"
    "蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼"
    "容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须"
    "丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟言福候付肖代"
    "邸苑初鹿官仝揣扬迟展战宇逯青衣矫修由栗门谌冼蹇覃粟种卿但仵解兰雒亓冮昃鲜辜母占信肇"
    "趙錢孫馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇範魯韋馬鳳兪鮑費薛倫湯羅畢鄔樂傅齊顧黃蕭閔紀項祝藍賈婁顏鍾駱淩萬盧經繆"
    "應鄧單龔程鈕陸榮車寧厲劉葉龍賴藺喬雙聞黨貢勞牽閻習魚嚮廣東歐師鞏聶簡饒關紅遊權蓋嶽況歸海晉商莊溫連"
)
_COMPOUND_SURNAMES_TEXT = """
欧阳 司马 上官 诸葛 司徒 皇甫 令狐 尉迟 长孙 慕容 夏侯 公孙 东方 西门 南宫 独孤 端木 轩辕 闻人 呼延 澹台 宇文
申屠 歐陽 司馬 諸葛 鮮于 鲜于 赫连 拓跋 百里 东郭 濮阳 淳于 单于 太史 公冶 宗政 钟离 万俟 公羊 仲孙 乐正
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND_SURNAMES_TEXT.split())

_SPACE = r"\s*"


def _spaced(word: str) -> str:
    return _SPACE.join(word)


def _any_of(words: str) -> str:
    """Return a pattern of words parted by bars, any of which a line break or letter-spacing may run through."""
    return "|".join(map(_spaced, words.split("|")))


_POSTS = (
    "通讯员|通信员|记者|特派员|实习生|特约撰稿人|特约评论员|评论员|撰稿人|撰稿|撰文|作者|图片作者|报道员|摄影师|"
    "通訊員|記者|實習生|特約撰稿人|評論員"
)
_RANKS = "见习|实习|特约|首席|全媒体|融媒体|驻站|特派|青年|見習|實習|特約|高级|主任"
_BROKEN_POST = re.compile(rf"(?:{_any_of(_RANKS)})\s*(?:{_any_of(_POSTS)})(?=[\s：:])")
POST = (
    rf"(?:(?:{_any_of('本报|本刊|本网|本台|本社|新华社|人民日报|本報|新華社')})?\s*"
    rf"(?:{_any_of(_RANKS)})?\s*"
    rf"(?:{_any_of(_POSTS)}))"
)
"""What a writer is called: 本报记者, 特约通讯员, spaced out or not."""

LONE_POST = re.compile(rf"^(?:\S{{2,6}}[日晚早]报\s*)?(?:{POST}|(?:本报|本刊)(?:编辑部|编者|社论)|编者)$")
"""A post that signs for the paper and names nobody: 本报评论员."""

CREDIT_WORD = r"(?:摄影报道|摄影|图文|供图|摄|制图|绘图|漫画|攝影報導|攝影|攝)"
WORK = (
    r"(?:摄影报道|图文报道|联合报道|综合报道|采写|报道|报导|摄影|供图|供稿|整理|采访|文\s*[/／、]?\s*图|图\s*[/／、]?\s*文"
    r"|文\s*[/／]\s*摄|攝影報導|攝影|報導|攝|整理|制图|绘图|漫画|统稿)"
)
"""What a writer did: 摄, 文/图, 报道."""

_DATE = r"(?:(?:\d\s*){1,2}月\s*(?:\d\s*){1,2}日|[一二三四五六七八九十\s]{1,3}月[一二三四五六七八九十\s]{1,4}日)"
_HAN = r"[\u3400-\u9fff𠀀-𲎯]"
_SENT = r"(?:电(?![话子视力商影器动机])|讯(?!员)|電(?!話)|訊(?!員)|专电|消息)"
_OURS = r"(?:本\s*报|本\s*刊|本\s*台|本\s*网|本\s*站|本\s*報)"
_AGENCY = r"(?:据\s*)?(?:新\s*华\s*社|新\s*華\s*社|中\s*新\s*社|中新网|人民网|新华网|中国新闻社|央视新闻)"
DATELINE = re.compile(
    rf"{_OURS}\s*(?:{_HAN}\s*){{0,8}}?(?:、\s*(?:{_HAN}\s*){{2,4}})?{_DATE}\s*{_SENT}"
    rf"|{_OURS}\s*(?:{_HAN}\s*){{0,8}}?(?:讯(?!员)|訊(?!員)|综合消息)"
    rf"|{_AGENCY}\s*(?:{_HAN}\s*){{0,12}}?(?:{_DATE}\s*)?{_SENT}"
    rf"|(?:{_HAN}\s*){{2,4}}{_DATE}\s*(?:讯(?!员)|电(?=[\s（(])|訊)"
)
"""Where and when the news was sent: 本报讯, 本报济宁11月13日讯, 新华社北京3月5日电."""

DATELINE_BRACKET = re.compile(r"\s*[（(]\s*(?P<names>[^（()）。，,；;！？!?]{2,80}?)\s*[)）]", re.S)
"""The bracket behind a dateline that holds the names."""

SOURCE = re.compile(
    r"^\s*(?:(?:据|来源|来源于|原载|摘自|转自|選自|选自|综合|本报综合|稿件来源|本版综合)"
    r"|(?:本文|原文|图文)?(?:作者|笔者)(?:单位|系|为|是|现任|：|:).*(?:[^\s]{5,})$)"
)
"""Words that say where an article or its writer comes from, and name nobody."""
PICTURE_SOURCE = re.compile(
    r"^\s*(?:资料图片|资料照片|资料图|网络图片|图片来源.*|图片由.{2,30}提供|本版图片.{0,30}|视频截图|照片由.{2,30}提供"
    r"|[^\s，。]{3,16}\s*供图)\s*$"
)
"""Where a picture comes from, naming nobody."""
CREDIT = re.compile(r"(?:摄影报道|摄影|供图|摄|制图|绘图|漫画|攝影報導|攝影|攝)\s*[)）]?\s*$")
"""A signature that ends so took the picture."""
BULLET_SIGN = frozenset(BULLETS)
SIGN_OFF = re.compile(
    r"(?:^|\n|[。！ ])[^。，！？]{3,40}\s+(?:1\s*9|2\s*0)\s*\d\s*\d\s*年\s*\d\s*\d?\s*月\s*\d\s*\d?\s*日\s*$"
    r"|(?:特此|此致|予以)(?:公告|通告|通知|声明|启事|敬礼)[。！]?$"
)
"""Who gives notice and when, at its end."""

DAY = re.compile(r"^\s*(?:1\s*9|2\s*0)\s*\d\s*\d\s*年\s*\d\s*\d?\s*月\s*\d\s*\d?\s*日\s*$")
"""A full date on a line of its own."""
OFFICE = re.compile(
    r"^[^，。！？、]{4,30}(?:公司|集团|委员会|[政府局厅部处所院站队会行校社]|办公室|中心|法院|医院|大学|中学|小学)$"
)
"""Who gives notice: an office or a firm on a line of its own."""

POST_HINT = re.compile(
    r"记\s*者|通\s*讯\s*员|通信员|特派员|实习生|评论员|撰\s*[稿文]|作者|记者|記者|通訊員|文\s*[/／、]\s*图|图\s*[/／、]\s*文"
    r"|(?:摄|摄影|供图|报道|整理|制图|采写|攝)\s*[)）]?$"
)
"""A word without which no line is worth being tried as a byline."""

_NOT_NAMES_TEXT = """
本报 本刊 本网 本台 记者 报道 综合 摄影 供图 资料 文图 图文 新华 新华社 本社 作者 编辑 校对 责编 视觉 版式 导读
广告 简讯 短讯 要闻 组稿 全媒 报社 集团 中心 电视 日报 晚报 早报 晨报 快报 时报 新闻 记录 口述 整理 主编 策划
统筹 图片 版权 所有 供稿 来稿 有关 方面 高层 项目 文化 时候 方案 通知 公告 和平 安全 平安 安置 成立 成功 成果
万元 国家 国内 国际 全国 全省 全市 全县 全面 全力 花样 水平 时间 时代 金融 明天 明年 明日 常态 常务 经济 经验
相关 相互 能力 能源 解决 应急 应对 利用 游客 双方 农业 农村 农民 文明 向前 东西 广场 强化 强调 易于 古代 连续
公司 公园 公开 有序 有效 海洋 红色 关于 关注 关键 查看 空间 师生 师傅 下转 上接 待续 完
"""
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
_MARKS = re.compile(rf"[{BULLETS}|｜]")
_SEPARATOR = re.compile(r"[ \t\u3000\u00a0、，,；;/／：:|&]+")
_POST = re.compile(POST)
_ANY_POST = re.compile(r"[\u3400-\u9fff]{0,20}(?:" + _any_of(_POSTS) + r")(?=[\s：:])")
_LONE_WORK = r"(?:[文图摄](?=\s*$|\s*[|/／、：:]|[ \t\u3000]+[\u3400-\u9fff]{2}|[/／])|图片|文字)"
_ANY_WORK = rf"(?:{WORK}|{_LONE_WORK})"
_WORK = re.compile(
    rf"(?:^|(?<=[\s/／|])){_ANY_WORK}(?:\s*[/／、]?\s*{_ANY_WORK})*(?=$|[ \t\u3000|/／：:])|(?:{WORK}|[文图摄])$"
)
_GIVEN_NAME_WEN = re.compile(r"(?:(?<=[\s|])|^)([\u3400-\u9fff]{2}文)$")
"""A name of three characters that ends in 文: who wrote the text is said behind a space or a full name of three."""
_LINE_BREAK = re.compile(r"[ \t\u3000]*\n\s*")


def is_name(word: str) -> bool:
    """Return whether a word without spaces may be a person's name: two to four characters that begin with a surname.

    Names of minorities and foreigners with a middle dot count too.
    """
    if "·" in word or "•" in word:
        return 3 <= len(word) <= 16
    if not 2 <= len(word) <= 4 or not all(is_cjk(char) for char in word) or word in _NOT_NAMES:
        return False
    if word[:2] in COMPOUND_SURNAMES:
        return len(word) > 2
    return word[0] in SURNAMES and len(word) <= 4


def soft(text: str) -> str:
    """Return a text with its line breaks told apart: with spaces beside them a space, bare ones a single newline."""
    return _LINE_BREAK.sub(lambda m: " " if len(m[0].replace("\n", "")) else "\n", text)


def names_in(text: str) -> list[str] | None:
    """Return the names a byline is made of, in order, or None when it is made of anything else.

    Posts (本报记者), work (摄, 报道) and bullets fall away; 戴 岩 becomes 戴岩; a name broken over a line is joined.
    """
    plain = _MARKS.sub(" ", soft(text)).strip()
    if "\n" in plain:
        plain = _BROKEN_POST.sub("|", plain)
    plain = _ANY_POST.sub("|", plain)
    plain = _POST.sub("|", plain)
    plain = plain.strip()
    if not _GIVEN_NAME_WEN.search(plain):
        plain = _WORK.sub("|", plain)
    names: list[str] = []
    for group in plain.split("|"):
        words = [word for word in _SEPARATOR.split(group.strip("\n ")) if word]
        found = _names_of(words)
        if found is None:
            return None
        names += found
    return names


def _names_of(words: list[str]) -> list[str] | None:
    """Put the words of one group together to names."""
    names: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        pair = word + words[at + 1] if at + 1 < len(words) else ""
        if "\n" in word:
            names += _over_break(word)
            at += 1
        elif len(word) == 1 or (word in COMPOUND_SURNAMES and len(pair) in (3, 4) and len(words[at + 1]) <= 2):
            if not pair or len(words[at + 1]) > 2 or not is_cjk(word[0]):
                return None
            names.append(pair.replace("\n", ""))
            at += 2
        else:
            names.append(word)
            at += 1
    return names if all(_may_be_name(name) for name in names) else None


def _may_be_name(word: str) -> bool:
    if word[:2] in ("下转", "上接", "下轉"):
        return False
    if "·" in word:
        return len(word) <= 16
    return 2 <= len(word) <= 4 and all(is_cjk(char) for char in word) and word not in _NOT_NAMES


def _over_break(word: str) -> list[str]:
    """Return the one name or the two names that a line break without a space runs through."""
    left, _, right = word.partition("\n")
    right = right.replace("\n", "")
    if is_name(left) and is_name(right) and not (len(left) == 2 and len(right) == 1):
        return [left, right]
    return [left + right]


def signed_name(text: str) -> str:
    """Return the name behind a writer's post or office, as in 某局局长 王某; "" when there is none."""
    head, space, tail = text.rstrip().rpartition(" ")
    if not space or not 4 <= len(head) <= 60 or set("。！？") & set(head):
        return ""
    if len(tail) == 1 and head[-2:-1] == " " and head[-1] in SURNAMES:
        return head[-1] + tail
    return tail if is_name(tail) else ""
