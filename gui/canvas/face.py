"""A face: a font with the exact advance of every character, so that places can be reckoned without asking Qt."""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QFont, QFontMetricsF

_PLAIN_FEATURES = ("kern", "liga", "clig", "calt")


class Face:
    """A font at a size, laid on rows of `row_height` pixels. `advances[char]` is the width of a character in pixels."""

    def __init__(self, font: QFont, row_height: float) -> None:
        self.font = _without_surprises(font)
        self.row_height = row_height
        metrics = QFontMetricsF(self.font)
        self.ascent = metrics.ascent()
        self.em = metrics.horizontalAdvance("国")
        self.baseline = (row_height - metrics.height()) / 2 + metrics.ascent()
        self.text_height = metrics.height()
        self.full: set[str] = set()
        """The characters met so far that are just an em wide: nearly all of a Chinese text."""
        self.advances = _Advances(metrics, self.em, self.full)


class _Advances(dict[str, float]):
    """Advances by character, measured when first met."""

    def __init__(self, metrics: QFontMetricsF, em: float, full: set[str]) -> None:
        super().__init__()
        self._full = full
        self._metrics = metrics
        self._em = em

    def __missing__(self, char: str) -> float:
        if char == "\t":
            advance = 2 * self._em
        elif "一" <= char <= "鿿":
            advance = self._em
        elif unicodedata.category(char) in {"Cc", "Cf", "Cs"}:
            advance = self._em / 2
        else:
            advance = self._metrics.horizontalAdvance(char)
        if advance == self._em:
            self._full.add(char)
        self[char] = advance
        return advance


def _without_surprises(font: QFont) -> QFont:
    """Return the font without kerning, ligatures and hinting: the width of a text is the sum of its characters."""
    plain = QFont(font)
    plain.setKerning(False)
    plain.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for name in _PLAIN_FEATURES:
        plain.setFeature(QFont.Tag(name), 0)
    return plain
