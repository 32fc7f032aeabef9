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
_EDITORS = re.compile(
    r"^[\s■□◆●▲◎★☆]*(?:本版|本期|值班|执行|责任|责编|见习|美术|视觉|图片|校对|版式|编辑|美编|组版|检校|统筹|主编|终审|审读|排版|设计|制图|总|副)"
    r"{1,2}[编辑总审主任设计校对委员]*"
    r"(?:[\s:：/／|■□◆●]+(?:\S{1,6}))*\s*$"
)
_EDITOR_WORD = re.compile(r"责任编辑|责编|本版编辑|编辑|校对|版式|美编|组版|视觉|值班|审读|检校|统筹|终审|排版")
_CODE = re.compile(
    r"扫\s*描?.{0,12}(?:二维码|码)|扫码|二维码|微信公众号|官方微信|官方微博|下载.{0,8}客户端|客户端.{0,8}(?:下载|查看)|视频号|抖音号"
)
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
    return is_code_caption(flat)


def is_code_caption(text: str) -> bool:
    """Return whether a line stands under a QR code; an article that speaks of one does it in whole sentences."""
    if not _CODE.search(text):
        return False
    return not _SENTENCE.search(text) or (text.startswith(("扫", "请扫")) and len(text) <= 20)
