"""Menus made from the one table of actions: the menu bar, and the menu of a place in a text."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.model.page import PageView
from gui.actions import ACTIONS, MENUS, SPECS, Actions
from gui.editing.spot import Spot
from gui.translate import tr, translator
from gui.widgets.labels import without_mnemonic
from gui.widgets.places import headline_of

LONGEST_HEADLINE = 18
"""Characters of a headline in a menu."""


class Menus(QObject):
    """The menu bar. Words follow the language; the articles' numbers carry their headlines."""

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        super().__init__(bar)
        self._actions = actions
        self._menus = {name: bar.addMenu("") for name in MENUS}
        self._submenus: dict[str, QMenu] = {}
        for name in MENUS:
            self._fill(name)
        translator.language_changed.connect(self._put_words)
        self._put_words()

    def __getitem__(self, name: str) -> QMenu:
        return self._menus[name]

    def _fill(self, name: str) -> None:
        menu, group = self._menus[name], 0
        for spec in (spec for spec in ACTIONS if spec.menu == name):
            if spec.group != group:
                menu.addSeparator()
                group = spec.group
            self._place(menu, spec.submenu).addAction(self._actions[spec.id])

    def _place(self, menu: QMenu, submenu: str) -> QMenu:
        if not submenu:
            return menu
        if submenu not in self._submenus:
            self._submenus[submenu] = menu.addMenu("")
        return self._submenus[submenu]

    def _put_words(self) -> None:
        for name, menu in (*self._menus.items(), *self._submenus.items()):
            menu.setTitle(tr(f"menu.{name}"))


def name_articles(actions: Actions, view: PageView | None) -> None:
    """Give the actions that assign to an article its number and headline; those without an article are greyed."""
    articles = view.articles if view is not None else ()
    for number in range(1, 10):
        action_id = f"assign_{number}"
        has_one = number <= len(articles)
        actions[action_id].setEnabled(has_one)
        if has_one and view is not None:
            headline = headline_of(view, articles[number - 1]) or tr("menu.untitled")
            short = headline if len(headline) <= LONGEST_HEADLINE else headline[: LONGEST_HEADLINE - 1] + "…"
            actions.set_words(action_id, tr("menu.assign_named", number=number, headline=short))
        else:
            actions.set_words(action_id, tr(f"action.{action_id}"))


def place_menu(parent: QWidget, actions: Actions, spot: Spot | None) -> QMenu:
    """Return the menu of a place: what can be done with what is selected or under the caret."""
    menu = QMenu(parent)
    if spot is None:
        return menu
    if spot.records():
        _add(menu, actions, ("confirm", "correct", "reject", "all_of_these"))
        menu.addSeparator()
    if spot.selection is not None or spot.mention() is not None:
        _submenu(menu, actions, "tags")
        _add(menu, actions, ("tag_figure", "correct_text"))
        menu.addSeparator()
    if spot.piece is not None:
        _add(menu, actions, ("split_here", "merge_next", "merge_previous", "confirm_article"))
        menu.addSeparator()
        _submenu(menu, actions, "roles", current=f"role_{spot.role}" if spot.article is not None else "")
        _submenu(menu, actions, "assign")
        _add(menu, actions, ("assign_new", "furniture", "unassign"))
        menu.addSeparator()
    _add(menu, actions, ("copy", "select_all"))
    return menu


def _add(menu: QMenu, actions: Actions, ids: tuple[str, ...]) -> None:
    for action_id in ids:
        menu.addAction(actions[action_id])


def _submenu(menu: QMenu, actions: Actions, name: str, current: str = "") -> None:
    submenu = menu.addMenu(tr(f"menu.{name}"))
    for spec in SPECS.values():
        if spec.submenu == name and actions[spec.id].isEnabled():
            submenu.addAction(_twin(submenu, actions[spec.id], is_current=spec.id == current))


def _twin(menu: QMenu, action: QAction, *, is_current: bool) -> QAction:
    """Return an entry that does what an action does, ticked when it is what is there now."""
    twin = QAction(action.text() if "\t" in action.text() else without_mnemonic(action.iconText()), menu)
    twin.setCheckable(is_current)
    twin.setChecked(is_current)
    twin.triggered.connect(action.trigger)
    return twin
