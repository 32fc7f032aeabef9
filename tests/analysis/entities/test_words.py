import tempfile
from concurrent.futures import ThreadPoolExecutor

from core.analysis.entities.words import cache_folder, dictionary, read_dictionary


def test_the_prepared_copy_goes_to_the_folder_given(tmp_path, monkeypatch):
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    words = read_dictionary(tmp_path / "own", {"云霁局"}, {"市政府"})
    assert [file.suffix for file in (tmp_path / "own").iterdir()] == [".cache"]
    assert list(shared.iterdir()) == []
    assert words.is_word("云霁局")
    assert not words.is_word("市政府")


def test_without_a_folder_there_is_still_a_dictionary(tmp_path):
    (tmp_path / "file").write_text("")
    assert read_dictionary(tmp_path / "file" / "below").is_word("报纸")


def test_all_threads_get_the_same_dictionary():
    with ThreadPoolExecutor(4) as pool:
        assert len({id(words) for words in pool.map(lambda _: dictionary(), range(8))}) == 1


def test_the_cache_folder_is_the_users_own():
    assert cache_folder().name == "jiaokan"
    assert not cache_folder().is_relative_to(tempfile.gettempdir())
