"""Rules of the house that no linter knows."""

import re
import subprocess

import pytest

BANNED = {"utils", "common", "misc", "helpers", "shared", "util", "helper"}


def sources(root):
    return [*(root / "core").rglob("*.py"), *(root / "gui").rglob("*.py")]


def test_no_module_with_a_name_that_says_nothing(root):
    assert not [file for file in sources(root) if file.stem in BANNED or file.parent.name in BANNED]


def test_jieba_is_imported_in_one_place(root):
    users = [f for f in sources(root) if re.search(r"^\s*(?:import|from) jieba", f.read_text("utf-8"), re.M)]
    assert [f.relative_to(root).as_posix() for f in users] in ([], ["core/analysis/entities/words.py"])


def test_no_address_of_a_package_registry(root):
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], check=False, cwd=root, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout: its files cannot be listed")
    hosts = re.compile(r"https?://[^\s\"']*(?:py" + r"pi|pythonhosted|npm" + r"js)", re.I)
    found = []
    for name in listed.stdout.splitlines():
        file = root / name
        if (
            file.suffix in {".py", ".md", ".txt", ".toml", ".yml", ""}
            and file.is_file()
            and hosts.search(file.read_text("utf-8", "replace"))
        ):
            found.append(name)
    assert not found
