"""Put a decision into words: what it is about, where it is, the text, and why the program thinks so."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.article import Article, Part
from core.model.figure import Figure
from core.model.kinds import Role
from core.model.mention import Mention
from core.model.page import PageView
from gui.review.queue import Item, Subject
from gui.translate import say, tr
from gui.widgets.excerpt import ELLIPSIS, Excerpt, Excerpts
from gui.widgets.figure_values import amount
from gui.widgets.places import Places, headline_of
from gui.widgets.terms import kind_name, percent, role_name, type_name

LINE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says of an item. All of it is plain text in the language of the interface."""

    subject: str
    detail: str
    where: str
    sure: str
    why: str
    excerpt: Excerpt


class Wording:
    """Put the items of one page into words."""

    def __init__(self, view: PageView, before: Wording | None = None) -> None:
        self.view = view
        self.excerpts: Excerpts = Excerpts(view, before.excerpts if before is not None else None)
        self.places = Places(view)

    def card(self, item: Item) -> Words:
        """Return everything a card shows."""
        is_finding = item.subject is Subject.FINDING
        is_guess = item.subject not in (Subject.FINDING, Subject.LOOSE)
        why = say(item.reason)
        return Words(
            subject_name(item.subject),
            self.detail(item),
            self.where(item),
            tr("panel.review.sure", percent=percent(item.confidence)) if is_guess else "",
            why if is_finding or not why else tr("panel.review.why", reason=why),
            self.excerpt(item),
        )

    def detail(self, item: Item) -> str:
        """Return what is proposed, in a few words."""
        record = item.record
        if isinstance(record, Part):
            return tr("panel.review.begins", role=role_name(record.role))
        if isinstance(record, Article):
            return _article_detail(record)
        if isinstance(record, Mention):
            return " · ".join(filter(None, (type_name(record.type), _other_name(record), record.value)))
        if isinstance(record, Figure):
            return figure_detail(record)
        return ""

    def where(self, item: Item) -> str:
        """Return the line, and the article where there is one."""
        line = tr("panel.review.line", line=self.places.line(item.span.start))
        number = item.article or self.places.article(item.span.start)
        return line if number is None else f"{line} · {tr('panel.review.article', number=number)}"

    def excerpt(self, item: Item, reach: int = 40) -> Excerpt:
        """Return the text to look at; where a boundary or a headline is asked about, lines are kept apart."""
        record = item.record
        if isinstance(record, Article):
            return self._article(record)
        if isinstance(record, Part):
            around = self.excerpts.around(item.span, 24)
            before = around.before + LINE_BREAK if around.before else ""
            return Excerpt(before, around.item, around.after)
        return self.excerpts.of(item.span, reach)

    def row(self, item: Item) -> Excerpt:
        """Return the text for a list, in one line."""
        if isinstance(item.record, Article):
            return Excerpt("", headline_of(self.view, item.record) or tr("panel.review.untitled"), "")
        if isinstance(item.record, Part):
            return Excerpt("", self.excerpts.around(item.span, 24).item, "")
        return self.excerpts.of(item.span, 24)

    def _article(self, article: Article) -> Excerpt:
        headline = headline_of(self.view, article) or tr("panel.review.untitled")
        bodies = article.parts_of(Role.BODY, Role.CAPTION, Role.LEAD)
        if not bodies:
            return Excerpt("", headline, "")
        first = self.excerpts.text(bodies[0].span).replace(LINE_BREAK, "")
        last = self.excerpts.text(bodies[-1].span).replace(LINE_BREAK, "")
        text = first if len(bodies) == 1 and len(first) <= 60 else f"{first[:30]}{ELLIPSIS}{ELLIPSIS}{last[-24:]}"
        return Excerpt("", headline, LINE_BREAK + text)


def subject_name(subject: Subject) -> str:
    """Return what a sort of decision is called."""
    return tr(f"panel.review.subject.{subject.name.lower()}")


def figure_detail(figure: Figure) -> str:
    """Return a figure as it is understood: what is measured, how much of what, when."""
    return " · ".join(filter(None, (figure.indicator, amount(figure), figure.period)))


def question(item: Item) -> str:
    """Return what is asked about an item."""
    if isinstance(item.record, Article) and not item.record.title_parts():
        return tr("panel.review.ask.untitled")
    return tr(f"panel.review.ask.{item.subject.name.lower()}")


def spoken(wording: Wording, item: Item) -> str:
    """Return an item in words, for a screen reader."""
    pieces = (subject_name(item.subject), wording.detail(item), wording.row(item).text, wording.where(item))
    skipped = tr("panel.review.skipped") if item.turn else ""
    return "，".join(filter(None, (*pieces, skipped)))


def _article_detail(article: Article) -> str:
    authors = tr("panel.review.by", names="、".join(article.authors)) if article.authors else ""
    return " · ".join(filter(None, (kind_name(article.kind), authors)))


def _other_name(mention: Mention) -> str:
    return tr("panel.review.is", name=mention.authority) if mention.authority not in ("", mention.text) else ""
