"""The order of the steps: text in, proposed articles out."""

from __future__ import annotations

from core.analysis.segmentation.affinity import Vocabulary
from core.analysis.segmentation.blocks import blocks_of_rows
from core.analysis.segmentation.build import article_of
from core.analysis.segmentation.drafts import drafts_of
from core.analysis.segmentation.facts import Facts
from core.analysis.segmentation.headlines import match_headlines
from core.analysis.segmentation.leads import join_leads
from core.analysis.segmentation.parse import Parser
from core.analysis.segmentation.resume import resume
from core.analysis.segmentation.rows import rows_of
from core.analysis.segmentation.units import units_of
from core.model.article import Furniture, Segmentation
from core.model.span import Span


def segment(text: str, decided: Segmentation = Segmentation()) -> Segmentation:
    """Return a page taken apart into articles and furniture."""
    units = units_of(blocks_of_rows(rows_of(text)))
    vocabulary = Vocabulary([unit.text for unit in units], [unit.is_body for unit in units])
    facts = Facts(units, vocabulary)
    labels = Parser(facts).best()
    drafts, furniture = drafts_of(units, labels, vocabulary)
    drafts = resume(drafts, units, vocabulary)
    drafts = join_leads(drafts, units, vocabulary)
    drafts = match_headlines(drafts, units, vocabulary)
    articles = sorted((article_of(draft, units) for draft in drafts), key=lambda article: article.first)
    return Segmentation(tuple(articles), tuple(Furniture(0, Span(units[i].start, units[i].end)) for i in furniture))
