"""Compare pictures: a few pixels of another shade are the same picture, a word or a colour that changed is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

TILE = 5
"""Pixels of the squares that are compared by their mean colour: a third of a character."""
SHADES = 20
"""By how much the mean of a square may differ in a channel, of 255."""


def differing_tiles(one: QImage, other: QImage) -> int:
    """Return how many squares differ; every one when the sizes do."""
    if one.size() != other.size():
        return tiles_of(one.size())
    small, like = _means(one), _means(other)
    return sum(abs(a - b) > SHADES for a, b in zip(small, like, strict=True))


def tiles_of(size: QSize) -> int:
    """Return how many squares a picture has."""
    return (size.width() // TILE) * (size.height() // TILE)


def _means(image: QImage) -> bytes:
    """Return the mean red, green and blue of the squares, row after row."""
    small = image.scaled(
        image.width() // TILE,
        image.height() // TILE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGB888)
    line = small.width() * 3
    return b"".join(bytes(small.constScanLine(y))[:line] for y in range(small.height()))


class Album:
    """Pictures in a folder. Those that differ are left in `found` to be looked at."""

    def __init__(self, folder: Path, found: Path, *, updates: bool) -> None:
        self.folder = folder
        self.found = found
        self.updates = updates

    def compare(self, pixmap: QPixmap, name: str) -> None:
        """Fail when a picture is another than the one of this name; store it instead when updating."""
        path, image = self.folder / f"{name}.png", pixmap.toImage()
        if self.updates:
            self._store(image, path)
            return
        known = QImage(str(path))
        assert not known.isNull(), f"no picture {name}: run with --update-snapshots and look at it"
        different = differing_tiles(known, image)
        if different:
            self._store(image, self.found / f"{name}.png")
        assert not different, f"{name}: {different} squares differ; the new picture is {self.found / name}.png"

    def _store(self, image: QImage, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        assert image.convertToFormat(QImage.Format.Format_RGB32).save(str(path), "PNG", 0)
