"""Make blocks of made-up text for the tests of entities."""

from core.analysis.blocks import Block
from core.model.kinds import Role
from core.model.span import Span
from core.text.reflow import reflow


def block(text, article=0, role=Role.BODY, start=0, page=None):
    page = text if page is None else page
    span = Span(start, start + len(text))
    return Block(span, reflow(page, span), role, article)


def page_of(*texts):
    """Return one block for each text, each its own article, laid out one after another."""
    page = "\n\n".join(texts)
    blocks, at = [], 0
    for number, text in enumerate(texts):
        blocks.append(block(text, number, start=at, page=page))
        at += len(text) + 2
    return blocks


def found(mentions, kind=None):
    return [(m.type, m.text) for m in mentions] if kind is None else [m.text for m in mentions if m.type == kind]
