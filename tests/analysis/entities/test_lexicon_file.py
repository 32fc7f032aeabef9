from hypothesis import given
from hypothesis import strategies as st

from core.analysis.entities.lexicon_file import HEADER, read_lexicon, write_lexicon
from core.model.mention import LexiconEntry

CELL = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1, max_size=8).filter(
    lambda cell: not cell.startswith("#")
)
ENTRY = st.builds(
    LexiconEntry,
    word=CELL,
    type=CELL,
    authority=CELL | st.just(""),
    is_rejected=st.booleans(),
    count=st.integers(0, 999),
)


@given(st.lists(ENTRY))
def test_what_was_written_is_read_back(entries):
    read, bad = read_lexicon(write_lexicon(entries))
    assert (read, bad) == (entries, [])


def test_the_file_has_a_header_and_tabs():
    text = write_lexicon([LexiconEntry("陌桑谷", "PER", "陌桑谷", False, 3), LexiconEntry("高兴", "PER", "", True)])
    assert text == f"{HEADER}\n陌桑谷\tPER\t陌桑谷\t\t3\n高兴\tPER\t\tyes\t1\n"


def test_jieba_user_dictionaries_are_read():
    read, bad = read_lexicon("\ufeff陌桑谷 5 nr\n云霁山 ns\n恒通 科技 3 nt\n柿子节 2\n\n# 注\n")
    assert bad == []
    assert [(e.word, e.type, e.count) for e in read] == [
        ("陌桑谷", "PER", 5),
        ("云霁山", "LOC", 1),
        ("恒通 科技", "ORG", 3),
        ("柿子节", "ORG", 2),
    ]


def test_lines_that_say_nothing_are_reported_by_number():
    read, bad = read_lexicon(f"{HEADER}\n\tPER\n陌桑谷\t\n陌桑谷\tPER\t\t\tmany\n好\tLOC\n")
    assert ([e.word for e in read], bad) == (["好"], [2, 3, 4])
