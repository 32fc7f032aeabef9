"""The cheat sheet: every action with its keys, from the one table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.actions import ACTIONS, MENUS, ActionSpec
from gui.theme import appearance
from gui.translate import tr
from gui.widgets.labels import plain_label
from gui.widgets.style import sheet

COLUMNS = (("collection", "edit", "page", "view", "help"), ("article",), ("review",))


class KeysDialog(QDialog):
    """Show all keys, menu by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("keys.title"))
        self.setStyleSheet(sheet())
        hint = plain_label("muted", wraps=True)
        hint.setText(tr("keys.hint"))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setSpacing(32)
        for menus in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(4)
            for menu in menus:
                _add_menu(column, menu)
            column.addStretch(1)
            row.addLayout(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(tr("keys.title"))
        buttons = QDialogButtonBox()
        self.change = buttons.addButton(tr("keys.change"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("keys.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        # As wide as its words: keys that must be scrolled to sideways are not found.
        self.resize(inside.sizeHint().width() + area.verticalScrollBar().sizeHint().width() + appearance.px(40), 640)
        self.finished.connect(self.deleteLater)


def _add_menu(column: QVBoxLayout, menu: str) -> None:
    specs = [spec for spec in ACTIONS if spec.menu == menu and spec.keys]
    title = plain_label("title")
    title.setText(tr(f"menu.{menu}").split("(")[0].replace("&", ""))
    column.addWidget(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    for number, spec in enumerate(specs):
        _add_row(grid, number, spec)
    column.addLayout(grid)
    column.addSpacing(12)


def _add_row(grid: QGridLayout, number: int, spec: ActionSpec) -> None:
    words = plain_label()
    words.setText(tr(f"action.{spec.id}"))
    keys = plain_label("muted")
    keys.setText(spec.keys_text())
    grid.addWidget(words, number, 0)
    grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)


assert {menu for column in COLUMNS for menu in column} == set(MENUS)  # noqa: S101 - a menu left out would hide its keys
