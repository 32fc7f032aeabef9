"""Page furniture: page numbers, editors' lines, hotlines, captions of QR codes."""

from __future__ import annotations

import re

PAGE_POINTER = re.compile(r"^\s*(?:详见|见|更多\w{0,4})?\s*(?:第\s*)?[A-Z]?\s?\d{1,2}\s*版\s*[>＞》→▶►]{1,3}\s*")
"""2版>> at the head of a line."""
_WHOLE = re.compile(
    r"^[\s■□◆●▲◀▶►◄◎★☆]*(?:"
    r"第?\s*[A-Z]?\s?\d{1,3}\s*[版页]?\s*[>＞》→|｜]*"
    r"|(?:第\s*)?[A-Z]?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[版页]\s*[|｜:：·]?\s*[\u4e00-\u9fff]{0,8}"
    r"|[\u4e00-\u9fff]{2,6}\s*(?:第\s*)?[A-Z]?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[版页]"
    r"|(?:19|20)\d{2}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?\s*(?:农历\S{2,10})?\s*(?:星期[一二三四五六日天]|周[一二三四五六日])?\s*"
    r"|星期[一二三四五六日天]"
    r"|(?:今日|本报|本期|精彩|要闻|内容)?导读|今日看点|本期看点|本版导读|广告|公益广告|分类广告"
    r"|今日\s*\d{1,3}\s*版.*|(?:新闻|报料|服务|投稿|广告|订报|投诉|发行)?热线\s*[:：]?.{0,40}"
    r"|(?:https?://|www\.)\S+.*|.{0,12}@[\w.]+.*"
    r"|.{0,20}(?:国内统一|统一刊号|邮发代号|总第\s*\d+\s*期|零售价|ISSN).*"
    r"|\S{2,8}(?:日报|晚报|早报|晨报|时报|都市报|快报|商报)(?:社)?\s*(?:第?[A-Z]?\d{1,2}版?)?"
    r")\s*$"
)
_TOPIC = "民生|经济|社会|文体|体育|教育|健康|国际|国内|时事|评论|广告|地方"
_SECTION = rf"(?:[\u4e00-\u9fff]{{0,4}}(?:新闻|要闻|时政|综合|副刊|专版|专刊|专题)|{_TOPIC})"
"""What a page is called: 综合新闻, 要闻, 民生新闻."""
_PAPER = r"(?:\S{2,8}(?:日报|晚报|早报|晨报|时报|都市报|快报|商报))"
_NUMBER = r"(?:第?[A-Z]?\d{1,3}版?|第?[一二三四五六七八九十]{1,3}版)"
_SECTION_LINE = re.compile(
    rf"^(?:[\u4e00-\u9fff]{{0,4}}(?:要闻|综合新闻)|[\u4e00-\u9fff]{{2,3}}新闻|综合|副刊|专版|专题|时政|{_TOPIC})$"
)
_SERVICE = re.compile(
    r"^本[版报刊](?:所有)?(?:广告|公告|内容|图片|稿件|新闻线索|地址|法律顾问|热线|电话|邮箱|投稿)[^。，]{2,36}$"
)
"""本版广告内容由发布单位负责: what the paper says of itself."""
_STRONG = re.compile(
    rf"^(?:(?:(?:19|20)\d{{2}}年)?\d{{1,2}}月\d{{1,2}}日|星期[一二三四五六日天]|{_PAPER}|{_NUMBER}"
    r"|(?:责任编辑|本版编辑|责编|编辑|主编|校对|美编|版式|组版|审读|视觉)[：:]?\S{0,4}"
    r"|(?:电话|热线|邮箱|投稿邮箱|E-?mail)[：:]\S*)$"
)
_WEAK = re.compile(
    rf"^(?:{_SECTION}|农历\S{{2,10}}|总?第\d+期|[\u4e00-\u9fff]{{2,3}}|[\w.\-]+@[\w.]+|\d{{3,4}}-?\d{{7,8}})$"
)
_SECTION_NAME = re.compile(rf"^{_SECTION}$")
_BETWEEN = re.compile(r"[\s|｜/／■□◆●]+")
_REFERENCE = re.compile(
    r"^[（(\s▶►>＞→]*(?:更多\S{0,6}|相关\S{0,6}|详细\S{0,6})?(?:详)?(?:见|请看|刊)?(?:于|今日|本报)?"
    r"(?:第\s*)?[A-Z]?\s?\d{1,2}(?:[-—、]\d{1,2})?\s*版[\s▶►>＞→》）)]*$"
)
"""详见3版: where something else stands."""
_EDITORS = re.compile(
    r"^[\s■□◆●▲◎★☆]*(?:本版|本期|值班|执行|责任|责编|见习|美术|视觉|图片|校对|版式|编辑|美编|组版|检校|统筹|主编|终审|审读|排版|设计|制图|总|副)"
    r"{1,2}[编辑总审主任设计校对委员]*"
    r"(?:[\s:：/／|■□◆●]+(?:\S{1,6}))*\s*$"
)
_EDITOR_WORD = re.compile(r"责任编辑|责编|本版编辑|编辑|校对|版式|美编|组版|视觉|值班|审读|检校|统筹|终审|排版")
_CODE = re.compile(
    r"扫\s*描?.{0,12}(?:二维码|码)|扫码|扫一扫|二维码|微信公众号|官方微信|官方微博|下载.{0,8}客户端|客户端.{0,8}(?:下载|查看)|视频号|抖音号"
)
_CODE_ENDS = re.compile(
    r"^(?:请|可|用|打开|手机|微信|长按|识别)*(?:扫|关注|下载|微信|官方|二维码|更多|新闻|本报)|(?:二维码|公众号|客户端|微博|视频号|抖音号)$"
)
"""How a line under a code begins or ends; a headline has such words in its middle."""
_SENTENCE = re.compile(r"[，、；。]|(?<!\d),")
_POINTER_LETTERS = frozenset({"".join(sorted("今日导读")), "".join(sorted("导读")), "".join(sorted("本版导读"))})


