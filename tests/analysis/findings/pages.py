"""Build small invented pages for the checks."""

from core.analysis.blocks import blocks_of
from core.analysis.figures import find_figures
from core.analysis.findings.material import Material
from core.model.article import Article, Part, Segmentation
from core.model.kinds import Kind, Role
from core.model.span import Span


def page(*parts: tuple[Role, str], kind: Kind = Kind.NEWS, jump: str = "") -> Material:
    """Return the material of a page with one article of these parts, one under the other."""
    return pages([list(parts)], kind=kind, jump=jump)


def pages(articles: list[list[tuple[Role, str]]], kind: Kind = Kind.NEWS, jump: str = "") -> Material:
    """Return the material of a page with several articles."""
    text, found = "", []
    for parts in articles:
        spans = []
        for role, words in parts:
            spans.append(Part(Span(len(text), len(text) + len(words)), role))
            text += words + "\n\n"
        found.append(Article(0, tuple(spans), kind=kind, jump=jump))
    segmentation = Segmentation(tuple(found))
    blocks = blocks_of(text, segmentation)
    return Material(text, segmentation, blocks, find_figures(blocks))


def body(text: str, **fields: object) -> Material:
    """Return the material of a page with one body."""
    return page((Role.BODY, text), **fields)  # type: ignore[arg-type]
