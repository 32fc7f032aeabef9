"""A row of small buttons of which at most one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import without_mnemonic


class Chips(QWidget):
    """Offer a few values; the one that holds is on."""

    chosen = Signal(str)
    """The user pressed a chip: its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self)
        self._buttons: dict[str, QPushButton] = {}

    def show_choices(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Show (value, words) pairs, `current` being on; the buttons are kept when the values are the same."""
        if [value for value, _ in choices] != list(self._buttons):
            self._rebuild([value for value, _ in choices])
        for value, words in choices:
            button = self._buttons[value]
            button.setText(without_mnemonic(words))
            button.setChecked(value == current)

    def button(self, value: str) -> QPushButton | None:
        """Return the chip of a value."""
        return self._buttons.get(value)

    def _rebuild(self, values: Sequence[str]) -> None:
        for button in self._buttons.values():
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {value: self._made(value) for value in values}

    def _made(self, value: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("tone", "chip")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
        self._layout.addWidget(button)
        button.show()
        return button
