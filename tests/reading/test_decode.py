from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.reading.decode import decode
from core.reading.plausibility import plausibility

SIMPLIFIED = "青石镇修好三座桥，村民出门不再绕路。\n今天上午八点，第一辆班车从镇口开出，车上坐着三十七位老乡。\n"
TRADITIONAL = "青石鎮修好三座橋，村民出門不再繞路。\n今天上午八點，第一輛班車從鎮口開出，車上坐著三十七位老鄉。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_simplified(encoding: str) -> None:
    got = decode(SIMPLIFIED.encode(encoding), "a.txt")
    assert got.text == SIMPLIFIED
    assert got.encoding == {"gbk": "gb18030"}.get(encoding, encoding)


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional(encoding: str) -> None:
    got = decode(TRADITIONAL.encode(encoding), "a.txt")
    assert got.text == TRADITIONAL


@pytest.mark.parametrize("size", [6, 10, 20])
def test_short_gbk_is_neither_big5_nor_korean(size: int) -> None:
    for start in range(len(SIMPLIFIED) - size):
        piece = SIMPLIFIED[start : start + size]
        assert decode(piece.encode("gbk"), "a.txt") == decode(piece.encode("gb18030"), "a.txt", "gb18030")


def test_mark_is_dropped_in_both_byte_orders() -> None:
    assert decode(b"\xef\xbb\xbf" + "桥".encode(), "a.txt").text == "桥"
    assert decode(b"\xff\xfe" + "桥".encode("utf-16-le"), "a.txt").text == "桥"
    assert decode(b"\xfe\xff" + "桥".encode("utf-16-be"), "a.txt").text == "桥"


def test_rare_planes_and_names_survive() -> None:
    text = SIMPLIFIED + "作者𠮷䶮与㛃。"
    assert decode(text.encode("gb18030"), "a.txt").text == text


def test_given_encoding_overrides_detection() -> None:
    got = decode(SIMPLIFIED.encode("gbk"), "a.txt", "gbk")
    assert (got.text, got.encoding) == (SIMPLIFIED, "gbk")
    with pytest.raises(UserError) as caught:
        decode(SIMPLIFIED.encode("gbk"), "a.txt", "utf-8")
    assert caught.value.key == "read.undecodable"


def test_broken_utf8_says_line_and_byte() -> None:
    good = SIMPLIFIED.encode()
    at = good.index("今".encode())
    with pytest.raises(UserError) as caught:
        decode(good[:at] + b"\xff" + good[at:], "a.txt")
    assert caught.value.key == "read.undecodable"
    assert caught.value.values == {"file": "a.txt", "encoding": "utf-8", "line": 2, "byte": at}


def test_cut_off_gbk_says_where() -> None:
    data = SIMPLIFIED.strip().encode("gbk") + b"\xb3"
    with pytest.raises(UserError) as caught:
        decode(data, "a.txt")
    assert (caught.value.values["encoding"], caught.value.values["byte"]) == ("gb18030", len(data) - 1)


def test_lone_surrogates_are_refused() -> None:
    for data in (b"\xff\xfe" + b"a\0\x00\xd8b\0", "桥".encode() + b"\xed\xa0\x80"):
        with pytest.raises(UserError) as caught:
            decode(data, "a.txt")
        assert caught.value.key == "read.undecodable"


def test_unknown_codec() -> None:
    for name in ("gb-nothing", "base64", "hex"):
        with pytest.raises(UserError) as caught:
            decode(b"a", "a.txt", name)
        assert caught.value.key == "read.encoding_unknown"


@pytest.mark.parametrize("encoding", ["shift_jis", "koi8-r"])
def test_other_languages_are_not_taken_for_chinese(encoding: str) -> None:
    text = {
        "shift_jis": "村の人たちはきょうから新しい橋を渡ることができるようになりました。",
        "koi8-r": "Сегодня жители деревни впервые прошли по новому мосту через реку.",
    }[encoding]
    with pytest.raises(UserError):
        decode(text.encode(encoding), "a.txt")


def test_plausibility_tells_right_from_wrong() -> None:
    assert plausibility(SIMPLIFIED) > 0.95
    assert plausibility(TRADITIONAL.encode("big5").decode("gb18030", "replace")) < 0.7
    assert plausibility(SIMPLIFIED.encode("gbk").decode("big5", "replace")) < 0.7
    assert plausibility("plain words 123") == 1.0


@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        got = decode(data, "a.txt")
    except UserError as error:
        byte = error.values["byte"]
    else:
        byte = 0
        got.text.encode("utf-8")  # no lone surrogates
    assert 0 <= byte <= len(data)


def test_real_pages_in_every_encoding() -> None:
    folder = Path(__file__).parents[3] / "shared" / "pages"
    if not folder.is_dir():
        pytest.skip("no real pages beside the repository")
    for file in folder.glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        for encoding in ("utf-8", "gb18030", "big5", "utf-16"):
            fitting = text.encode(encoding, "ignore").decode(encoding)
            got = decode(fitting.encode(encoding), file.name)
            assert (got.encoding, got.text) == (encoding, fitting)
