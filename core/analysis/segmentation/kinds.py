"""Say what sort of article it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.analysis.segmentation.drafts import Draft
from core.analysis.segmentation.units import Unit
from core.model.kinds import Kind
from core.text.patterns.marks import DASH

_NOTICE = re.compile(r"(?:公告|通告|通知|启事|声明|公示|讣告|告示|须知|名单|招标|拍卖|遗失|更正|致歉)$")
_COMMENT = re.compile(r"时评|短评|评论|快评|锐评|漫谈|杂谈|大家谈|论坛|随笔|有话|观点|谈$|言论|社论|评论员")
_BRIEF = re.compile(r"简讯|短讯|快讯|要讯|简报|一句话")
_ADVERTISEMENT = re.compile(
    r"(?:咨询|热线|订购|招商|加盟|地址|联系)电话|[☎]|欢迎(?:选购|订购|光临|惠顾)|优惠价|火爆招商|诚招"
)
_FEATURE = re.compile(r"纪实|侧记|观察|调查|综述|走笔|探访|故事|见闻|特写|访")
_SHORT = 260


def kind_of(draft: Draft, units: Sequence[Unit]) -> Kind:
    """Return the kind of a draft."""
    if not draft.bodies and draft.captions:
        return Kind.PHOTO
    if not draft.bodies:
        return Kind.TEASER
    title = "\n".join(units[i].text for i in draft.heads)
    body = "\n".join(units[i].text for i in draft.bodies)
    if any(_NOTICE.search(line.strip()) for line in title.split("\n")) and not units[draft.bodies[0]].has_dateline:
        return Kind.NOTICE
    if _is_photo(draft, units, body):
        return Kind.PHOTO
    if units[draft.bodies[0]].has_dateline:
        return Kind.NEWS
    if _COMMENT.search(title):
        return Kind.COMMENTARY
    if len(body) < 600 and _ADVERTISEMENT.search(body) and not draft.bylines and not draft.signatures:
        return Kind.ADVERTISEMENT
    if _BRIEF.search(title) or (len(body) < _SHORT and not draft.bylines):
        return Kind.BRIEF
    return _long_kind(draft, units, title)


def _is_photo(draft: Draft, units: Sequence[Unit], body: str) -> bool:
    ends = [units[i].tail.is_credit for i in (draft.signatures or draft.bodies[-1:])]
    return len(body) < 500 and (any(ends) or "图为" in body)


def _long_kind(draft: Draft, units: Sequence[Unit], title: str) -> Kind:
    has_post = any("记者" in units[i].text or "通讯员" in units[i].text for i in draft.bylines)
    is_feature = bool(draft.subheadings) or _FEATURE.search(title) or any(map(DASH.match, title.split("\n")))
    if is_feature:
        return Kind.FEATURE
    if draft.bylines and not has_post:
        return Kind.COMMENTARY
    return Kind.FEATURE if draft.bylines else Kind.NEWS
