"""Files from outside: whatever they are, they are read or refused in words."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.handoff.back import container
from core.messages import LANGUAGES

from .conftest import Desk


def refused(desk: Desk, content: bytes) -> str:
    path = desk.folder / "other.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        desk.workspace.read_back(path)
    assert all(path.name in caught.value.text(language) for language in LANGUAGES)
    return caught.value.key


def read_or_refused(desk: Desk, path: Path) -> None:
    """Read a file that may be damaged; what is not told in words fails the test."""
    with suppress(UserError):
        desk.workspace.read_back(path)


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a workbook whose parts went through a function."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return made.getvalue()


def test_what_is_no_workbook(desk: Desk) -> None:
    assert refused(desk, b"") == "handback.no_workbook"
    assert refused(desk, "稿件".encode()) == "handback.no_workbook"
    assert refused(desk, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)) == "handback.old_format"
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refused(desk, empty.getvalue()) == "handback.no_workbook"
    with pytest.raises(UserError) as caught:
        desk.workspace.read_back(desk.folder / "none.xlsx")
    assert caught.value.key == "handback.missing"
    with pytest.raises(UserError):
        desk.workspace.read_back(desk.folder)


def test_a_bomb_is_not_unpacked(desk: Desk) -> None:
    bomb = repacked(desk.path, lambda name, data: data + b" " * (1 << 24) if name.endswith("sheet5.xml") else data)
    assert len(bomb) < 1 << 20
    assert refused(desk, bomb) == "handback.too_large"


def test_the_sum_of_parts_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_UNPACKED", 10_000)
    assert refused(desk, desk.path.read_bytes()) == "handback.too_large"


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet5.xml", "docProps/custom.xml"])
def test_entities_are_refused_before_any_parser_sees_them(desk: Desk, name: str) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;">]>'

    def put_in(part: str, data: bytes) -> bytes:
        at = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
        return data[:at] + bomb + data[at:] if part == name else data

    assert refused(desk, repacked(desk.path, put_in)) == "handback.damaged"
    wide = repacked(desk.path, lambda part, data: data.decode().encode("utf-16") if part == name else data)
    assert refused(desk, wide) == "handback.damaged"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_files_are_read_or_refused_but_never_crash(desk: Desk, data: st.DataObject) -> None:
    content = bytearray(desk.path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content)))]
    path = desk.folder / "damaged.xlsx"
    path.write_bytes(content)
    read_or_refused(desk, path)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_parts_inside_a_sound_archive(desk: Desk, data: st.DataObject) -> None:
    with zipfile.ZipFile(desk.path) as archive:
        name = data.draw(st.sampled_from(archive.namelist()))
        whole = archive.read(name)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    new = data.draw(
        st.binary(max_size=12) | st.sampled_from([b"<c><v>", b"</row>", b'r="ZZZZ9"', b"&amp;", b's="9999"'])
    )
    path = desk.folder / "damaged.xlsx"
    path.write_bytes(repacked(desk.path, lambda part, old: old[:start] + new + old[end:] if part == name else old))
    read_or_refused(desk, path)
