"""From an action on names, figures and findings to the command that carries it out."""

from __future__ import annotations

from core.commands.command import Command
from core.commands.figures import DecideFigures
from core.commands.findings import DismissFindings
from core.commands.mentions import AddMention, DecideMentions, SetMentionSpan, SetMentionType
from core.model.figure import Figure
from core.model.finding import Finding
from core.model.kinds import Decision
from core.model.mention import Mention
from core.model.span import Span
from gui.editing.spot import Record, Spot

_EDGES = {"grow": (0, 1), "shrink": (0, -1), "grow_start": (-1, 0), "shrink_start": (1, 0)}
"""How the keys move the edges of a mention: start, end, in characters."""


def marking_command(action_id: str, spot: Spot) -> Command | None:
    """Return the command of an action at a spot, None when it does not apply there."""
    if action_id.startswith("tag_") and action_id != "tag_figure":
        return tag(spot, action_id.removeprefix("tag_"))
    if action_id in _EDGES:
        return reshape(spot, *_EDGES[action_id])
    if action_id in {"confirm", "reject"}:
        records = spot.records()
        decision = Decision.CONFIRMED if action_id == "confirm" else Decision.REJECTED
        return decide(records[0], decision) if records else None
    return confirm_all(spot) if action_id == "all_of_these" else None


def tag(spot: Spot, entity_type: str) -> Command | None:
    """Tag the selection, or give the mention at the spot another type."""
    mention = spot.mention()
    if mention is not None:
        if mention.type == entity_type:
            return DecideMentions((mention.id,))
        return SetMentionType((mention.id,), entity_type)
    if spot.selection is None or spot.span is None:
        return None
    return AddMention(spot.view.page.id, spot.span, entity_type)


def reshape(spot: Spot, start: int, end: int) -> Command | None:
    """Move the edges of the mention at the spot; line ends are stepped over."""
    mention = spot.mention()
    if mention is None:
        return None
    new_start = _stepped(spot.text, mention.span.start, start, at_start=True)
    new_end = _stepped(spot.text, mention.span.end, end, at_start=False)
    if new_start >= new_end:
        return None
    return SetMentionSpan(mention.id, Span(new_start, new_end))


def _stepped(text: str, offset: int, by: int, *, at_start: bool) -> int:
    if by == 0:
        return offset
    offset += by
    while 0 < offset < len(text) and text[offset if at_start else offset - 1].isspace():
        offset += by
    return max(0, min(len(text), offset))


def decide(record: Record, decision: Decision) -> Command | None:
    """Confirm or reject a record; what is decided that way already is left alone."""
    if isinstance(record, Finding):
        return DismissFindings((record.id,)) if decision is Decision.REJECTED else None
    if record.decision is decision or (decision is Decision.CONFIRMED and record.decision is Decision.CORRECTED):
        return None
    if isinstance(record, Figure):
        return DecideFigures((record.id,), decision)
    return DecideMentions((record.id,), decision)


def confirm_all(spot: Spot) -> Command | None:
    """Confirm all undecided mentions that read like the one at the spot and have its type."""
    mention = spot.mention()
    if mention is None:
        return None
    same = [m.id for m in spot.view.mentions if _is_same(m, mention)]
    return DecideMentions(tuple(same)) if same else None


def _is_same(one: Mention, other: Mention) -> bool:
    return one.text == other.text and one.type == other.type and not one.decision.is_made
