"""What every dialog has: the style, a heading, a problem line, and buttons in words."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.theme import appearance
from gui.translate import tr
from gui.widgets.labels import plain_label
from gui.widgets.style import sheet


class Dialog(QDialog):
    """A dialog of an area of the catalogue: `dialog.AREA.title` names it. It is gone once it is closed."""

    def __init__(self, area: str, parent: QWidget | None = None, *, width: int = 460) -> None:
        super().__init__(parent)
        self.area = area
        self.setWindowTitle(self.words("title"))
        self.setStyleSheet(sheet())
        self.setMinimumWidth(appearance.px(width))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.problem = plain_label("problem", wraps=True)
        self.problem.hide()
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.problem)
        layout.addLayout(self._buttons)
        self.finished.connect(self.deleteLater)

    def words(self, key: str, **values: object) -> str:
        """Return a sentence of the dialog's own area."""
        return tr(f"dialog.{self.area}.{key}", **values)

    def add_button(self, key: str, *, is_default: bool = False) -> QPushButton:
        """Add a button at the bottom; it does nothing yet."""
        button = QPushButton(self.words(key))
        button.setAutoDefault(is_default)
        button.setDefault(is_default)
        if is_default:
            button.setProperty("tone", "default")
        self._buttons.addWidget(button)
        return button

    def say_problem(self, words: str) -> None:
        """Say what is wrong; no words when all is well."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
