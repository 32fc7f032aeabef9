"""Language, theme and text size as the user keeps them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from core.settings import Settings
from gui.actions import SPECS
from gui.keymap import from_lines, keymap
from gui.theme import appearance
from gui.translate import translator


def apply_look(settings: Settings) -> None:
    """Take over language, theme, text size and keys from the settings."""
    translator.set_language(settings.text("language"))
    appearance.set_theme(_theme(settings.text("theme")))
    appearance.set_scale(settings.number("scale"))
    keymap.use(from_lines(settings.items("keys"), SPECS))


def _theme(wanted: str) -> str:
    if wanted != "system":
        return wanted
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


class LookKeeper(QObject):
    """Store what is changed by menu or key, so that the next start looks the same."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        translator.language_changed.connect(self._keep)
        appearance.changed.connect(self._keep)

    def _keep(self, _what: object = None) -> None:
        values: dict[str, str | int] = {"language": translator.language, "scale": appearance.scale}
        if appearance.theme.name != _theme(self._settings.text("theme")):
            values["theme"] = appearance.theme.name
        changed = {key: value for key, value in values.items() if self._settings[key] != value}
        if changed:
            self._settings.set(dict(changed))
