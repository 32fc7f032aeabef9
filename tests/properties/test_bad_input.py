"""Whatever comes in by any way, it is read or refused in words: nothing crashes, hangs or is stored half."""

import contextlib
import io
import json
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import cli, recovery
from core.analysis.entities.lexicon_file import read_lexicon, write_lexicon
from core.commands.corrections import AddCorrection
from core.commands.pages import ImportPages
from core.errors import UserError
from core.messages import LANGUAGES, Message, message
from core.model.mention import LexiconEntry
from core.model.page import PageDetails
from core.model.span import Span
from core.reading.decode import ENCODINGS
from core.reading.files import read_files
from core.reading.guess import guess_details
from core.reading.read import LARGEST, normalise_line_ends, read_bytes, read_file
from core.settings import SETTINGS, Settings
from core.workspace import Workspace
from tests.invented import PAGE, read_page

EXAMPLES = int(os.environ.get("JIAOKAN_EXAMPLES", "8")) * 10
quickly = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
ODD = "\0\x07\x1b\u200b\u200f\u202e\u2066\u2069\ufeff\ufffe\uffff\U0010ffff\u0301\u2028\x85\u3000<b>&amp;=1+1"
texts = st.text(st.sampled_from(PAGE + ODD) | st.characters(codec="utf-8"), max_size=300)
encoded = st.builds(
    lambda text, name: text.encode(name, "ignore"),
    texts,
    st.sampled_from([*ENCODINGS, "shift_jis", "utf-16-be", "utf-7"]),
)


def broken(data, cuts):
    """Cut, flip and repeat bytes."""
    made = bytearray(data)
    for at, value in cuts:
        if made:
            made[at % len(made)] = value
    return bytes(made[: cuts[0][0] % (len(made) + 1)]) if len(cuts) % 3 == 1 else bytes(made)


flips = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=8)
mangled = st.builds(broken, encoded, flips)
mixed = st.builds(lambda first, second: first + b"\n" + second, encoded, encoded)
files = st.one_of(st.binary(max_size=400), encoded, mangled, mixed)


def told(error):
    """A refusal has words in every language, and no value is missing in them."""
    for language in LANGUAGES:
        assert "{" not in error.text(language).replace("{}", "")
        assert len(error.text(language)) > 5


@quickly
@given(
    data=files, encoding=st.none() | st.sampled_from([*ENCODINGS, "rot13", "hex", "idna", "punycode", "no such", "\0"])
)
def test_bytes_are_a_page_or_refused(data, encoding):
    try:
        page = read_bytes(data, "a.txt", encoding)
    except UserError as error:
        told(error)
        return
    assert page.text.strip()
    assert "\r" not in page.text
    assert page.text.encode().decode() == page.text
    assert isinstance(page.details, PageDetails)


@quickly
@given(text=texts, name=st.text(max_size=60))
def test_details_are_guessed_from_anything(text, name):
    assert isinstance(guess_details(name, normalise_line_ends(text)), PageDetails)


@quickly
@given(text=texts | st.binary(max_size=300).map(lambda data: data.decode("utf-8", "surrogateescape")))
def test_a_lexicon_is_read_line_by_line(text):
    entries, bad = read_lexicon(text)
    assert len(entries) + len(bad) <= len(text.splitlines())
    assert all(entry.word and entry.type for entry in entries)


@quickly
@given(word=texts, authority=texts, count=st.integers(0, 10**9))
def test_what_the_lexicon_writes_it_reads_again(word, authority, count):
    entry = LexiconEntry(word, "ORG", authority, False, count)
    entries, bad = read_lexicon(write_lexicon([entry]))
    assert len(entries) + len(bad) <= 1


@pytest.mark.parametrize("count", ["9" * 5000, "²", "-1", "1e9", "١٢"])
def test_a_count_in_the_lexicon_may_be_anything(count):
    for line in (f"渡口\tLOC\t\t\t{count}", f"渡口 {count} ns"):
        entries, bad = read_lexicon(line)
        assert len(entries) + len(bad) == 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


@quickly
@given(stored=st.binary(max_size=200) | st.dictionaries(st.sampled_from([s.key for s in SETTINGS]), json_values))
def test_settings_are_always_valid(stored):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_bytes(stored if isinstance(stored, bytes) else json.dumps(stored).encode())
        found = Settings(path)
        for setting in SETTINGS:
            assert setting.valid(found[setting.key]) is not None
        found.set({"author": "甲"})
        assert Settings(path).text("author") == "甲"