def is_furniture(text: str) -> bool:
    """Return whether a short block of text, taken alone, is furniture: at most 60 characters count as short."""
    flat = " ".join(text.split())
    if not flat or len(flat) > 60:
        return False
    if _WHOLE.match(flat) or "".join(sorted(flat.replace(" ", ""))) in _POINTER_LETTERS:
        return True
    if len(flat) <= 45 and _EDITOR_WORD.search(flat) and _EDITORS.match(flat):
        return True
    return _is_fixed_phrase(flat) or _is_page_head(flat) or is_code_caption(flat)


def _is_fixed_phrase(text: str) -> bool:
    """Return whether a line names the page, points to another one or says something of the paper."""
    if len(text) <= 8 and _SECTION_LINE.match(text):
        return True
    return bool((text[0] == "本" and _SERVICE.match(text)) or ("版" in text and _REFERENCE.match(text)))


def is_code_caption(text: str) -> bool:
    """Return whether a line stands under a QR code; an article that speaks of one does it in whole sentences."""
    if not _CODE.search(text):
        return False
    bare = text.lstrip("■□◆●▲◀▶►◄◎★☆ ")
    if _SENTENCE.search(text):
        return bare.startswith(("扫", "请扫")) and not set("、。") & set(bare.rstrip("。"))
    return bool(_CODE_ENDS.search(bare))


def _is_page_head(text: str) -> bool:
    """Return whether a line is the head or the foot of a page: nothing but date, number, section, paper, editors."""
    words = [word for word in _BETWEEN.split(text) if word]
    if len(words) < 2:
        return False
    strong = sum(bool(_STRONG.match(word)) for word in words)
    is_named = any(_SECTION_NAME.match(word) for word in words)
    return strong + is_named > 1 and all(_STRONG.match(word) or _WEAK.match(word) for word in words)
