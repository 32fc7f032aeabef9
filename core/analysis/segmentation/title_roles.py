"""Tell the lines of a title group apart: column, kicker, headline, sub-headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.analysis.segmentation.rows import Row
from core.analysis.segmentation.units import Unit
from core.model.kinds import Role
from core.model.span import Span
from core.text.patterns.marks import DASH

_COLUMN = re.compile(
    r"^(?:[【\[《]?.{0,14}(?:观察|时评|微评|笔谈|短评|评论|快评|锐评|点评|周刊|专刊|副刊|特刊|速递|速览|进行时|简讯|短讯|快讯|要讯|简报|聚焦|在线|视点|视窗|视线"
    r"|论坛|大家谈|热线|直击|追踪|纵横|广角|播报|资讯|动态|看台|走笔|漫谈|随笔|茶座|会客厅|专栏|专版|天地|园地|万象|回眸|风采|特写|连线|快递"
    r"|笔记|札记|手记|话题|热点|焦点|调查|故事|人物|现场|民生|关注|新风|先锋|档案|史话|书评|影评|钩沉|采风|见闻|之声|之窗|之窗口|新语|杂谈|夜话|絮语|来信|信箱|热评|谈)[】\]》]?)$"
)
_STANDING = re.compile(r"(?:笔谈|访谈录|进行时|专栏|系列报道|系列评论|[时短快微锐]评)[】\]》]?$")
"""What only a series is called, however long its name."""


def is_column_title(text: str) -> bool:
    """Return whether a line is the standing title of a column: short, no stops, a word such columns end with."""
    return len(text) <= 18 and not re.search(r"[，。！？：；\s]", text) and bool(_COLUMN.match(text))


def title_roles(units: Sequence[Unit]) -> list[tuple[Span, Role]]:
    """Return spans with roles of a title group, neighbouring lines of one role together."""
    rows = [row for unit in units for block in unit.blocks for row in block.rows]
    heads = {unit.start for unit in units}
    roles = _roles(rows)
    found: list[tuple[Span, Role]] = []
    for row, role in zip(rows, roles, strict=True):
        if found and found[-1][1] is role and not row.gap and row.start not in heads:
            found[-1] = (Span(found[-1][0].start, row.end), role)
        else:
            found.append((Span(row.start, row.end), role))
    return found


def _roles(rows: Sequence[Row]) -> list[Role]:
    roles: list[Role] = []
    count = len(rows)
    for i, row in enumerate(rows):
        if DASH.match(row.text) and (i or count == 1):
            roles.append(Role.SUBHEADLINE)
        elif i == 0 and _is_column(row, count - 1):
            roles.append(Role.COLUMN)
        else:
            roles.append(Role.HEADLINE)
    return _with_levels(rows, roles)


def _is_column(row: Row, lines_after: int) -> bool:
    """Return whether a first row is a standing title: a long one is a kicker unless kicker and headline follow."""
    if not lines_after or not is_column_title(row.text):
        return False
    return len(row.text) <= 7 or (row.heading > 0 and lines_after > 1) or bool(_STANDING.search(row.text))


def _with_levels(rows: Sequence[Row], roles: list[Role]) -> list[Role]:
    """Among several headline lines find the one that is the headline: by Markdown level, or by form."""
    places = [i for i, role in enumerate(roles) if role is Role.HEADLINE]
    if len(places) < 2:
        return roles
    levels = [rows[i].heading for i in places]
    if any(levels):
        top = min(level for level in levels if level)
        main = [i for i in places if rows[i].heading == top]
        for i in places:
            if i not in main:
                roles[i] = Role.KICKER if i < main[0] else Role.SUBHEADLINE
        return roles
    first = places[0]
    if roles[-1] is Role.SUBHEADLINE and len(places) > 1:
        roles[first] = Role.KICKER
    return roles
