import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from core import cli
from core.arguments import COMMANDS
from core.console import system_language
from core.demo import has_display
from core.messages import LANGUAGES, message
from core.resources import resource

ROOT = Path(__file__).parents[1]
TEXT = """青石镇修好三座桥
本报青石5月2日讯（记者 何山）今天上午，青石镇的三座桥同时通车。全镇2.49万人出行不再绕路。
镇党委书记柳一舟说，修桥用去三百万元。
"""
Run = Callable[..., int]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "青石日报_20240503_03版_民生.txt").write_bytes(TEXT.encode("gbk"))
    (folder / "2024-05-03-A4.txt").write_text(TEXT.replace("三座", "五座"), encoding="utf-8")
    return folder


@pytest.fixture
def collection(pages: Path, tmp_path: Path) -> Path:
    file = tmp_path / "a.jiaokan"
    assert cli.main(["import", str(pages), "--collection", str(file), "--no-analysis"]) == cli.OK
    return file


def test_analyze_writes_records_in_order(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyze", str(pages), "--format", "jsonl", "--lang", "en"]) == cli.OK
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert [r["source"] for r in records] == ["2024-05-03-A4.txt", "青石日报_20240503_03版_民生.txt"]
    assert records[1]["encoding"] == "gb18030"
    assert {"articles", "furniture", "entities", "figures", "findings", "sha256", "length"} <= records[0].keys()
    assert "[2/2]" in err


def test_refused_files_are_told_and_change_the_code(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pages / "empty.txt").write_bytes(b"")
    assert cli.main(["analyze", str(pages), "--lang", "zh"]) == cli.SOME_REFUSED
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "empty.txt" in err
    assert "空文件" in err


def test_nothing_readable_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyze", str(tmp_path / "none.txt")]) == cli.FAILED
    assert capsys.readouterr().out == ""
    file = tmp_path / "a.jiaokan"
    assert cli.main(["import", str(tmp_path), "--collection", str(file)]) == cli.FAILED


def test_import_says_what_was_there_already(collection: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["import", str(pages), "--collection", str(collection), "--lang", "en"]) == cli.OK
    err = capsys.readouterr().err
    assert "Pages imported: 0" in err
    assert err.count("was not imported again") == 2


def test_export_writes_the_workbook_and_prints_its_path(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main(["export", str(collection), "--out", str(tmp_path / "移交.xlsx")]) == cli.OK
    assert capsys.readouterr().out == f"{tmp_path / '移交.xlsx'}\n"
    assert len(openpyxl.load_workbook(tmp_path / "移交.xlsx").worksheets) == 11


def test_export_to_a_place_that_is_not_there(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        cli.main(["export", str(collection), "--out", str(tmp_path / "none" / "a.xlsx"), "--lang", "zh"]) == cli.FAILED
    )
    assert "不存在" in capsys.readouterr().err


def test_check(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(collection), "--lang", "en"]) == cli.OK
    assert "sound" in capsys.readouterr().err
    assert cli.main(["check", str(tmp_path / "none.jiaokan")]) == cli.FAILED


def test_check_lists_problems(
    collection: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from core.model.history import Problem
    from core.workspace import Workspace

    monkeypatch.setattr(Workspace, "check", lambda *a: [Problem(message("cli.nothing"))])
    assert cli.main(["check", str(collection), "--lang", "en"]) == cli.SOME_REFUSED
    assert capsys.readouterr().out == message("cli.nothing").text("en") + "\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "--lang", "zh"], "缺少 PATH, --collection"),
        (["analyze", "--lang", "zh", "a", "--format", "xml"], "不能是 'xml'"),
        (["analyze", "--lang", "zh", "a", "--nothing"], "不认识 --nothing"),
        (["export", "a", "--lang", "zh", "--out"], "--out 之后应有一个值"),
        (["import", "a", "--collection", "b", "--lang", "zh", "--date", "2023-13-01"], "不能是 '2023-13-01'"),
        (["--lang", "zh", "improt"], "不能是 'improt'"),
    ],
)
def test_wrong_usage(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == cli.WRONG_USAGE
    err = capsys.readouterr().err
    assert told in err
    assert err.startswith("用法：jiaokan")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_teaches(language: str, command: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--lang", language, *([command] if command else []), "--help"]) == 0
    told = capsys.readouterr().out
    assert ("例" in told) == (language == "zh")
    assert "jiaokan " in told
    if command is None:
        assert all(name in told for name in COMMANDS)


def test_an_unexpected_error_is_no_refusal(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("midway")

    monkeypatch.setattr("core.analysis.analyzer.analyze", broken)
    assert cli.main(["analyze", str(pages)]) == cli.FAILED
    assert "midway" in capsys.readouterr().err


def test_stopping_by_hand(pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.analysis.analyzer.analyze", stopped)
    assert cli.main(["analyze", str(pages), "--lang", "en"]) == cli.FAILED
    assert "nothing was changed" in capsys.readouterr().err


def test_stopping_the_analysis_of_an_import_says_what_is_there(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from core.workspace import Workspace

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Workspace, "analyze", stopped)
    file = tmp_path / "a.jiaokan"
    assert cli.main(["import", str(pages), "--collection", str(file), "--lang", "en"]) == cli.FAILED
    err = capsys.readouterr().err
    assert "Pages imported: 2" in err
    assert "not analysed" in err


def test_window_or_command(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("桥", encoding="utf-8")
    assert not cli.is_command([])
    assert not cli.is_command([str(file)])
    assert not cli.is_command(["new.jiaokan"])
    for arguments in (["check", "a"], ["--help"], ["--lang", "zh", "check"], ["chekc"]):
        assert cli.is_command(arguments)


def test_language_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert system_language() == "zh"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert system_language() == "en"


def test_output_is_utf8_whatever_the_code_page(pages: Path) -> None:
    environment = dict(os.environ, PYTHONIOENCODING="cp1252", PYTHONUTF8="0", LANG="C")
    command = [sys.executable, "main.py", "analyze", str(pages), "--lang", "zh"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"\r" not in done.stdout
    assert "青石" in done.stdout.decode("utf-8")
    assert "已读取" in done.stderr.decode("utf-8")


def test_demo_does_the_main_job_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = tmp_path / "resources" / "samples"
    samples.mkdir(parents=True)
    (samples / "青石日报_20240503_03版.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("core.demo.resource", lambda *parts: tmp_path.joinpath("resources", *parts))
    monkeypatch.setattr("core.demo.has_display", lambda: True)
    opened: list[Path] = []

    def draw(collection: Path, folder: Path) -> list[Path]:
        assert collection.exists()
        (folder / "window.png").write_bytes(b"")
        return [folder / "window.png"]

    out = tmp_path / "demo"
    for _ in range(2):  # the second run starts afresh
        assert cli.main(["demo", "--out", str(out), "--lang", "zh"], draw, opened.append) == cli.OK
    told = capsys.readouterr().out
    assert (out / "移交.xlsx").exists()
    assert opened == [out / "示例.jiaokan"] * 2
    for place in (out / "移交.xlsx", out / "示例.jiaokan", out / "window.png"):
        assert str(place.resolve()) in told
    assert cli.main(["demo", "--out", str(out), "--no-window", "--lang", "en"]) == cli.OK
    assert len(opened) == 2


def test_demo_without_a_display_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_display()
    monkeypatch.setenv("DISPLAY", ":0")
    assert has_display()


def test_samples_are_shipped() -> None:
    assert len(list(resource("samples").glob("*.txt"))) >= 4


def test_lexicon_out_and_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from core.commands.lexicon import AddLexiconEntry
    from core.model.mention import LexiconEntry
    from core.workspace import Workspace

    with Workspace.create(tmp_path / "a.jiaokan") as one, Workspace.create(tmp_path / "b.jiaokan"):
        one.do(AddLexiconEntry((LexiconEntry("陌桑谷", "PER"),)))
    words = tmp_path / "words.tsv"
    assert cli.main(["lexicon", str(tmp_path / "a.jiaokan"), "--out", str(words)]) == 0
    words.write_text(words.read_text(encoding="utf-8-sig") + "谷场\t\n", encoding="utf-8")
    assert cli.main(["lexicon", str(tmp_path / "b.jiaokan"), "--in", str(words), "--lang", "zh"]) == 1
    assert "第 3 行" in capsys.readouterr().err
    with Workspace.open(tmp_path / "b.jiaokan") as other:
        assert [entry.word for entry in other.lexicon()] == ["陌桑谷"]
    assert cli.main(["lexicon", str(tmp_path / "b.jiaokan")]) == 2


PAGES = 3
"""The place of the sheet of pages in the workbook."""


def test_export_counts_and_narrows_the_scope(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for scope, count in (
        ([], "2"),
        (["--publication", "青石日报"], "1"),
        (["--reviewed"], "0"),
        (["--page", "1"], "1"),
    ):
        assert cli.main(["export", str(collection), "--count", *scope]) == cli.OK
        assert capsys.readouterr().out == f"{count}\n"
    out = tmp_path / "a.xlsx"
    arguments = ["export", str(collection), "--out", str(out), "--publication", "青石日报", "--columns", "pages=source"]
    assert cli.main([*arguments, "--from", "2024-05-03", "--to", "20240503"]) == cli.OK
    sheet = openpyxl.load_workbook(out).worksheets[PAGES]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["青石日报_20240503_03版_民生.txt"]
    assert cli.main(["export", str(collection), "--out", str(out), "--reviewed", "--lang", "zh"]) == cli.FAILED
    assert "没有符合条件的版面" in capsys.readouterr().err
    assert cli.main(["export", str(collection), "--lang", "zh"]) == cli.WRONG_USAGE
    assert "--out" in capsys.readouterr().err


def test_export_in_another_form(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["export", str(collection), "--as", "csv", "--out", str(tmp_path / "csv")]) == cli.OK
    assert capsys.readouterr().out == f"{tmp_path / 'csv'}\n"
    assert len(list((tmp_path / "csv").glob("*.csv"))) == 8


def test_handback_lists_and_takes_over(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.xlsx"
    assert cli.main(["export", str(collection), "--out", str(out)]) == cli.OK
    handback = ["handback", str(collection), str(out), "--lang", "zh"]
    assert cli.main(handback) == cli.OK
    assert "没有更正" in capsys.readouterr().err
    book = openpyxl.load_workbook(out)
    book.worksheets[PAGES]["F2"] = "要闻"
    book.worksheets[PAGES]["E3"] = "第八版"
    book.save(out)
    assert cli.main(handback) == cli.SOME_REFUSED
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2
    assert told[0].endswith("→ 要闻")
    assert "第八版" in told[1]
    assert cli.main([*handback, "--accept-all", "--author", "王敏"]) == cli.SOME_REFUSED
    assert "采用了 1 处更正" in capsys.readouterr().err
    from core.workspace import Workspace

    with Workspace.open(collection) as workspace:
        assert "要闻" in {page.details.section_name for page in workspace.pages()}
        assert workspace.history()[0].author == "王敏"
        workspace.author = "李眉"
        workspace.undo()
        workspace.redo()
    assert cli.main([*handback, "--accept-all"]) == cli.SOME_REFUSED
    assert "采用了 0 处" not in capsys.readouterr().out
