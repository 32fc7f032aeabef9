import pytest
from PySide6.QtGui import QImage

from core.errors import UserError
from gui.demo import write_screenshots


def test_a_picture_for_each_language_theme_and_size(qapp, no_thread_left, collection, tmp_path):
    files = write_screenshots(collection, tmp_path / "图", ("zh", "en"), ("light", "dark"), ((1280, 800),))
    assert [file.name for file in files] == [
        "window-zh-light-1280x800.png",
        "window-zh-dark-1280x800.png",
        "window-en-light-1280x800.png",
        "window-en-dark-1280x800.png",
    ]
    pictures = [QImage(str(file)) for file in files]
    assert all((picture.width(), picture.height()) == (1280, 800) for picture in pictures)
    assert pictures[0].pixelColor(500, 300).lightness() > 128 > pictures[1].pixelColor(500, 300).lightness()
    assert pictures[0] != pictures[2]


def test_a_missing_collection_is_told(qapp, no_thread_left, tmp_path):
    with pytest.raises(UserError):
        write_screenshots(tmp_path / "没有.jiaokan", tmp_path)
