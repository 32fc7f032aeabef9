"""Colours, faces and sizes: themes are data, switched while the window is open."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from core.resources import resource

THEMES = ("light", "dark")
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Text sizes one can choose, in percent."""
INTERFACE_PX = 13
RAW_PX = 15
READING_PX = 16
_BUNDLED = "Noto Sans SC"
_INTERFACE_FAMILIES = ("Microsoft YaHei UI", "PingFang SC", _BUNDLED, "Noto Sans CJK SC", "Source Han Sans SC")


@dataclass(frozen=True)
class Theme:
    """Named colours as `#rrggbb`. `bands` and `tints` are the article colours, strong and pale, at most eight."""

    name: str
    is_dark: bool
    colours: dict[str, str]
    bands: tuple[str, ...]
    tints: tuple[str, ...]
    entities: dict[str, str]

    def colour(self, name: str) -> QColor:
        """Return a named colour of the `colours` table."""
        return QColor(self.colours[name])

    def band(self, index: int) -> QColor:
        """Return the strong colour of an article, given its colour index."""
        return QColor(self.bands[index % len(self.bands)])

    def tint(self, index: int) -> QColor:
        """Return the pale colour of an article, given its colour index."""
        return QColor(self.tints[index % len(self.tints)])

    def entity(self, entity_type: str) -> QColor:
        """Return the colour of an entity type; a collection's own types share one."""
        return QColor(self.entities.get(entity_type, self.entities["other"]))


@cache
def load_theme(name: str) -> Theme:
    """Return a shipped theme by its name."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    articles = data["articles"]
    return Theme(
        data["name"],
        data["is_dark"],
        data["colours"],
        tuple(articles["bands"]),
        tuple(articles["tints"]),
        data["entities"],
    )


class Appearance(QObject):
    """The theme and text size now in use. Widgets connect `changed` and repaint or lay out anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = "light"
        self._scale = 100

    @property
    def theme(self) -> Theme:
        """The theme now in use."""
        return load_theme(self._theme)

    @property
    def scale(self) -> int:
        """The text size in percent."""
        return self._scale

    def set_theme(self, name: str) -> None:
        """Change to a theme of `THEMES`."""
        load_theme(name)
        if name != self._theme:
            self._theme = name
            self.changed.emit()

    def set_scale(self, percent: int) -> None:
        """Change the text size, held within `SCALES`."""
        percent = max(SCALES[0], min(SCALES[-1], percent))
        if percent != self._scale:
            self._scale = percent
            self.changed.emit()

    def zoom(self, steps: int) -> None:
        """Go some steps up or down in `SCALES`; 0 goes back to 100 percent."""
        nearest = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self._scale))
        at = max(0, min(len(SCALES) - 1, nearest + steps))
        self.set_scale(SCALES[at] if steps else 100)

    def px(self, size: float) -> int:
        """Return a length in pixels at the present text size."""
        return max(1, round(size * self._scale / 100))


appearance = Appearance()
"""The one appearance of the process."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the bundled fonts into Qt (a QGuiApplication must exist) and return their families."""
    families: list[str] = []
    for file in sorted(resource("fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(families)


@cache
def interface_family() -> str:
    """Return the first family there is that has Chinese characters."""
    load_fonts()
    there = set(QFontDatabase.families())
    return next((family for family in _INTERFACE_FAMILIES if family in there), QFont().family())


def font(px: float = INTERFACE_PX, *, bold: bool = False) -> QFont:
    """Return the interface face at a pixel size of 100 percent, scaled to the present text size."""
    face = QFont(interface_family())
    face.setPixelSize(appearance.px(px))
    face.setBold(bold)
    return face


def palette_of(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme (Fusion style)."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "rejected",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "accent_text",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Mid: "rule",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Dark: "rule",
        QPalette.ColorRole.Shadow: "rule",
    }
    for role, name in roles.items():
        palette.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("faint"))
    return palette
