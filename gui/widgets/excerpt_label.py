"""A sentence on several lines with one piece in bold, laid out by Qt from plain text and formats."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.text.offsets import utf16_length
from gui.guard import guarded
from gui.theme import appearance, font
from gui.widgets.excerpt import Excerpt

LINE_SPACING = 1.5
TEXT_PX = 15
_LINE_SEPARATOR = "\u2028"
"""What QTextLayout breaks a line at; one UTF-16 unit, like the line end it stands for."""


class ExcerptLabel(QWidget):
    """Show an excerpt with its item bold on a pale ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpt = Excerpt("", "", "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def excerpt(self) -> Excerpt:
        """What is shown."""
        return self._excerpt

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show another excerpt."""
        self._excerpt = excerpt
        self.setAccessibleName(excerpt.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow label is a high one."""
        return True

    @guarded(default=0)
    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._laid_out(width)[1]

    @guarded(default=QSize(160, 24))
    def sizeHint(self) -> QSize:
        """Return a size for the present width."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return one line's height."""
        return QSize(80, round(appearance.px(TEXT_PX) * LINE_SPACING))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all lines."""
        painter = QPainter(self)
        painter.setPen(appearance.theme.colour("text"))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        text = self._excerpt.text.replace("\n", _LINE_SEPARATOR)
        layout = QTextLayout(text, font(TEXT_PX))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.setFormats([self._marked()])
        step = round(appearance.px(TEXT_PX) * LINE_SPACING)
        height = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height + (step - line.height()) / 2))
            height += step
        layout.endLayout()
        return layout, height

    def _marked(self) -> QTextLayout.FormatRange:
        marked = QTextLayout.FormatRange()
        marked.start = utf16_length(self._excerpt.before)
        marked.length = utf16_length(self._excerpt.item)
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setBackground(appearance.theme.colour("place"))
        marked.format = look
        return marked
