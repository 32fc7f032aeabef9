import hashlib
import os
from pathlib import Path

import pytest

from core.errors import Cancelled, UserError
from core.messages import LANGUAGES, Message
from core.model.page import PageDetails
from core.model.transfer import ImportOptions
from core.reading.files import read_files
from core.reading.read import LARGEST, read_bytes, read_file

TEXT = "青石镇修好三座桥，村民出门不再绕路。\n"


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_bytes(data, "a.txt")
    for language in LANGUAGES:
        assert "a.txt" in caught.value.text(language)
    return caught.value.key


def test_only_line_ends_change() -> None:
    page = read_bytes("\ufeff\u3000一 \r\n二\r三\n\n四\u2028五\u00a0".encode(), "a.txt")
    assert page.text == "\u3000一 \n二\n三\n\n四\u2028五\u00a0"


def test_hash_is_that_of_the_normalised_text() -> None:
    page = read_bytes(TEXT.replace("\n", "\r\n").encode("gbk"), "a.txt")
    assert page.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert page.sha256 == read_bytes(TEXT.encode("utf-8-sig"), "b.txt").sha256


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t", "\u3000\n".encode(), b"\0\0\0"])
def test_empty(data: bytes) -> None:
    assert refused(data) == "read.empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + TEXT.encode(),
        b"PK\x03\x04" + bytes(range(200)),
        "桥\0通".encode(),
        "桥\x01\x02通\x05".encode(),
    ],
)
def test_binary(data: bytes) -> None:
    assert refused(data) == "read.binary"


def test_a_stray_control_character_is_text() -> None:
    assert "\x0b" in read_bytes((TEXT * 20 + "\x0b\x07").encode(), "a.txt").text


def test_size_limit_is_five_megabytes(tmp_path: Path) -> None:
    assert refused(b"a" * (LARGEST + 1)) == "read.too_large"
    assert len(read_bytes(b"a" * LARGEST, "a.txt").text) == LARGEST
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserError) as caught:
        read_file(big)
    assert caught.value.key == "read.too_large"


def write(folder: Path, name: str, data: bytes = TEXT.encode()) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_folder_reads_what_it_can_and_lists_the_rest(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path, f"sub/{number}.txt", f"{number}{TEXT}".encode())
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "broken.md", TEXT.encode() + b"\xff")
    write(tmp_path, "picture.png", b"\x89PNG")
    write(tmp_path, ".hidden.txt")
    write(tmp_path, "UPPER.TXT")
    got = read_files([tmp_path])
    assert [page.source for page in got.pages] == [*(f"{n}.txt" for n in range(12)), "UPPER.TXT"]
    assert {Path(r.path).name: r.what.key for r in got.refused} == {
        "empty.txt": "error.read.empty.what",
        "broken.md": "error.read.undecodable.what",
    }
    assert got.skipped == 1


def test_given_paths(tmp_path: Path) -> None:
    text = write(tmp_path, "a.txt")
    picture = write(tmp_path, "b.png")
    got = read_files([text, text, tmp_path / "none.txt", picture])
    assert [page.source for page in got.pages] == ["a.txt"]
    assert [r.what.key for r in got.refused] == ["error.read.missing.what", "error.read.suffix.what"]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights on Windows")
def test_links_in_a_circle_pipes_and_devices(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "again.txt").symlink_to(tmp_path / "sub" / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    got = read_files([tmp_path])
    assert len(got.pages) == 1
    assert {Path(r.path).name: r.what.key.split(".")[2] for r in got.refused} == {
        "self.txt": "unreadable",
        "gone.txt": "missing",
        "pipe.txt": "no_file",
    }
    with pytest.raises(UserError) as caught:
        read_file(Path(os.devnull))
    assert caught.value.key == "read.no_file"


def test_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "read_bytes", lambda self: (_ for _ in ()).throw(PermissionError(13, "no")))
    assert read_files([path]).refused[0].what.key == "error.read.forbidden.what"


def test_options_override(tmp_path: Path) -> None:
    path = write(tmp_path, "青石日报_20231114_03版.txt", TEXT.encode("gbk"))
    options = ImportOptions("gbk", PageDetails(page_number="4", section_name="民生"))
    page = read_files([path], options).pages[0]
    assert page.encoding == "gbk"
    assert (page.details.publication, page.details.page_number) == ("青石日报", "4")
    assert page.details.section_name == "民生"


def test_progress_and_cancelling(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path, f"{number}.txt")
    told: list[tuple[int, int]] = []

    def report(done: int, total: int, what: Message) -> None:
        assert what.text("zh")
        assert what.text("en")
        told.append((done, total))

    read_files([tmp_path], report=report)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        read_files([tmp_path], cancelled=lambda: True)


def test_bytes_of_no_encoding_with_control_bytes_are_called_binary():
    with pytest.raises(UserError) as refused:
        read_bytes(bytes(range(256)) * 20, "photo.txt")
    assert refused.value.key == "read.binary"
