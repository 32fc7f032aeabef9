from dataclasses import replace

from core.commands.figures import DecideFigures
from core.commands.findings import DismissFindings
from core.commands.mentions import AddMention, DecideMentions, SetMentionSpan, SetMentionType
from core.messages import message
from core.model.finding import Finding
from core.model.kinds import Decision
from core.model.span import Span
from gui.canvas.pieces import Pieces
from gui.editing.marking import marking_command
from gui.editing.spot import Spot
from tests.gui.small_page import FIGURES, MENTIONS, small_view, span_of

VIEW = small_view()


def spot(piece, selection=None, view=VIEW):
    return Spot(view, Pieces(view), span_of(piece).start + 1, selection)


def test_a_selection_is_tagged():
    chosen = span_of("梨园小学")
    assert marking_command("tag_ORG", spot("梨园小学", chosen)) == AddMention(1, chosen, "ORG")
    assert marking_command("tag_ORG", spot("梨园小学")) is None


def test_another_key_changes_the_type_and_the_same_one_confirms():
    assert marking_command("tag_LOC", spot("柳青岩")) == SetMentionType((1,), "LOC")
    assert marking_command("tag_PER", spot("柳青岩")) == DecideMentions((1,))


def test_what_is_at_the_caret_is_decided():
    assert marking_command("confirm", spot("柳青岩")) == DecideMentions((1,))
    assert marking_command("reject", spot("20公里")) == DecideFigures((1,), Decision.REJECTED)
    assert marking_command("confirm", spot("孩子们")) is None


def test_what_is_decided_is_not_decided_again():
    view = replace(VIEW, figures=(replace(FIGURES[0], decision=Decision.CORRECTED),))
    assert marking_command("confirm", spot("20公里", view=view)) is None
    assert marking_command("reject", spot("20公里", view=view)) == DecideFigures((1,), Decision.REJECTED)


def test_a_finding_is_dismissed_by_rejecting_it():
    finding = Finding(7, span_of("孩子们围着"), "cut", message("status.no_page"))
    view = replace(VIEW, findings=(finding,))
    assert marking_command("reject", spot("孩子们", view=view)) == DismissFindings((7,))


def test_edges_move_by_a_character_and_step_over_line_ends():
    name = span_of("柳青岩")
    assert marking_command("grow", spot("柳青岩")) == SetMentionSpan(1, Span(name.start, name.end + 1))
    assert marking_command("shrink_start", spot("柳青岩")) == SetMentionSpan(1, Span(name.start + 1, name.end))
    at_end = replace(MENTIONS[0], span=span_of("环湖路", nth=1))
    view = replace(VIEW, mentions=(at_end,))
    here = Spot(view, Pieces(view), at_end.span.start)
    assert marking_command("grow", here).span.end == at_end.span.end + 2


def test_shrinking_never_leaves_nothing():
    one = replace(MENTIONS[0], span=span_of("柳"))
    view = replace(VIEW, mentions=(one,))
    assert marking_command("shrink", Spot(view, Pieces(view), one.span.start)) is None


def test_all_of_these_are_those_that_read_the_same():
    assert marking_command("all_of_these", spot("白云舒")) == DecideMentions((2, 3))
