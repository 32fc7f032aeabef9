"""Set a composition in type: which face, indent and space each role has."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.kinds import Role
from gui.article.composition import Composition, Entry
from gui.canvas.face import Face
from gui.canvas.flow import Block
from gui.theme import READING_PX, appearance, font

MEASURE = 36
"""Characters of the body in a row, at most."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a role is set: pixels at 100 percent; `tone` is a colour of the theme."""

    px: float
    leading: float
    is_bold: bool = False
    tone: str = "text"
    indents: bool = False
    above: float = 0.0


_BODY = Style(READING_PX, 1.75, indents=True, above=2)
STYLES = {
    Role.COLUMN: Style(13, 1.6, tone="accent", is_bold=True),
    Role.KICKER: Style(15, 1.5, tone="muted"),
    Role.HEADLINE: Style(21, 1.45, is_bold=True, above=2),
    Role.SUBHEADLINE: Style(15, 1.55, tone="muted", above=2),
    Role.BYLINE: Style(14, 1.7, tone="muted", above=4),
    Role.DATELINE: Style(14, 1.7, tone="muted", above=4),
    Role.LEAD: Style(15, 1.7, tone="muted", indents=True, above=6),
    Role.BODY: _BODY,
    Role.SUBHEADING: Style(READING_PX, 1.75, is_bold=True, above=8),
    Role.CAPTION: Style(14, 1.6, tone="muted", above=6),
    Role.CREDIT: Style(13, 1.6, tone="muted", above=2),
    Role.JUMP: Style(13, 1.7, tone="accent", above=2),
}
ARTICLE_GAP = 36
"""Pixels between two articles."""


def blocks_of(composition: Composition) -> list[Block]:
    """Return the blocks of a composition; a block's tag is the index of its entry."""
    faces: dict[Role, Face] = {}
    blocks = []
    measure = MEASURE * appearance.px(READING_PX)
    for index, entry in enumerate(composition.entries):
        style = STYLES[entry.role]
        face = faces.get(entry.role) or faces.setdefault(entry.role, _face(style))
        indent = 2 * face.em if style.indents else 0.0
        blocks.append(Block(entry.start, entry.end, face, indent, 0.0, _above(entry, style), measure, index))
    return blocks


def _above(entry: Entry, style: Style) -> float:
    if not entry.is_first:
        return appearance.px(style.above)
    return appearance.px(ARTICLE_GAP) if entry.number > 1 else 0.0


def _face(style: Style) -> Face:
    return Face(font(style.px, bold=style.is_bold), round(appearance.px(style.px) * style.leading))
