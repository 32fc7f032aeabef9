"""The order of the steps: text in, proposed articles out."""

from __future__ import annotations

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.blocks import blocks_of_rows
from core.analysis.segmentation.build import Builder
from core.analysis.segmentation.calibration import confidence
from core.analysis.segmentation.decisions import closed_articles, fixed_spans, under_decided_id
from core.analysis.segmentation.drafts import Draft, drafts_of, gather
from core.analysis.segmentation.evidence import Evidence, weigh
from core.analysis.segmentation.facts import Facts
from core.analysis.segmentation.headlines import match_headlines, weigh_matches
from core.analysis.segmentation.leads import join_leads
from core.analysis.segmentation.parse import Parser
from core.analysis.segmentation.resume import resume
from core.analysis.segmentation.rows import rows_of
from core.analysis.segmentation.units import Unit, units_of
from core.model.article import Furniture, Segmentation
from core.model.span import Span

_NOTHING_DECIDED = Segmentation()


def segment(text: str, decided: Segmentation = _NOTHING_DECIDED) -> Segmentation:
    """Return a page taken apart; articles and furniture together hold every character that is not white space.

    What is `decided` comes back unchanged and under its ids; the rest is proposed around it.
    """
    fixed = fixed_spans(decided)
    rows = rows_of(text, [place.span for place in fixed])
    blocks = blocks_of_rows(rows)
    units = [unit for unit in units_of(blocks, fixed) if not (unit.fixed and unit.fixed.is_out)]
    vocabulary = Vocabulary([unit.text for unit in units], [unit.is_body for unit in units])
    facts = Facts(units, vocabulary)
    parser = Parser(facts)
    labels = parser.best()
    evidence = weigh(facts, labels)
    drafts, furniture = drafts_of(labels, vocabulary)
    weigh_matches(drafts, facts, parser.form)
    drafts = gather(drafts, units)
    drafts = resume(drafts, units, vocabulary)
    drafts = join_leads(drafts, units, vocabulary)
    drafts = gather(match_headlines(drafts, facts), units)
    return _segmentation(text, units, evidence, drafts, furniture, decided)


def _segmentation(
    text: str, units: list[Unit], evidence: list[Evidence], drafts: list[Draft], furniture: list[int],
    decided: Segmentation,
) -> Segmentation:  # fmt: skip
    """Put proposals and decisions together."""
    builder = Builder(text, units, evidence)
    drafts = sorted(drafts, key=lambda draft: draft.all[0])
    following = [*drafts[1:], None][: len(drafts)]
    articles = [
        under_decided_id(builder.article(draft, after), [units[i].key for i in draft.all], decided)
        for draft, after in zip(drafts, following, strict=True)
    ]
    articles += closed_articles(decided)
    proposed = [
        Furniture(0, Span(units[i].start, units[i].end), confidence("furniture", evidence[i].odds), evidence[i].reason)
        for i in furniture
    ]
    return Segmentation(
        tuple(sorted(articles, key=lambda article: article.first)),
        tuple(sorted([*proposed, *decided.furniture], key=lambda furniture: furniture.span)),
    )
