"""Names that mentions share: merged, renamed, split, noted; the mentions, the lexicon and the next analysis follow."""

from dataclasses import replace

import pytest

from core.commands.analysis import ApplyAnalysis
from core.commands.authorities import MergeAuthorities, NoteAuthority, RenameAuthority, SplitAuthority
from core.commands.mentions import DecideMentions
from core.errors import UserError
from core.model.kinds import PageStatus
from core.model.mention import Mention
from tests.invented import PAGE, proposals


def with_names(**names):
    """The invented proposals, their mentions under the names that rules might propose."""
    analysis = proposals(PAGE)
    mentions = (replace(m, authority=names.get(m.text, m.text)) for m in analysis.mentions)
    return replace(analysis, mentions=tuple(mentions))


@pytest.fixture
def named(workspace):
    workspace.do(ApplyAnalysis(1, with_names(甲县="青石甲县")))
    return workspace


def names_of(workspace):
    return {m.text: m.authority for m in workspace.page(1).mentions}


def authority(workspace, name):
    return next(a for a in workspace.authorities() if a.name == name)


def key_of(workspace, command):
    with pytest.raises(UserError) as caught:
        workspace.do(command)
    return caught.value.key


def test_proposed_names_are_groups_before_anybody_agrees(named):
    groups = {g.name: g for g in named.authority_groups()}
    assert named.authorities() == []
    assert groups["青石甲县"].words == (("甲县", 1),)
    assert (groups["乙县"].count, groups["乙县"].undecided, groups["乙县"].id) == (1, 1, 0)
    assert groups.keys() == {g.name for g in named.authority_groups(1)}
    named.do(DecideMentions((named.page(1).mentions[0].id,)))
    assert {g.name: g.undecided for g in named.authority_groups(1)}["青石甲县"] == 0


def test_merge_takes_mentions_aliases_and_learned_words_along(named):
    named.do(DecideMentions((named.page(1).mentions[0].id,)))
    named.do(NoteAuthority("LOC", "乙县", "在河东"))
    before = named.page(1)
    named.do(MergeAuthorities("LOC", ("青石甲县", "乙县"), "乙县"))
    assert names_of(named) == {"甲县": "乙县", "乙县": "乙县", "丙县": "丙县", "丁县": "丁县"}
    assert authority(named, "乙县").aliases == ("甲县", "青石甲县")
    assert authority(named, "乙县").note == "在河东"
    assert {e.word: e.authority for e in named.lexicon()} == {"甲县": "乙县"}
    assert [m.decision for m in named.page(1).mentions] == [m.decision for m in before.mentions]
    named.undo()
    assert named.page(1).mentions == before.mentions
    assert authority(named, "乙县").aliases == ()


def test_a_merge_of_an_agreed_name_into_a_new_one_leaves_no_trace_of_the_old(named):
    named.do(NoteAuthority("LOC", "丙县", "山里"))
    named.do(MergeAuthorities("LOC", ("丙县", "丁县"), "丙丁两县"))
    assert [a.name for a in named.authorities()] == ["丙丁两县"]
    assert authority(named, "丙丁两县").aliases == ("丁县", "丙县")
    assert authority(named, "丙丁两县").note == "山里"


def test_rename_keeps_the_old_wording_as_an_alias(named):
    named.do(RenameAuthority("LOC", "丙县", " 丙山县 "))
    assert names_of(named)["丙县"] == "丙山县"
    assert authority(named, "丙山县").aliases == ("丙县",)
    named.do(NoteAuthority("LOC", "丁县", "雨"))
    assert key_of(named, RenameAuthority("LOC", "丙山县", "丁县")) == "authority_exists"
    assert key_of(named, RenameAuthority("LOC", "丙山县", "  ")) == "authority_empty"
    assert key_of(named, RenameAuthority("LOC", "没有县", "有县")) == "missing_authority"


def test_split_is_the_way_back_from_a_merge(named):
    named.do(_merge("青石甲县", "丁县"))
    named.do(SplitAuthority("LOC", "丁县", ("甲县",)))
    assert names_of(named)["甲县"] == "甲县"
    assert "甲县" not in authority(named, "丁县").aliases
    assert key_of(named, SplitAuthority("LOC", "丁县", ("丁县",))) == "authority_cannot_split"
    assert key_of(named, SplitAuthority("LOC", "丁县", ("乙县",))) == "authority_cannot_split"
    named.undo()
    assert names_of(named)["甲县"] == "丁县"


def _merge(*names):
    return MergeAuthorities("LOC", names, names[-1])


def test_what_was_agreed_holds_when_the_page_is_analyzed_again(named):
    named.do(_merge("乙县", "丙县"))
    named.do(SplitAuthority("LOC", "青石甲县", ("甲县",), "东甲县"))
    named.do(ApplyAnalysis(1, with_names(甲县="青石甲县")))
    assert names_of(named) == {"甲县": "东甲县", "乙县": "丙县", "丙县": "丙县", "丁县": "丁县"}
    assert named.page(1).page.status is PageStatus.NEW


def test_a_form_of_address_is_not_named_after_its_wording(workspace):
    found = Mention(0, proposals(PAGE).mentions[0].span, "PER", "江局长", authority="江渡")
    workspace.do(ApplyAnalysis(1, replace(proposals(PAGE), mentions=(found,))))
    workspace.do(RenameAuthority("PER", "江渡", "江渡（渡口）"))
    workspace.do(DecideMentions((workspace.page(1).mentions[0].id,)))
    assert [e.authority for e in workspace.lexicon()] == [""]
    workspace.do(DecideMentions((workspace.page(1).mentions[0].id,), workspace.page(1).mentions[0].decision.UNDECIDED))
    for proposed, expected in (("", ""), ("江渡", "江渡（渡口）")):
        again = replace(found, authority=proposed)
        workspace.do(ApplyAnalysis(1, replace(proposals(PAGE), mentions=(again,))))
        assert workspace.page(1).mentions[0].authority == expected


def test_an_unknown_name_gets_no_note(named):
    assert key_of(named, NoteAuthority("PER", "乙县", "")) == "missing_authority"
