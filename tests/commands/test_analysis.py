from dataclasses import replace

from core.commands.analysis import ApplyAnalysis
from core.commands.article_fields import DecideArticles
from core.commands.articles import AssignSpan, MergeArticles, SplitArticle, Target
from core.commands.figures import DecideFigures, RemoveFigure
from core.commands.findings import DismissFindings
from core.commands.mentions import DecideMentions, SetMentionSpan, SetMentionType
from core.model.article import Segmentation
from core.model.kinds import Decision
from core.model.page import PageAnalysis
from tests.invented import PAGE, proposals, span_of


def again(workspace):
    """Analyze as the analyzer does: what is decided comes back among the proposals."""
    workspace.do(ApplyAnalysis(1, proposals(PAGE)))
    return workspace.page(1)


def test_a_second_analysis_that_says_the_same_is_no_step(analyzed):
    before = analyzed.page(1)
    assert again(analyzed) == before
    assert len(analyzed.history()) == 2


def test_undecided_proposals_make_room(analyzed):
    analyzed.do(ApplyAnalysis(1, PageAnalysis()))
    view = analyzed.page(1)
    assert (view.articles, view.furniture, view.mentions, view.figures, view.findings) == ((), (), (), (), ())


def test_a_confirmed_article_stays_as_it_was(analyzed):
    analyzed.do(DecideArticles((1,)))
    kept = analyzed.page(1).articles[0]
    analyzed.do(ApplyAnalysis(1, PageAnalysis()))
    assert analyzed.page(1).articles == (kept,)
    assert again(analyzed).articles[0] == kept


def test_a_split_is_not_undone_by_a_new_analysis(analyzed):
    analyzed.do(SplitArticle(1, PAGE.index("渡口两岸")))
    view = again(analyzed)
    at = {p.span.of(PAGE): a.id for a in view.articles for p in a.parts}
    assert at["渡口两岸住着300户人家。"] == 4
    assert at["甲县昨天添了2条渡船，船工说过河\n快了一半。"] == 1


def test_a_merge_is_not_undone_by_a_new_analysis(analyzed):
    analyzed.do(MergeArticles((1, 2)))
    merged = analyzed.page(1).articles[0]
    assert again(analyzed).articles[0] == merged


def test_proposals_flow_around_a_decided_part(analyzed):
    line = span_of(PAGE, "渡口两岸住着300户人家。")
    analyzed.do(AssignSpan(1, line, Target.ARTICLE, 2))
    view = again(analyzed)
    holder = next(a for a in view.articles if any(p.span == line for p in a.parts))
    assert holder.id == 2
    others = [p.span for a in view.articles if a.id != 2 for p in a.parts]
    assert not any(span.overlaps(line) for span in others)


def test_decided_parts_that_come_back_under_their_id_take_new_neighbours(analyzed):
    line = span_of(PAGE, "丙县人也来买。")
    analyzed.do(AssignSpan(1, line, Target.NEW_ARTICLE))
    article = next(a for a in analyzed.page(1).articles if a.id == 4)
    other = proposals(PAGE).segmentation.articles[2]
    grown = replace(article, parts=(*other.parts, *article.parts))
    analyzed.do(ApplyAnalysis(1, PageAnalysis(Segmentation((grown,)))))
    (kept,) = analyzed.page(1).articles
    assert kept.id == 4
    assert [p.span.of(PAGE) for p in kept.parts] == ["一句话消息", "丁县下了雨。", "丙县人也来买。"]


def test_rejected_mentions_do_not_come_back(analyzed):
    one, two, *_ = analyzed.page(1).mentions
    analyzed.do(DecideMentions((one.id,), Decision.REJECTED))
    analyzed.do(SetMentionType((two.id,), "ORG"))
    mentions = again(analyzed).mentions
    assert [(m.span, m.type) for m in mentions if m.span == one.span] == [(one.span, "LOC")]
    assert mentions[0].decision is Decision.REJECTED
    assert [m.type for m in mentions if m.span == two.span] == ["ORG"]


def test_a_proposal_that_overlaps_a_corrected_mention_is_left_out(analyzed):
    one = analyzed.page(1).mentions[0]
    analyzed.do(SetMentionSpan(one.id, span_of(PAGE, "县昨天")))
    assert [m.id for m in again(analyzed).mentions if m.span.overlaps(one.span)] == [one.id]


def test_figures_and_findings_remember(analyzed):
    one, two, *_ = analyzed.page(1).figures
    (finding,) = analyzed.page(1).findings
    analyzed.do(DecideFigures((one.id,), Decision.REJECTED))
    analyzed.do(RemoveFigure((two.id,)))
    analyzed.do(DismissFindings((finding.id,)))
    assert analyzed.pages()[0].findings == 0
    view = again(analyzed)
    assert view.figures[0].decision is Decision.REJECTED
    assert view.figures[1].span == two.span
    assert view.findings[0].is_dismissed


def test_proposals_that_overlap_each_other_never_share_text(workspace):
    analysis = proposals(PAGE)
    doubled = (*analysis.segmentation.articles, *analysis.segmentation.articles)
    analysis = replace(analysis, segmentation=Segmentation(doubled), mentions=analysis.mentions * 2)
    workspace.do(ApplyAnalysis(1, analysis))
    assert len(workspace.page(1).articles) == 3
    assert len(workspace.page(1).mentions) == 4
