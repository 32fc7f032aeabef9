import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.handoff.jsonlines import record
from core.messages import LANGUAGES
from core.model.kinds import Decision
from core.workspace import Workspace

from .back.conftest import fill


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "a.jiaokan", author="何山") as found:
        fill(found)
        yield found


def told(workspace: Workspace) -> dict[str, object]:
    found = record(workspace.page(workspace.pages()[0].id))
    for article in found["articles"]:
        del article["id"]
    return found


def test_out_and_in_again_is_the_same(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_records(workspace.export_as("jsonl", tmp_path / "first.jsonl").path)
    before = told(workspace)
    path = workspace.export_as("jsonl", tmp_path / "a.jsonl").path
    changes, unknown = workspace.import_records(path)
    assert (len(changes.pages), unknown) == (1, 0)
    assert told(workspace) == before
    assert not workspace.check()


def test_what_another_program_decided_comes_in_as_one_step(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.export_as("jsonl", tmp_path / "a.jsonl").path
    line = json.loads(path.read_text(encoding="utf-8"))
    line["articles"][0]["decision"] = "confirmed"
    line["entities"] = [dict(line["entities"][0], decision="rejected", text="随便写的")]
    stranger = dict(line, sha256="0" * 64)
    path.write_text(f"\ufeff{json.dumps(line)}\n\n{json.dumps(stranger)}\n", encoding="utf-8")
    _, unknown = workspace.import_records(path)
    page = workspace.page(workspace.pages()[0].id)
    assert unknown == 1
    assert page.articles[0].decision is Decision.CONFIRMED
    (mention,) = page.mentions
    assert mention.decision is Decision.REJECTED
    assert mention.text == "".join(mention.span.of(page.page.raw_text).split())
    workspace.undo()
    assert len(workspace.page(page.page.id).mentions) == 4


@pytest.mark.parametrize(
    "change",
    [
        {"entities": [{"start": 4, "end": 2, "type": "PER"}]},
        {"entities": [{"start": "4", "end": 6, "type": "PER"}]},
        {"articles": [{"parts": [{"role": "nothing", "start": 1, "end": 2}]}]},
        {"figures": [{"start": 1, "end": 3, "value": "1", "lower": "many"}]},
        {"entities": [{"start": 1, "end": 10**9, "type": "PER"}]},
        {
            "articles": [
                {"parts": [{"role": "body", "start": 0, "end": 9}]},
                {"parts": [{"role": "body", "start": 5, "end": 12}]},
            ]
        },
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    workspace: Workspace, tmp_path: Path, change: dict[str, object]
) -> None:
    path = workspace.export_as("jsonl", tmp_path / "a.jsonl").path
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    before = told(workspace)
    with pytest.raises(UserError) as caught:
        workspace.import_records(path)
    assert all(caught.value.text(language) for language in LANGUAGES)
    assert told(workspace) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda s: st.dictionaries(
            st.sampled_from(["sha256", "articles", "parts", "start", "end", "entities", "role"]), s | st.lists(s)
        ),
    )
)
def test_anything_else_is_refused_in_words(workspace: Workspace, tmp_path: Path, content: object) -> None:
    path = tmp_path / "b.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    try:
        _, unknown = workspace.import_records(path)
    except UserError as error:
        assert "b.jsonl" in error.text("zh")  # noqa: PT017 - other outcomes are right too
    else:
        assert unknown <= 1
