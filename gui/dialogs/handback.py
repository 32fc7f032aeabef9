"""What archivists have corrected: old, new, who has changed it here since; each to take over or not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QPlainTextEdit, QTableView, QWidget

from core.model.transfer import HandBack
from gui.dialogs.dialog import Dialog
from gui.dialogs.handback_rows import COLUMNS, CorrectionsModel
from gui.theme import appearance
from gui.translate import say
from gui.widgets.labels import plain_label

_WIDTHS = {"cell": 110, "name": 150, "column": 90, "before": 150, "here": 150, "after": 150}


class HandbackDialog(Dialog):
    """Show the difference and ask what of it to take over, and in whose name."""

    taken = Signal(object, str)
    """The corrections to take over (tuple of `CellChange`), and who made them."""

    def __init__(self, found: HandBack, author: str = "", parent: QWidget | None = None) -> None:
        super().__init__("handback", parent, width=900)
        self._found = found
        self.model = CorrectionsModel(found.changes, self)
        self.summary = plain_label("title", wraps=True)
        key = "summary" if found.changes or found.problems else "same"
        self.summary.setText(self.words(key, count=len(found.changes), problems=len(found.problems)))
        self.body.addWidget(self.summary)
        self.table = self._table()
        self.body.addWidget(self.table, 2)
        self._add_problems()
        self.author = QLineEdit(author)
        self._add_author()
        self.all_button, self.none_button = self.add_button("all"), self.add_button("none")
        self.all_button.clicked.connect(lambda: self.model.tick_all(True))
        self.none_button.clicked.connect(lambda: self.model.tick_all(False))
        for button in (self.all_button, self.none_button):
            button.setVisible(bool(found.changes))
        self.add_button("close").clicked.connect(self.reject)
        self.go = self.add_button("go", is_default=True)
        self.go.clicked.connect(self.take)
        self.go.setVisible(bool(found.changes))
        self.model.ticked_changed.connect(self._count)
        self.author.textChanged.connect(self._count)
        self._count()

    def take(self) -> None:
        """Hand over what is ticked."""
        self.taken.emit(self.model.chosen, self.author.text().strip())
        self.accept()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.words("table_name"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setMinimumHeight(appearance.px(220))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        for place, column in enumerate(COLUMNS):
            table.setColumnWidth(place, appearance.px(_WIDTHS[column]))
        table.setVisible(bool(self._found.changes))
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        return table

    def _add_problems(self) -> None:
        """List what can't be taken over, to be read and copied."""
        if not self._found.problems:
            return
        label = plain_label("muted", wraps=True)
        label.setText(self.words("problems", count=len(self._found.problems)))
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName(self.words("problems_name"))
        self.problems.setPlainText("\n".join(f"{p.cell}　{say(p.message)}" for p in self._found.problems))
        self.problems.setMaximumHeight(appearance.px(140))
        self.body.addWidget(label)
        self.body.addWidget(self.problems, 1)

    def _add_author(self) -> None:
        label = plain_label("muted")
        label.setText(self.words("author"))
        self.author.setAccessibleName(self.words("author"))
        for widget in (label, self.author):
            widget.setVisible(bool(self._found.changes))
            self.body.addWidget(widget)

    def _count(self) -> None:
        """Say on the button how many are ticked; nobody's corrections can't be taken over."""
        count = len(self.model.chosen)
        self.go.setText(self.words("go_count", count=count))
        self.go.setEnabled(bool(count) and bool(self.author.text().strip()))
