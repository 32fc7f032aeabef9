"""The comparison itself: what it must forgive, and what it must not."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from gui.theme import font
from tests.snapshots.pictures import Album, differing_tiles


def picture(words="山湾镇修好了路", colour="black", x=20):
    image = QImage(240, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font(16))
    painter.setPen(QColor(colour))
    painter.drawText(QPoint(x, 40), words)
    painter.end()
    return image


def test_a_picture_is_like_itself_and_like_one_a_shade_darker(dressed):
    assert differing_tiles(picture(), picture()) == 0
    assert differing_tiles(picture(), picture(colour="#040404")) == 0


@pytest.mark.parametrize(
    "change", [{"words": "山湾镇修好子路"}, {"colour": "#803030"}, {"x": 22}, {"words": "山湾镇修好了"}]
)
def test_another_character_colour_or_place_is_another_picture(dressed, change):
    assert differing_tiles(picture(), picture(**change)) > 0


def test_another_size_is_another_picture(dressed):
    assert differing_tiles(picture(), picture().copy(0, 0, 240, 60)) > 0


def test_a_missing_picture_fails(dressed, tmp_path):
    album = Album(tmp_path, tmp_path / "found", updates=False)
    with pytest.raises(AssertionError, match="no picture"):
        album.compare(QPixmap.fromImage(picture()), "none")
    Album(tmp_path, tmp_path, updates=True).compare(QPixmap.fromImage(picture()), "none")
    album.compare(QPixmap.fromImage(picture()), "none")
    with pytest.raises(AssertionError, match="squares differ"):
        album.compare(QPixmap.fromImage(picture("梨园")), "none")
