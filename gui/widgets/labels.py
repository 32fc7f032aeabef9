"""Labels that show text as text: what stands on a page is never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(tone: str = "", *, wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return an empty label for plain text; `tone` is one of the style sheet (muted, strong, title, problem)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if tone:
        label.setProperty("tone", tone)
    return label


def without_mnemonic(text: str) -> str:
    """Return a text in which no character is taken for a keyboard mnemonic on a button or in a menu."""
    return text.replace("&", "&&")


def plain_tip(text: str) -> str:
    """Return a tool tip that shows a text as text: Qt takes for HTML what begins like it."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if "<" in text else text
