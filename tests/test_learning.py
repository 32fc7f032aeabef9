"""It learns at once: what is decided on one page is proposed, or not, on the next; the lexicon goes out and in."""

import pytest

from core.commands.lexicon import AddLexiconEntry
from core.commands.mentions import AddMention, DecideMentions
from core.commands.pages import ImportPages
from core.errors import UserError
from core.model.kinds import Decision
from core.model.mention import LexiconEntry
from core.workspace import Workspace
from tests.invented import read_page, span_of

TAUGHT = """谷场唱戏
乡亲们请来陌桑谷唱戏，锣鼓响到半夜。副县长段怀川也来听戏。
"""
NEXT = """又唱一场
第二天陌桑谷再唱一场，副县长段怀川没有来。
"""


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "a.jiaokan", author="tester") as opened:
        opened.do(ImportPages((read_page(TAUGHT, "a.txt"), read_page(NEXT, "b.txt"))))
        opened.analyze([1, 2])
        yield opened
        assert opened.check() == []


def words(workspace, page_id, type_="PER"):
    return {m.text for m in workspace.page(page_id).mentions if m.type == type_ and m.decision is not Decision.REJECTED}


def test_a_word_tagged_by_hand_is_proposed_on_the_next_page(workspace):
    assert "陌桑谷" not in words(workspace, 2)
    workspace.do(AddMention(1, span_of(TAUGHT, "陌桑谷"), "PER"))
    workspace.analyze([2])
    assert "陌桑谷" in words(workspace, 2)
    workspace.undo()
    workspace.undo()
    workspace.analyze([2])
    assert "陌桑谷" not in words(workspace, 2)


def test_a_rejected_word_is_not_proposed_again_in_that_sense(workspace):
    assert "段怀川" in words(workspace, 2)
    one = next(m for m in workspace.page(1).mentions if m.text == "段怀川")
    workspace.do(DecideMentions((one.id,), Decision.REJECTED))
    workspace.analyze([1, 2])
    assert "段怀川" not in words(workspace, 1) | words(workspace, 2)
    again = next(m for m in workspace.page(1).mentions if m.text == "段怀川")
    workspace.do(DecideMentions((again.id,), Decision.CONFIRMED))
    workspace.analyze([2])
    assert "段怀川" in words(workspace, 2)


def test_the_lexicon_goes_to_another_collection(workspace, tmp_path):
    workspace.do(AddLexiconEntry((LexiconEntry("陌桑谷", "PER", "陌桑谷（艺人）", count=3),)))
    workspace.do(AddLexiconEntry((LexiconEntry("段怀川", "PER", is_rejected=True),)))
    assert workspace.export_lexicon(tmp_path / "words.tsv") == 2
    with Workspace.create(tmp_path / "b.jiaokan") as other:
        taken = other.import_lexicon(tmp_path / "words.tsv")
        assert (taken.words, taken.bad_lines, taken.changes.lexicon) == (2, (), True)
        assert other.lexicon() == workspace.lexicon()
        other.do(ImportPages((read_page(NEXT, "b.txt"),)))
        other.analyze([1])
        assert words(other, 1) == {"陌桑谷"}
        assert other.page(1).mentions[0].authority == "陌桑谷（艺人）"


def test_a_jieba_dictionary_in_an_old_encoding_is_accepted(workspace, tmp_path):
    file = tmp_path / "user.dict"
    file.write_bytes("陌桑谷 5 nr\n晒谷合作社\n柳叶渡 3 ns\n".encode("gb18030"))
    assert workspace.import_lexicon(file, "ORG").words == 3
    assert {(e.word, e.type) for e in workspace.lexicon()} == {
        ("陌桑谷", "PER"),
        ("晒谷合作社", "ORG"),
        ("柳叶渡", "LOC"),
    }
    workspace.undo()
    assert workspace.lexicon() == []


def test_lines_that_cannot_be_read_are_told(workspace, tmp_path):
    file = tmp_path / "words.tsv"
    file.write_text("word\ttype\tauthority\trejected\tcount\n陌桑谷\tPER\t\t\t1\n谷场\t\t\t\t\n", encoding="utf-8")
    assert workspace.import_lexicon(file).bad_lines == (3,)


def test_what_is_no_lexicon_is_refused(workspace, tmp_path):
    (tmp_path / "empty.tsv").write_text("\n", encoding="utf-8")
    for name, key in (("empty.tsv", "lexicon_file"), ("missing.tsv", "lexicon_unreadable")):
        with pytest.raises(UserError) as caught:
            workspace.import_lexicon(tmp_path / name)
        assert caught.value.key == key
    assert len(workspace.history()) == 2
