import json

import pytest

from core.errors import UserError
from core.messages import LANGUAGES
from core.settings import SETTINGS, Settings, config_folder


def test_defaults_are_valid_and_named_in_every_language():
    for setting in SETTINGS:
        assert setting.valid(setting.default) == setting.default
        for language in LANGUAGES:
            assert setting.label.text(language)
            assert setting.group_label.text(language)
            for choice in setting.choices:
                assert setting.label_of(choice).text(language)


def test_values_come_back(tmp_path):
    path = tmp_path / "more" / "settings.json"
    Settings(path).set({"theme": "dark", "scale": 150, "recent": ("a", "b"), "backs_up": False})
    again = Settings(path)
    assert (again.text("theme"), again.number("scale"), again.items("recent")) == ("dark", 150, ("a", "b"))
    assert not again.is_on("backs_up")
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "pink"), ("scale", 79), ("scale", "100"), ("backs_up", 1), ("recent", ("a", 1))]
)
def test_what_is_not_valid_is_neither_stored_nor_read(tmp_path, key, value):
    path = tmp_path / "settings.json"
    settings = Settings(path)
    with pytest.raises(ValueError, match=key):
        settings.set({"author": "甲某", key: value})
    assert settings["author"] == ""
    path.write_text(json.dumps({key: value}))
    assert Settings(path)[key] == settings[key]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_is_put_aside(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings["theme"] == "system"
    assert path.with_suffix(".damaged").read_bytes() == content
    settings.set({"theme": "light"})
    assert Settings(path)["theme"] == "light"


def test_settings_of_a_later_version_are_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"later": 1}')
    Settings(path).set({"scale": 90})
    assert json.loads(path.read_text()) == {"later": 1, "scale": 90}


def test_a_folder_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "file" / "settings.json")
    with pytest.raises(UserError):
        settings.set({"scale": 90})
    assert settings["scale"] == 90


def test_the_type_asked_for_is_the_type_given(tmp_path):
    settings = Settings(tmp_path / "s.json")
    for ask, key in ((settings.text, "scale"), (settings.number, "theme"), (settings.items, "theme")):
        with pytest.raises(TypeError):
            ask(key)
    with pytest.raises(KeyError):
        settings["nothing"]
    assert config_folder().name == "jiaokan"
