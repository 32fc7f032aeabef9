"""A small invented page with everything on it, and the collection that holds it."""

from pathlib import Path

from core.commands.analysis import ApplyAnalysis
from core.commands.pages import ImportPages
from core.model.article import Article, Furniture, Part, Segmentation
from core.model.figure import Figure
from core.model.kinds import Role
from core.model.mention import Mention
from core.model.page import Page, PageAnalysis, PageDetails, PageView
from core.model.span import Span
from core.model.transfer import ReadPage
from core.workspace import Workspace

TEXT = """山湾镇修好二十里环湖路
　　本报山湾五月六日讯（记者 柳青岩）山湾镇的环湖路
昨天修好，全长20公里。镇长白云舒说，今后出门
不再绕行。

梨园小学添了新书
　　梨园小学昨天收到新书3000册。孩子们围着书架，
一直看到天黑。白云舒也来了。

节约用水 人人有责
"""


def span_of(piece: str, text: str = TEXT, nth: int = 0) -> Span:
    """Return the span of the nth occurrence of a piece."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(piece, at + 1)
    return Span(at, at + len(piece))


def between(first: str, last: str, text: str = TEXT) -> Span:
    """Return the span from one piece to the end of another."""
    return Span(text.index(first), text.index(last) + len(last))


ARTICLES = (
    Article(1, (Part(span_of("山湾镇修好二十里环湖路"), Role.HEADLINE), Part(between("本报", "绕行。"), Role.BODY))),
    Article(2, (Part(span_of("梨园小学添了新书"), Role.HEADLINE), Part(between("梨园小学昨天", "来了。"), Role.BODY))),
)
FURNITURE = (Furniture(1, span_of("节约用水 人人有责")),)
MENTIONS = (
    Mention(1, span_of("柳青岩"), "PER", "柳青岩"),
    Mention(2, span_of("白云舒"), "PER", "白云舒"),
    Mention(3, span_of("白云舒", nth=1), "PER", "白云舒"),
)
FIGURES = (Figure(1, span_of("20公里"), "20公里", "20", "公里"), Figure(2, span_of("3000册"), "3000册", "3000", "册"))
ANALYSIS = PageAnalysis(Segmentation(ARTICLES, FURNITURE), MENTIONS, FIGURES)


def small_view(revision: int = 1) -> PageView:
    """Return the page as the window gets it."""
    page = Page(1, PageDetails("山湾报", None, "3", "本地"), TEXT, "0" * 64, "山湾.txt")
    return PageView(page, ARTICLES, FURNITURE, MENTIONS, FIGURES, revision=revision)


def make_collection(path: Path, pages: int = 1) -> Path:
    """Write a collection whose first page is analysed; further ones differ by a line."""
    from hashlib import sha256

    texts = [TEXT + "又一版。\n" * number for number in range(pages)]
    read = [
        ReadPage(f"山湾{n}.txt", t, sha256(t.encode()).hexdigest(), "utf-8", PageDetails("山湾报", None, str(n + 1)))
        for n, t in enumerate(texts)
    ]
    with Workspace.create(path) as workspace:
        for page_id in workspace.do(ImportPages(tuple(read))).pages:
            workspace.do(ApplyAnalysis(page_id, ANALYSIS))
    return path
