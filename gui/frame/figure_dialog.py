"""Ask what a selected quantity says: value, unit, and what it measures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.model.figure import Figure
from core.model.span import Span
from gui.frame.details import AskDialog
from gui.translate import say, tr
from gui.widgets.figure_values import edited, plain_value
from gui.widgets.labels import plain_label


class FigureDialog(AskDialog):
    """Ask for the values of a quantity; what can be read from the text is filled in."""

    chosen = Signal(object)
    """The `Figure`, its id 0."""

    def __init__(self, span: Span, text: str, parent: QWidget | None = None) -> None:
        super().__init__("mark_figure", parent)
        self._figure = Figure(0, span, text, "0")
        shown = plain_label("strong", wraps=True)
        shown.setText(text)
        self.form.addRow(shown)
        value, unit = value_and_unit(text)
        self.value = self.field(tr("mark_figure.value"), value, tr("mark_figure.value_hint"))
        self.unit = self.field(tr("mark_figure.unit"), unit)
        self.indicator = self.field(tr("mark_figure.indicator"), "", tr("mark_figure.indicator_hint"))

    def take(self) -> None:
        """Take the values; one that is none is said so."""
        values = {"value": self.value.text(), "unit": self.unit.text(), "indicator": self.indicator.text()}
        try:
            figure = edited(self._figure, values)
        except UserError as error:
            self.problem.setText(f"{say(error.what)} {say(error.todo)}")
            self.problem.show()
            return
        self.chosen.emit(figure)
        self.accept()


def value_and_unit(text: str) -> tuple[str, str]:
    """Return the longest beginning of a text that is a number, as a plain value, and what follows as the unit."""
    bare = "".join(text.split())
    for end in range(len(bare), 0, -1):
        value = plain_value(bare[:end])
        if value is not None:
            return value, bare[end:]
    return "", ""
