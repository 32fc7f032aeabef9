"""The card that says what is to be seen at a stop, and the frame around it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.guard import guarded
from gui.theme import appearance
from gui.translate import tr
from gui.widgets.labels import plain_label

GAP = 12


class Ring(QWidget):
    """A frame around what is spoken of; the mouse passes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.theme.colour("accent"), 3))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)
        painter.end()


class TourCard(QFrame):
    """Title, words, how far it is, and the way on and back. Escape ends the tour."""

    went = Signal(int)
    """On (1) or back (-1)."""
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self.title, self.words = plain_label("title", wraps=True), plain_label(wraps=True)
        self.praise = plain_label("strong", wraps=True)
        self.count = plain_label("muted")
        self.back, self.on, self.end = QPushButton(), QPushButton(), QPushButton()
        self.on.setProperty("tone", "default")
        self.end.setProperty("tone", "quiet")
        self.back.clicked.connect(lambda: self.went.emit(-1))
        self.on.clicked.connect(lambda: self.went.emit(1))
        self.end.clicked.connect(self.ended)
        for button in (self.back, self.on, self.end):
            button.setAutoDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.end, self.back, self.on):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for label in (self.title, self.words, self.praise):
            layout.addWidget(label)
        layout.addLayout(row)
        self.hide()

    def show_stop(self, words: tuple[str, str], number: int, total: int) -> None:
        """Show a stop, `number` from 1."""
        theme = appearance.theme.colours
        self.setStyleSheet(
            f"QFrame#tour {{ background: {theme['raised']}; border: 1px solid {theme['accent']}; border-radius: 6px; }}"
        )
        self.title.setText(words[0])
        self.words.setText(words[1])
        self.praise.hide()
        self.count.setText(tr("tour.count", number=number, total=total))
        self.back.setText(tr("tour.back"))
        self.on.setText(tr("tour.finish" if number == total else "tour.on"))
        self.end.setText(tr("tour.end"))
        self.end.setVisible(number < total)
        self.back.setEnabled(number > 1)
        self.setAccessibleName(f"{words[0]} {words[1]}")
        self.fit()

    def say_done(self) -> None:
        """Say that what was asked for was done."""
        self.praise.setText(tr("tour.done"))
        self.praise.show()
        self.fit()

    def fit(self) -> None:
        """Be as high as the words need at this width."""
        layout, width = self.layout(), appearance.px(360)
        for label in (self.title, self.words, self.praise):
            label.updateGeometry()
        if layout is not None:
            layout.invalidate()
            self.setFixedSize(width, layout.heightForWidth(width))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end the tour, arrows go on and back."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.went.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)


def beside(target: QRect, card: QSize, room: QRect) -> QPoint:
    """Return where a card stands so that it covers as little of its target as can be, within a room."""
    right, left = target.right() + GAP, target.left() - GAP - card.width()
    below = target.bottom() + GAP
    top = max(room.top() + GAP, min(target.top() + 4 * GAP, room.bottom() - card.height() - GAP))
    if right + card.width() <= room.right():
        return QPoint(right, top)
    if left >= room.left():
        return QPoint(left, top)
    x = max(room.left() + GAP, min(target.center().x() - card.width() // 2, room.right() - card.width() - GAP))
    return QPoint(x, below if below + card.height() <= room.bottom() else room.bottom() - card.height() - GAP)
