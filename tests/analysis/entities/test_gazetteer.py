from math import log

from core.analysis.entities.gazetteer import gazetteer, stem


def test_the_lists_are_there():
    lists = gazetteer()
    assert lists.places["济宁市"] == "prefecture"
    assert lists.places["河北省"] == "province"
    assert {"王", "欧阳", "亓"} <= lists.surnames.keys()
    assert lists.surnames["王"] > lists.surnames["亓"]
    assert "县委书记" not in lists.posts
    assert "书记" in lists.posts
    assert lists.place_endings["县"].log_weight < log(1)


def test_ordinary_words_are_no_places():
    assert not {"和平", "城区", "新城", "朝阳门外"} & gazetteer().places.keys()


def test_stem():
    assert stem("东平县") == "东平"
    assert stem("延边朝鲜族自治州") == "延边朝鲜族"
    assert stem("单县") == "单县"
    assert stem("兴隆街道") == "兴隆"
