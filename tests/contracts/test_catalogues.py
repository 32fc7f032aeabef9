"""Both languages are complete: same keys, same values to fill in, and every key the code names exists."""

import re
import string

import pytest

from core.messages import LANGUAGES, catalogue, message


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_languages_have_the_same_keys():
    zh, en = catalogue("zh"), catalogue("en")
    assert zh.keys() == en.keys(), sorted(zh.keys() ^ en.keys())


def test_languages_fill_in_the_same_values():
    zh, en = catalogue("zh"), catalogue("en")
    differing = [key for key in zh if placeholders(zh[key]) != placeholders(en[key])]
    assert not differing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language):
    assert not [key for key, sentence in catalogue(language).items() if not sentence.strip()]


def test_english_sentences_are_not_chinese():
    # terms, file names and examples may be Chinese, a sentence may not
    chinese = re.compile(r"[\u4e00-\u9fff]")
    latin = re.compile(r"[A-Za-z]")
    texts = catalogue("en").items()
    left = [key for key, text in texts if len(chinese.findall(text)) > 6 + len(latin.findall(text)) / 2]
    assert not left


CALL = re.compile(r"""\b(?:message|tr|Message|_say)\(\s*["']([a-z_]+(?:\.[a-z0-9_]+)+)["']""")
ERROR = re.compile(r"""\bUserError\(\s*["']([a-z0-9_.]+)["']""")


def test_every_key_the_code_names_exists(root):
    known, missing = catalogue("zh"), []
    for file in [root / "main.py", *(root / "core").rglob("*.py"), *(root / "gui").rglob("*.py")]:
        source = file.read_text(encoding="utf-8")
        for key in CALL.findall(source):
            if key not in known:
                missing.append(f"{file.relative_to(root)}: {key}")
        for key in ERROR.findall(source):
            missing += [
                f"{file.relative_to(root)}: error.{key}.{s}"
                for s in ("what", "todo")
                if f"error.{key}.{s}" not in known
            ]
    assert not missing


def test_a_message_survives_its_plain_form():
    inner = message("provision.packages", folder="甲")
    outer = message("provision.missing", packages=inner, count=3)
    again = type(outer).from_json(outer.to_json())
    assert again == outer
    assert "甲" in again.text("zh")


def test_a_message_of_another_version_is_shown_as_its_key():
    assert message("no.longer.there", place="甲").text("zh") == "no.longer.there"
    assert message("provision.missing").text("en") == "provision.missing"
