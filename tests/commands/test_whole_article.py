from core.commands.command import Command
from core.commands.whole_article import ConfirmWholeArticle
from core.model.kinds import Decision


def test_an_article_is_confirmed_with_its_contents_as_one_step(analyzed):
    before = analyzed.page(1)
    mention, figure = before.mentions[0].id, before.figures[0].id
    analyzed.do(ConfirmWholeArticle(before.articles[0].id, (mention,), (figure,)))
    after = analyzed.page(1)
    assert after.articles[0].decision is Decision.CONFIRMED
    assert [m.id for m in after.mentions if m.decision.is_made] == [mention]
    assert [f.id for f in after.figures if f.decision.is_made] == [figure]
    assert analyzed.lexicon()
    analyzed.undo()
    assert analyzed.page(1).articles == before.articles
    assert analyzed.page(1).mentions == before.mentions
    assert analyzed.lexicon() == []


def test_it_comes_back_from_the_journal():
    command = ConfirmWholeArticle(3, (1, 2), (5,))
    assert Command.from_json(command.to_json()) == command
