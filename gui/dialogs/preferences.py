"""The preferences, made from the table of settings: what is changed holds at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from core.errors import UserError
from core.settings import SETTINGS, Setting, Settings, Value
from gui.dialogs.dialog import Dialog
from gui.translate import say

FOLDER = "_folder"
"""How the keys of settings end that name a folder."""


class PreferencesDialog(Dialog):
    """Show every setting that is shown, a tab for each group."""

    changed = Signal(str, object)
    """A setting was changed and stored: its key and value."""

    def __init__(self, settings: Settings, parent: QWidget | None = None, table: Sequence[Setting] = SETTINGS) -> None:
        super().__init__("preferences", parent, width=520)
        self._settings = settings
        self.editors: dict[str, QWidget] = {}
        tabs = QTabWidget()
        tabs.setAccessibleName(self.words("title"))
        shown = [setting for setting in table if setting.is_shown]
        for group in dict.fromkeys(setting.group for setting in shown):
            of_group = [setting for setting in shown if setting.group == group]
            tabs.addTab(self._page(of_group), say(of_group[0].group_label))
        self.body.addWidget(tabs)
        self.add_button("reset").clicked.connect(self.reset)
        self.add_button("close", is_default=True).clicked.connect(self.accept)

    def reset(self) -> None:
        """Put every setting shown back to its default."""
        for setting in SETTINGS:
            if setting.key in self.editors:
                _put(self.editors[setting.key], setting.default)

    def _page(self, settings: Sequence[Setting]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(10)
        for setting in settings:
            editor = self._editor(setting)
            editor.setAccessibleName(say(setting.label))
            self.editors[setting.key] = editor
            _put(editor, self._settings[setting.key])
            self._listen(setting, editor)
            if isinstance(editor, QCheckBox):
                editor.setText(say(setting.label))
                form.addRow(editor)
            else:
                form.addRow(say(setting.label), self._with_button(setting, editor))
        return page

    def _editor(self, setting: Setting) -> QWidget:
        if isinstance(setting.default, bool):
            return QCheckBox()
        if isinstance(setting.default, int):
            number = QSpinBox()
            number.setRange(setting.low, setting.high)
            number.setSingleStep(10 if setting.high > 100 else 1)
            return number
        if setting.choices:
            box = QComboBox()
            for choice in setting.choices:
                box.addItem(say(setting.label_of(choice)), choice)
            return box
        return QLineEdit()

    def _listen(self, setting: Setting, editor: QWidget) -> None:
        store: Callable[[Value], None] = lambda value: self._store(setting, value)  # noqa: E731 - typed
        if isinstance(editor, QCheckBox):
            editor.toggled.connect(store)
        elif isinstance(editor, QSpinBox):
            editor.setKeyboardTracking(False)
            editor.valueChanged.connect(store)
        elif isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(lambda _index: store(str(editor.currentData())))
        elif isinstance(editor, QLineEdit):
            editor.editingFinished.connect(lambda: store(editor.text().strip()))

    def _store(self, setting: Setting, value: Value) -> None:
        if value == self._settings[setting.key]:
            return
        try:
            self._settings.set({setting.key: value})
        except UserError as error:
            self.say_problem(f"{say(error.what)} {say(error.todo)}")
            return
        self.say_problem("")
        self.changed.emit(setting.key, value)

    def _with_button(self, setting: Setting, editor: QWidget) -> QWidget:
        """Return the editor, with a button to choose a folder where one is named."""
        if not (isinstance(editor, QLineEdit) and setting.key.endswith(FOLDER)):
            return editor
        button = QPushButton(self.words("choose"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose_folder(setting, editor))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(editor, 1)
        layout.addWidget(button)
        return row

    def _choose_folder(self, setting: Setting, editor: QLineEdit) -> None:
        dialog = QFileDialog(self, say(setting.label), editor.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(editor.setText)
        dialog.fileSelected.connect(lambda name: self._store(setting, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _put(editor: QWidget, value: Value) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QSpinBox) and isinstance(value, int):
        editor.setValue(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(value))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(value))
        editor.editingFinished.emit()
