"""What a panel shows when it has nothing: what that means, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.widgets.labels import plain_label


class EmptyState(QWidget):
    """A heading, a sentence, and at most two things to do."""

    acted = Signal()
    """The default button was pressed."""
    other_acted = Signal()
    """The quiet button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label("title", wraps=True)
        self.words = plain_label("muted", wraps=True)
        self.button = QPushButton()
        self.button.setProperty("tone", "default")
        self.other = QPushButton()
        self.other.setProperty("tone", "quiet")
        for button in (self.button, self.other):
            button.setAutoDefault(True)  # so that Enter presses it
        self.button.clicked.connect(self.acted)
        self.other.clicked.connect(self.other_acted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(8)
        for button in (self.button, self.other):
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.show_words("", "")

    def show_words(self, title: str, words: str, button: str = "", other: str = "") -> None:
        """Show these texts; a button without text is not shown."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        for widget, text in ((self.button, button), (self.other, other)):
            widget.setText(text)
            widget.setVisible(bool(text))
