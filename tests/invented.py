"""Invented pages and a simple-minded analysis of them, for tests of what happens to proposals."""

import hashlib
import re

from core.messages import message
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Role
from core.model.mention import Mention
from core.model.page import PageAnalysis
from core.model.span import Span, trimmed
from core.model.transfer import ReadPage

PAGE = """※ 青石晚报 第三版

渡口来了新船
甲县昨天添了2条渡船，船工说过河
快了一半。
渡口两岸住着300户人家。

豆腐坊开门
乙县的豆腐坊每天做40板豆腐。
丙县人也来买。

一句话消息
丁县下了雨。
"""


def read_page(text=PAGE, source="a.txt", **details):
    return ReadPage(source, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", **details)


def proposals(text):
    """Cut at blank lines; the first line is the headline. X县 is a place, digits are a figure, ※ is furniture."""
    articles, furniture = [], []
    for block in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        whole = trimmed(text, *block.span())
        if whole is None:
            continue
        if text[whole.start] == "※":
            furniture.append(Furniture(0, whole, 0.9))
            continue
        head, _, _ = whole.of(text).partition("\n")
        parts = [trimmed(text, whole.start, whole.start + len(head)), trimmed(text, whole.start + len(head), whole.end)]
        roles = (Role.HEADLINE, Role.BODY)
        found = [
            Part(s, r, 0.8, message("command.split_article"))
            for s, r in zip(parts, roles, strict=True)
            if s is not None
        ]
        articles.append(Article(0, tuple(found), confidence=0.7))
    mentions = tuple(
        Mention(0, Span(*m.span()), "LOC", m[0], confidence=0.6) for m in re.finditer("[甲乙丙丁]县", text)
    )
    figures = tuple(Figure(0, Span(*m.span()), m[0], m[0], confidence=0.5) for m in re.finditer("[0-9]+", text))
    findings = tuple(
        Finding(0, Span(*m.span()), "rain", message("command.edit_figure")) for m in re.finditer("下了雨", text)
    )
    return PageAnalysis(Segmentation(tuple(articles), tuple(furniture)), mentions, figures, findings)


def span_of(text, words, nth=0):
    """Return where words stand in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))
