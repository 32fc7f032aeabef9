"""What is shown and how: columns, focus, theme, text size, language, and the small dialogs of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from core.commands.corrections import AddCorrection
from core.commands.figures import AddFigure
from core.messages import Message, message
from core.version import program_version
from gui.actions import SPECS
from gui.dialogs.key_editor import KeyEditor
from gui.dialogs.palette import PaletteDialog
from gui.dialogs.preferences import PreferencesDialog
from gui.frame.details import CorrectionDialog
from gui.frame.figure_dialog import FigureDialog
from gui.frame.keys import KeysDialog
from gui.frame.look import apply_look
from gui.theme import appearance
from gui.translate import tr, translator

if TYPE_CHECKING:
    from gui.main_window import MainWindow

RAW_SHARE = 0.54
"""What the raw text gets of the width of both texts: its gutter needs room."""
SIDE_MOST, WORK_MOST = 0.28, 0.14
"""What the side columns get of the window's width at most, however large the text."""
SMALL = 1500
"""Below this width in pixels the side columns are kept narrow."""
_ALWAYS = frozenset(
    {"new_collection", "open_collection", "open_sample", "import_files", "import_folder", "backups", "unpack", "quit"}
)


class ViewDesk(QObject):
    """Carry out the actions of the view and help menus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._has_widths = False
        table = window.actions_table
        self._does: dict[str, Callable[[], object]] = {
            "focus_raw": window.raw.setFocus,
            "focus_article": window.articles.setFocus,
            "focus_panels": self._focus_panels,
            "focus_worklist": self._focus_worklist,
            "show_worklist": lambda: window.work_column.setVisible(table["show_worklist"].isChecked()),
            "show_panels": lambda: window.side.setVisible(table["show_panels"].isChecked()),
            "scroll_together": lambda: window.scroll_bond.set_on(table["scroll_together"].isChecked()),
            "zoom_in": lambda: appearance.zoom(1),
            "zoom_out": lambda: appearance.zoom(-1),
            "zoom_reset": lambda: appearance.zoom(0),
            "dark_theme": lambda: appearance.set_theme("dark" if table["dark_theme"].isChecked() else "light"),
            "language_zh": lambda: self._set_language("zh"),
            "language_en": lambda: self._set_language("en"),
            "copy": lambda: window.raw.copy() if window.raw.selected_span() is not None else window.articles.copy(),
            "correct_text": self._correct_text,
            "tag_figure": self._mark_figure,
            "tour": window.tour.start,
            "keys": self._open_keys,
            "change_keys": self._change_keys,
            "palette": self._open_palette,
            "preferences": self._open_preferences,
            "about": self._about,
            "quit": window.close,
        }
        for action_id in ("show_worklist", "show_panels"):
            table[action_id].setChecked(True)
        table["scroll_together"].setChecked(window.scroll_bond.is_on)
        self._scale = appearance.scale
        translator.language_changed.connect(self._tick)
        appearance.changed.connect(self._tick)
        self._tick()

    def perform(self, action_id: str) -> bool:
        """Carry out an action on the window; say so when nobody took up one that needs a place."""
        action = self._does.get(action_id)
        if action is not None:
            action()
            return True
        if self.window.session.view is not None and SPECS[action_id].menu in {"article", "review"}:
            self.window.session.said.emit(_not_here(action_id))
            return True
        return False

    def enable(self, *, is_open: bool, has_page: bool) -> None:
        """Grey the actions that need a collection or a page."""
        table = self.window.actions_table
        for spec in SPECS.values():
            if spec.id in {"undo", "redo"} or spec.id.startswith("assign_"):
                continue
            if spec.menu in {"page", "article", "review"} or spec.id in {"find", "find_next", "find_previous"}:
                table[spec.id].setEnabled(has_page)
            elif spec.menu == "collection" and spec.id not in _ALWAYS:
                table[spec.id].setEnabled(is_open)

    def set_widths_once(self) -> None:
        """Share the width out when the window is first seen; afterwards it is the user's."""
        if not self._has_widths:
            self._has_widths = True
            self.set_widths()

    def set_widths(self) -> None:
        """Share the width out among the columns."""
        width = self.window.width()
        is_small = width < SMALL
        side, work = (308, 164) if is_small else (400, 220)
        grown = max(1.0, appearance.scale / 100)
        side, work = round(min(side * grown, width * SIDE_MOST)), round(min(work * grown, width * WORK_MOST))
        rest = width - side - work
        self.window.splitter.setSizes([work, round(rest * RAW_SHARE), rest - round(rest * RAW_SHARE), side])

    def _tick(self, _what: object = None) -> None:
        if self._scale != appearance.scale and self._has_widths:
            self._scale = appearance.scale
            self.set_widths()
        table = self.window.actions_table
        table["dark_theme"].setChecked(appearance.theme.is_dark)
        for language in ("zh", "en"):
            table[f"language_{language}"].setChecked(translator.language == language)

    def _set_language(self, language: str) -> None:
        translator.set_language(language)
        self._tick()

    def _focus_panels(self) -> None:
        current = self.window.tabs.currentWidget()
        if current is not None:
            self.window.side.show()
            current.setFocus()

    def _focus_worklist(self) -> None:
        self.window.work_column.show()
        self.window.worklist.list.setFocus()

    def _correct_text(self) -> None:
        session = self.window.session
        view, span = session.view, session.selection
        if view is None or span is None:
            session.said.emit(_not_here("correct_text"))
            return
        raw = span.of(view.page.raw_text)
        now = next((c.replacement for c in view.corrections if c.span == span), raw)
        dialog = CorrectionDialog(raw, now.replace("\n", ""), self.window)
        dialog.chosen.connect(lambda new: session.run(AddCorrection(view.page.id, span, new)))
        dialog.open()

    def _mark_figure(self) -> None:
        session = self.window.session
        view, span = session.view, session.selection
        if view is None or span is None:
            session.said.emit(_not_here("tag_figure"))
            return
        dialog = FigureDialog(span, "".join(span.of(view.page.raw_text).split()), self.window)
        dialog.chosen.connect(lambda figure: session.run(AddFigure(view.page.id, figure)))
        dialog.open()

    def _open_palette(self) -> None:
        table = self.window.actions_table
        dialog = PaletteDialog(lambda action_id: table[action_id].isEnabled(), self.window)
        dialog.chosen.connect(lambda action_id: table[action_id].trigger())
        dialog.open()

    def _open_keys(self) -> None:
        dialog = KeysDialog(self.window)
        dialog.change.clicked.connect(dialog.accept)
        dialog.change.clicked.connect(self._change_keys)
        dialog.open()

    def _change_keys(self) -> None:
        KeyEditor(self.window.settings, self.window).open()

    def _open_preferences(self) -> None:
        dialog = PreferencesDialog(self.window.settings, self.window)
        dialog.changed.connect(lambda _key, _value: apply_look(self.window.settings))
        dialog.open()

    def _about(self) -> None:
        box = QMessageBox(self.window)
        box.setWindowTitle(tr("about.title"))
        box.setText(tr("about.words", version=program_version()))
        box.open()


def _not_here(action_id: str) -> Message:
    return message("status.not_here", action=message(f"action.{action_id}"))