def test_settings_nested_deeply_are_put_aside(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("[" * 100_000)
    assert Settings(path).text("language") == "zh"


@settings(quickly, max_examples=EXAMPLES // 2)
@given(
    arguments=st.lists(
        st.sampled_from(
            [*cli.COMMANDS, "--collection", "--lang", "zh", "--out", "--date", "--encoding", "-h", "--", "="]
        )
        | st.text(max_size=20).filter(lambda text: "\0" not in text),
        max_size=6,
    )
)
def test_the_command_line_answers_with_a_code(arguments):
    if "demo" in arguments:
        arguments.remove("demo")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(arguments)
        assert code in {0, 1, 2, 3}
        assert "Traceback" not in err.getvalue()
        assert code in {0, 1} or err.getvalue()


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The bytes of a collection."""
    source = Path(__file__).parent.parent / "fixtures" / "collections" / "v1.jiaokan"
    return source.read_bytes()


@settings(quickly, max_examples=EXAMPLES // 3)
@given(
    at=st.integers(0, 200_000),
    length=st.sampled_from([1, 1, 8, 100, 4096]),
    value=st.integers(0, 255),
    cut=st.none() | st.integers(0, 200_000),
)
def test_a_damaged_collection_is_refused_checked_or_salvaged_but_never_misread(sound, at, length, value, cut):
    data = bytearray(sound)
    at %= len(data)
    data[at : at + length] = bytes([value]) * len(data[at : at + length])
    if cut is not None:
        del data[cut % len(data) :]
    with tempfile.TemporaryDirectory() as folder:
        path, goal = Path(folder) / "a.jiaokan", Path(folder) / "b.jiaokan"
        path.write_bytes(data)
        with contextlib.suppress(UserError):
            recovery.contents_of(path)
        try:
            outcome = recovery.salvage(path, goal)
        except UserError as error:
            told(error)
            assert not goal.exists()
        else:
            with Workspace.open(goal) as opened:
                assert opened.check() == []
                assert len(opened.pages()) == outcome.pages
        assert path.read_bytes() == bytes(data)
        try:
            with Workspace.open(path) as opened:
                opened.check()
                opened.pages()
        except UserError as error:
            told(error)


@quickly
@given(data=json_values)
def test_a_message_of_any_form_is_told_or_refused(data):
    with contextlib.suppress(TypeError, ValueError, LookupError, AttributeError):
        Message.from_json(data).text("zh")


@quickly
@given(value=texts)
def test_values_of_a_message_are_not_patterns(value):
    assert value in message("error.missing_word.what", word=value).text("zh")


# Names, sizes, links, devices

NAMES = [
    "有 空格.txt",
    'it\'s "quoted".txt',
    "新\n行.txt",
    "报" * 80 + ".txt",
    "x" * 246 + ".txt",
    "%00#?&=.txt",
    "-rf.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_files_of_any_name_come_in(tmp_path, name):
    path = tmp_path / name
    try:
        path.write_text(PAGE, encoding="utf-8")
    except OSError:
        pytest.skip("this disk does not take the name")
    with Workspace.create(tmp_path / "c.jiaokan") as workspace:
        assert len(workspace.import_files([path]).pages) == 1
        assert workspace.page(1).page.source == name
        assert workspace.check() == []


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names of bytes are Linux's")
def test_a_name_that_is_no_text_is_refused_or_shown_and_the_rest_comes_in(tmp_path):
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    with open(os.fsencode(tmp_path) + b"/\xb1\xa8.txt", "wb") as file:  # noqa: PTH123
        file.write((PAGE + "又一行\n").encode())
    with Workspace.create(tmp_path / "c.jiaokan") as workspace:
        report = workspace.import_files([tmp_path])
        assert len(report.pages) + len(report.refused) == 2
        assert len(report.pages) >= 1
        assert workspace.check() == []
        for page_id in report.pages:
            workspace.page(page_id).page.source.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="no devices in the file system")
def test_devices_pipes_and_links_in_circles_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "random.md").symlink_to("/dev/urandom")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    read = read_files([tmp_path, Path("/dev/zero"), tmp_path / "pipe.txt"])
    assert [page.source for page in read.pages] == ["good.txt"]
    assert len(read.refused) >= 5


@pytest.mark.parametrize("line", ["田" * 10_000_000, "a" * 10_000_000, "\n" * 10_000_000])
def test_ten_million_characters_are_refused_by_their_size(tmp_path, line):
    path = tmp_path / "a.txt"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_file(path)
    assert caught.value.key in {"read.too_large", "read.empty"}


@pytest.mark.parametrize("unit", ["田里的水稻黄了，", "田\n", "1", "（", "《", "x" * 50 + " "])
def test_the_largest_page_is_read(tmp_path, unit):
    text = unit * (LARGEST // len(unit.encode()))
    page = read_bytes(text.encode(), "a.txt")
    assert len(page.text) == len(text)


def test_a_collection_that_is_a_link_a_device_or_a_folder(tmp_path):
    (tmp_path / "folder.jiaokan").mkdir()
    for path in (tmp_path / "folder.jiaokan", Path(os.devnull), tmp_path / ("长" * 200 + ".jiaokan")):
        for deed in (Workspace.open, recovery.contents_of, lambda p: recovery.salvage(p, tmp_path / "new.jiaokan")):
            with pytest.raises(UserError) as caught:
                deed(path)
            told(caught.value)
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.jiaokan"]


def test_a_schema_that_runs_code_is_not_trusted(tmp_path, sound):
    path = tmp_path / "a.jiaokan"
    path.write_bytes(sound)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE VIEW evil AS SELECT load_extension('x')")
        connection.execute("CREATE TRIGGER evil2 AFTER INSERT ON journal BEGIN SELECT load_extension('x'); END")
    connection.close()
    with pytest.raises(UserError) as caught:
        Workspace.open(path)
    assert caught.value.key == "collection_damaged"


@pytest.mark.parametrize("text", ["\ud800", "渡\udfff口"])
def test_half_a_surrogate_pair_is_refused_in_words_and_nothing_is_stored(tmp_path, text):
    with Workspace.create(tmp_path / "a.jiaokan") as workspace:
        workspace.do(ImportPages((read_page(),)))
        with pytest.raises(UserError) as caught:
            workspace.do(AddCorrection(1, Span(2, 4), text))
        told(caught.value)
        with pytest.raises(UserError):
            workspace.remember(name=text)
        assert workspace.last_step == 1
        assert workspace.check() == []
