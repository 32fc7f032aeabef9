"""Put messages into the language of the interface, which can change while the window is open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from core.messages import LANGUAGES, Message, message


class Translator(QObject):
    """The language of the interface. Widgets connect `language_changed` and set their texts anew."""

    language_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._language = LANGUAGES[0]

    @property
    def language(self) -> str:
        """The language now shown, one of `LANGUAGES`."""
        return self._language

    def set_language(self, language: str) -> None:
        """Change the language and tell every widget."""
        if language not in LANGUAGES:
            raise ValueError(f"no catalogue for {language!r}")
        if language != self._language:
            self._language = language
            self.language_changed.emit(language)


translator = Translator()
"""The one translator of the process."""


def tr(key: str, **values: Any) -> str:
    """Return the sentence of a catalogue key in the language of the interface."""
    return message(key, **values).text(translator.language)


def say(words: Message | None) -> str:
    """Return a message in the language of the interface; nothing for None."""
    return words.text(translator.language) if words is not None else ""
