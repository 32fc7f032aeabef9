import hashlib
import json
import zipfile
from collections import namedtuple
from random import Random

import pytest

from core.errors import Cancelled, UserError
from core.recovery import unpack
from core.storage import package
from core.storage.check import stored
from core.workspace import Workspace


@pytest.fixture
def packed(workspace, tmp_path):
    path = tmp_path / "out" / "文 库.jkpack"
    path.parent.mkdir()
    workspace.pack(path)
    return path


def refusal(path, tmp_path):
    goal = tmp_path / "new.jiaokan"
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(UserError) as caught:
        unpack(path, goal)
    assert sorted(p.name for p in tmp_path.iterdir()) == before
    return caught.value.key


def written(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def manifest(data, **other):
    said = {"format": 1, "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), **other}
    return json.dumps(said)


def test_a_collection_goes_out_and_comes_back_the_same(workspace, packed, tmp_path):
    held = unpack(packed, tmp_path / "new.jiaokan")
    assert (held.pages, held.steps) == (1, 2)
    with Workspace.open(tmp_path / "new.jiaokan") as opened:
        assert opened.check() == []
        assert stored(opened._collection) == stored(workspace._collection)
    assert [p.name for p in packed.parent.iterdir()] == [packed.name]


@pytest.mark.parametrize("seed", range(30))
def test_one_flipped_byte_is_noticed(packed, tmp_path, seed):
    with zipfile.ZipFile(packed) as file:
        info = file.getinfo("collection.jiaokan")
    data = bytearray(packed.read_bytes())
    data[Random(seed).randrange(info.header_offset + 60, info.compress_size)] ^= 1 << seed % 8
    packed.write_bytes(data)
    assert refusal(packed, tmp_path) == "package_damaged"


@pytest.mark.parametrize("size", [0, 10, 1000, -1, -30])
def test_a_package_cut_short_is_noticed(packed, tmp_path, size):
    packed.write_bytes(packed.read_bytes()[:size])
    assert refusal(packed, tmp_path) == "package_damaged"


def test_a_bomb_is_stopped_at_the_size_it_admits(tmp_path):
    data = bytes(30_000_000)
    bomb = {"collection.jiaokan": data, "manifest.json": manifest(data, size=1000)}
    assert refusal(written(tmp_path / "a.jkpack", bomb), tmp_path) == "package_damaged"


def test_a_package_that_does_not_fit_the_disk_is_not_begun(packed, tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(package.shutil, "disk_usage", lambda folder: usage(1, 1, 1000))
    assert refusal(packed, tmp_path) == "disk_full"


@pytest.mark.parametrize(
    ("members", "key"),
    [
        ({"../evil.jiaokan": b"x", "manifest.json": "{}"}, "not_a_package"),
        ({"word/document.xml": "<a/>"}, "not_a_package"),
        ({"collection.jiaokan": b"x", "manifest.json": "{}"}, "package_damaged"),
        ({"collection.jiaokan": b"x", "manifest.json": "[]"}, "package_damaged"),
        ({"collection.jiaokan": b"x", "manifest.json": "[" * 60_000}, "package_damaged"),
        ({"collection.jiaokan": b"x", "manifest.json": " " * 100_000}, "package_damaged"),
        ({"collection.jiaokan": b"x", "manifest.json": manifest(b"x", size="1")}, "package_damaged"),
        ({"collection.jiaokan": b"x", "manifest.json": manifest(b"x", format=2)}, "collection_newer"),
        ({"collection.jiaokan": b"x" * 99, "manifest.json": manifest(b"x" * 99)}, "not_a_collection"),
    ],
)
def test_what_is_no_package_of_ours_is_refused(tmp_path, members, key):
    assert refusal(written(tmp_path / "a.jkpack", members), tmp_path) == key


def test_packing_and_unpacking_can_be_stopped_and_overwrite_nothing(workspace, packed, tmp_path, path):
    with pytest.raises(Cancelled):
        workspace.pack(tmp_path / "b.jkpack", cancelled=lambda: True)
    with pytest.raises(Cancelled):
        unpack(packed, tmp_path / "new.jiaokan", cancelled=lambda: True)
    with pytest.raises(UserError):
        unpack(packed, path)
    assert not [p.name for p in tmp_path.iterdir() if p.name.startswith((".jiaokan-", "new", "b."))]
