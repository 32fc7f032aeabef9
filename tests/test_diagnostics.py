import logging
import subprocess
import sys

import pytest

from core.diagnostics import Crash, DiscreetFormatter, Run, described, without_home
from core.errors import UserError

PAGE_TEXT = "青石镇的渡口来了一条新船"
QUOTING = f"'str' object has no attribute '{PAGE_TEXT} plain words'"


def raised(make):
    """An error that was really raised, so that it has a traceback."""
    try:
        make()
    except Exception as error:  # noqa: BLE001
        return error
    raise AssertionError("nothing was raised")


def bad_value():
    raise ValueError(PAGE_TEXT)


def bad_key():
    return {}[PAGE_TEXT]


def bad_file():
    raise OSError(2, "No such file", f"/nowhere/{PAGE_TEXT}.txt")


def bad_attribute():
    raise AttributeError(QUOTING)


def bad_user():
    raise UserError("missing_word", word=PAGE_TEXT)


def nested():
    try:
        bad_value()
    except ValueError as error:
        raise RuntimeError("while reading") from error


MAKERS = [bad_value, bad_key, bad_file, bad_attribute, bad_user, nested]


@pytest.mark.parametrize("make", MAKERS)
def test_a_report_says_where_but_quotes_no_page(make):
    report = described(raised(make))
    assert make.__name__ in report
    assert not any(char in report for char in PAGE_TEXT)
    assert "plain words" not in report


def test_the_whole_story_only_when_agreed():
    assert PAGE_TEXT in described(raised(nested), with_text=True)
    assert "which led to" in described(raised(nested))


def test_the_home_folder_stays_out(monkeypatch, tmp_path):
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    assert without_home(f"in {tmp_path}/a") == "in ~/a"


def test_the_log_quotes_no_page_even_when_another_handler_does(tmp_path):
    records = []
    loud, quiet = logging.Formatter(), DiscreetFormatter("%(message)s")
    for make in MAKERS:
        error = raised(make)
        info = (type(error), error, error.__traceback__)
        records.append(logging.LogRecord("x", logging.ERROR, "", 1, "lost %s 'secret'", (PAGE_TEXT,), info))
    for record in records:
        assert "渡口" in loud.format(record) or record.exc_info[0] is not ValueError
        line = quiet.format(record)
        assert not any(char in line for char in PAGE_TEXT)
        assert "secret" not in line
        assert "Traceback" in line


def test_a_run_that_ends_leaves_nothing_but_its_log(tmp_path):
    run = Run(tmp_path)
    assert run.begin() is None
    logging.getLogger("x").error("something")
    run.end()
    run.end()
    assert [path.name for path in tmp_path.iterdir()] == ["jiaokan.log"]
    assert run.begin() is None
    run.end()


def test_the_log_rotates(tmp_path, monkeypatch):
    monkeypatch.setattr("core.diagnostics.LOG_BYTES", 2000)
    run = Run(tmp_path)
    run.begin()
    for number in range(300):
        logging.getLogger("x").error("line %s", number)
    run.end()
    logs = sorted(tmp_path.glob("jiaokan.log*"))
    assert len(logs) == 4
    assert all(path.stat().st_size <= 2000 for path in logs)


CRASH = """
import sys, os, faulthandler
from pathlib import Path
from core.diagnostics import Run
def deep_inside():
    {deed}
Run(Path(sys.argv[1])).begin()
deep_inside()
"""


@pytest.mark.parametrize(
    ("deed", "is_traced"), [("faulthandler._sigsegv()", True), ("os.abort()", True), ("os._exit(1)", False)]
)
@pytest.mark.skipif(sys.platform == "win32", reason="no signals of this sort")
def test_a_hard_crash_is_told_at_the_next_start(tmp_path, root, deed, is_traced):
    code = CRASH.format(deed=deed)
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, check=False, capture_output=True)
    run = Run(tmp_path)
    crash = run.begin()
    run.end()
    assert crash is not None
    assert crash.time
    assert ("deep_inside" in crash.trace) is is_traced
    assert "jiaokan" in crash.report()
    again = Run(tmp_path)
    assert again.begin() is None
    again.end()


def test_a_program_that_still_runs_has_not_crashed(tmp_path, root):
    code = CRASH.format(deed="print('on', flush=True); sys.stdin.read()")
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"on\n"
        run = Run(tmp_path)
        assert run.begin() is None
        run.end()
        other.stdin.close()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]\nx", b"{}\n" + b"x" * 300_000])
def test_what_a_run_left_may_be_ruined(tmp_path, content):
    (tmp_path / "run-1.txt").write_bytes(content)
    run = Run(tmp_path)
    crash = run.begin()
    run.end()
    assert isinstance(crash, Crash)
    assert len(crash.trace) < 100_000


def test_without_a_folder_to_write_to_the_program_starts_all_the_same(tmp_path):
    (tmp_path / "file").touch()
    run = Run(tmp_path / "file" / "log")
    assert run.begin() is None
    run.end()
