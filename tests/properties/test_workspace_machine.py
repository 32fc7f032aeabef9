"""Act like a reviewer, in any order, and hold the workspace to the invariants of the house."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.commands.analysis import ApplyAnalysis
from core.commands.article_fields import DecideArticles, DecideParts, ReorderParts, SetAuthors, SetKind
from core.commands.articles import AssignSpan, MergeArticles, MoveBoundary, SetRole, SplitArticle, Target
from core.commands.corrections import AddCorrection, RemoveCorrection
from core.commands.figures import DecideFigures, EditFigure
from core.commands.findings import DismissFindings
from core.commands.lexicon import RemoveLexiconEntry
from core.commands.mentions import (
    AddMention,
    DecideMentions,
    RemoveMention,
    SetMentionAuthority,
    SetMentionSpan,
    SetMentionType,
)
from core.commands.pages import ImportPages, RemovePages
from core.errors import UserError
from core.model.article import Segmentation
from core.model.changes import Changes
from core.model.kinds import Decision, EntityType, Kind, Role
from core.model.page import PageAnalysis
from core.model.span import Span
from core.storage.check import replay, stored
from core.workspace import Workspace
from tests.invented import PAGE, proposals, read_page

OTHER = PAGE.replace("县", "𠮷乡").replace("渡口", "晒场") + "\n末尾的稿件\n没有句号 还有 空格\r的一行\t甲县\n\n"
numbers = st.integers(0, len(OTHER) + 3)
picks = st.integers(0, 10_000)


class Reviewer(RuleBasedStateMachine):
    """A reviewer with one collection and few pages, so that commands meet."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.jiaokan"
        self.workspace = Workspace.create(self.path, author="reviewer")
        self.depth = 0
        self.undone = []
        self.states = [self.state()]

    def state(self):
        return stored(self.workspace._collection)

    def teardown(self):
        try:
            assert self.workspace.check() == []
            while self.workspace.undo():
                self.states.pop()
                assert self.state() == self.states[-1]
            assert self.state() == {}
        finally:
            self.workspace.close()
            self.folder.cleanup()

    def do(self, command):
        """Run a command. It is refused and changes nothing, or leaves a step, or says that nothing changed."""
        before = self.state()
        changes = None
        with suppress(UserError):
            changes = self.workspace.do(command)
        if changes is None:
            assert self.state() == before
            return
        after = self.state()
        assert (changes == Changes()) == (after == before)
        if after != before:
            self.states.append(after)
            self.undone.clear()

    def view(self, pick):
        pages = self.workspace.pages()
        return self.workspace.page(pages[pick % len(pages)].id) if pages else None

    def one(self, pick, noun):
        """Return a page and one of its records, or Nones."""
        view = self.view(pick)
        found = getattr(view, noun) if view else ()
        return (view, found[pick // 7 % len(found)]) if found else (view, None)

    @initialize()
    def begin(self):
        self.do(ImportPages((read_page(),)))
        self.do(ApplyAnalysis(1, proposals(PAGE)))

    @rule(text=st.sampled_from([PAGE, OTHER]), keeps=st.booleans())
    def take_in(self, text, keeps):
        if len(self.workspace.pages()) < 3 or keeps:
            self.do(ImportPages((read_page(text),)))

    @rule(pick=picks, drop=st.integers(0, 3))
    def analyze(self, pick, drop):
        if view := self.view(pick):
            analysis = proposals(view.page.raw_text)
            articles = analysis.segmentation.articles[drop:]
            kept = Segmentation(articles, analysis.segmentation.furniture)
            decided = Segmentation(view.articles, view.furniture).decided()
            before = {(m.id, m.span, m.type, m.decision) for m in view.mentions if m.decision.is_made}
            self.do(
                ApplyAnalysis(view.page.id, PageAnalysis(kept, analysis.mentions, analysis.figures, analysis.findings))
            )
            now = self.workspace.page(view.page.id)
            assert before <= {(m.id, m.span, m.type, m.decision) for m in now.mentions}
            stays = {a.id: a for a in now.articles}
            for article in decided.articles:
                assert set(article.parts) <= set(stays[article.id].parts)
            assert set(decided.furniture) <= set(now.furniture)

    @rule(pick=picks, start=numbers, length=st.integers(1, 30), to=st.sampled_from(Target), role=st.sampled_from(Role))
    def assign(self, pick, start, length, to, role):
        view, article = self.one(pick, "articles")
        if view:
            goal = article.id if article else 0
            self.do(AssignSpan(view.page.id, Span(start, start + length), to, goal, role))

    @rule(pick=picks, start=numbers, length=st.integers(1, 30), role=st.sampled_from(Role))
    def set_role(self, pick, start, length, role):
        _, article = self.one(pick, "articles")
        if article:
            self.do(SetRole(article.id, Span(start, start + length), role))

    @rule(pick=picks, offset=numbers)
    def split(self, pick, offset):
        _, article = self.one(pick, "articles")
        if article:
            self.do(SplitArticle(article.id, offset))

    @rule(pick=picks, other=picks)
    def merge(self, pick, other):
        view, article = self.one(pick, "articles")
        if article:
            others = [a.id for a in view.articles]
            self.do(MergeArticles((article.id, others[other % len(others)])))

    @rule(pick=picks, part=picks, to=numbers)
    def move_boundary(self, pick, part, to):
        view, article = self.one(pick, "articles")
        if article:
            self.do(MoveBoundary(view.page.id, article.parts[part % len(article.parts)].span.end, to))

    @rule(pick=picks, kind=st.sampled_from(Kind), authors=st.lists(st.sampled_from("甲乙丙"), max_size=2))
    def edit_article(self, pick, kind, authors):
        _, article = self.one(pick, "articles")
        if article:
            self.do(SetKind(article.id, kind))
            self.do(SetAuthors(article.id, tuple(authors)))
            self.do(ReorderParts(article.id, tuple(p.span.start for p in reversed(article.parts))))

    @rule(pick=picks, decision=st.sampled_from(Decision), whole=st.booleans())
    def decide_article(self, pick, decision, whole):
        _, article = self.one(pick, "articles")
        if article and whole:
            self.do(DecideArticles((article.id,), decision))
        elif article:
            self.do(DecideParts(article.id, (article.parts[0].span.start,), decision))

    @rule(pick=picks, start=numbers, length=st.integers(1, 6), type_=st.sampled_from(EntityType))
    def tag(self, pick, start, length, type_):
        if view := self.view(pick):
            self.do(AddMention(view.page.id, Span(start, start + length), type_.value))

    @rule(pick=picks, decision=st.sampled_from(Decision), type_=st.sampled_from(EntityType), start=numbers)
    def change_mention(self, pick, decision, type_, start):
        view, mention = self.one(pick, "mentions")
        if mention:
            ids = tuple(m.id for m in view.mentions if m.text == mention.text)
            commands = [
                DecideMentions(ids, decision),
                SetMentionType((mention.id,), type_.value),
                SetMentionSpan(mention.id, Span(start, start + 3)),
                SetMentionAuthority(ids, "规范名"),
                RemoveMention((mention.id,)),
            ]
            self.do(commands[pick % len(commands)])

    @rule(pick=picks, decision=st.sampled_from(Decision))
    def decide_figure(self, pick, decision):
        _, figure = self.one(pick, "figures")
        if figure:
            self.do(DecideFigures((figure.id,), decision))
            self.do(EditFigure(figure))

    @rule(pick=picks)
    def dismiss(self, pick):
        _, finding = self.one(pick, "findings")
        if finding:
            self.do(DismissFindings((finding.id,), not finding.is_dismissed))

    @rule(pick=picks, start=numbers, length=st.integers(1, 4), replacement=st.sampled_from(["", "申", "两 字"]))
    def correct(self, pick, start, length, replacement):
        view, correction = self.one(pick, "corrections")
        if correction and pick % 3 == 0:
            self.do(RemoveCorrection(correction.id))
        elif view:
            self.do(AddCorrection(view.page.id, Span(start, start + length), replacement))

    @rule()
    def forget_a_word(self):
        for entry in self.workspace.lexicon()[:1]:
            self.do(RemoveLexiconEntry(entry.word, entry.type))

    @rule(pick=picks)
    def remove_page(self, pick):
        if (view := self.view(pick)) and pick % 5 == 0:
            self.do(RemovePages((view.page.id,)))

    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(times):
            if self.workspace.undo() is None:
                assert len(self.states) == 1
                return
            self.undone.append(self.states.pop())
            assert self.state() == self.states[-1]

    @precondition(lambda self: self.undone)
    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(times):
            if self.workspace.redo() is None:
                assert not self.undone
                return
            self.states.append(self.undone.pop())
            assert self.state() == self.states[-1]

    @rule()
    def close_and_open(self):
        self.workspace.close()
        self.workspace = Workspace.open(self.path, author="reviewer")
        assert self.state() == self.states[-1]

    @invariant()
    def the_journal_tells_the_same(self):
        collection = self.workspace._collection
        assert replay(collection.journal) == self.states[-1]

    @invariant()
    def counts_agree(self):
        for row in self.workspace.pages():
            view = self.workspace.page(row.id)
            nouns = (*view.articles, *view.mentions, *view.figures)
            made = sum(noun.decision.is_made for noun in nouns)
            assert (row.articles, row.decided, row.undecided) == (len(view.articles), made, len(nouns) - made)
            assert row.findings == sum(not finding.is_dismissed for finding in view.findings)

    @invariant()
    def labels_follow(self):
        assert (self.workspace.undo_label is None) == (len(self.states) == 1)
        assert (self.workspace.redo_label is None) == (not self.undone)


Reviewer.TestCase.settings = settings(
    max_examples=int(os.environ.get("JIAOKAN_EXAMPLES", "8")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
TestReviewer = Reviewer.TestCase
