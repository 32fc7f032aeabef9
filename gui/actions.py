"""Every action in one table: its key, the twin that works under an input method, and its menu.

The words are `action.ID` in `resources/i18n/*/gui.toml`. Single keys count only while a hotkey view has the focus (a
widget with the property "hotkeys"); twins count in the whole window.

Who carries an action out: the focused widget and its parents are asked first, then the review queue, the texts and the
window (`perform(action_id) -> bool`, True when it took the action up).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from core.model.kinds import Role
from gui.guard import guarded
from gui.keymap import is_single, keymap, normal, pressed, printed
from gui.translate import tr, translator
from gui.widgets.labels import plain_tip

HOTKEYS = "hotkeys"
"""The dynamic property of a view in which single keys are actions."""
MENUS = ("collection", "edit", "page", "article", "review", "view", "help")


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `key` is the single key, `twins` those with Ctrl, Alt or a function key; `group` sets menus off."""

    id: str
    menu: str
    key: str = ""
    twins: tuple[str, ...] = ()
    group: int = 0
    submenu: str = ""
    is_checkable: bool = False

    @property
    def default_keys(self) -> tuple[str, ...]:
        """The keys it has of itself."""
        return tuple(normal(key) for key in (self.key, *self.twins) if key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has now: the user may have changed them."""
        return keymap.keys(self.id, self.default_keys)

    @property
    def single(self) -> str:
        """The first key that counts in texts and lists only, "" for none."""
        return next((key for key in self.keys if is_single(key)), "")

    def keys_text(self) -> str:
        """Return the keys as a menu shows them."""
        twin = next((key for key in self.keys if not is_single(key)), "")
        return "  ".join(printed(key) for key in (self.single, twin) if key)


ROLE_KEYS = {
    Role.KICKER: "",
    Role.HEADLINE: "Q",
    Role.SUBHEADLINE: "",
    Role.COLUMN: "C",
    Role.BYLINE: "Y",
    Role.DATELINE: "G",
    Role.LEAD: "V",
    Role.BODY: "B",
    Role.SUBHEADING: "H",
    Role.CAPTION: "I",
    Role.CREDIT: "R",
    Role.JUMP: "X",
}
"""The role keys; Q goes round the headline group."""
TAG_KEYS = {"PER": "P", "ORG": "O", "LOC": "L", "TIME": "T", "DOC": "D", "TITLE": "W", "EVENT": "N", "PROGRAM": "Z"}


def _ctrl_shift(key: str) -> tuple[str, ...]:
    return (f"Ctrl+Shift+{key}",) if key else ()


def _roles() -> Iterator[ActionSpec]:
    for role, key in ROLE_KEYS.items():
        yield ActionSpec(f"role_{role}", "article", key, _ctrl_shift(key), 3, "roles")


def _tags() -> Iterator[ActionSpec]:
    for entity_type, key in TAG_KEYS.items():
        yield ActionSpec(f"tag_{entity_type}", "review", key, _ctrl_shift(key) if key != "Z" else ("Alt+Z",), 2, "tags")


def _assigns() -> Iterator[ActionSpec]:
    for number in range(1, 10):
        yield ActionSpec(f"assign_{number}", "article", str(number), (f"Ctrl+{number}",), 2, "assign")
    yield ActionSpec("assign_new", "article", "+", ("Ctrl+N",), 2)
    yield ActionSpec("furniture", "article", "0", ("Ctrl+0",), 2)
    yield ActionSpec("unassign", "article", "-", ("Ctrl+Shift+Backspace",), 2)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new_collection", "collection", twins=("Ctrl+Alt+N",)),
    ActionSpec("open_collection", "collection", twins=("Ctrl+O",)),
    ActionSpec("open_sample", "collection"),
    ActionSpec("import_files", "collection", twins=("Ctrl+I",), group=1),
    ActionSpec("import_folder", "collection", twins=("Ctrl+Alt+I",), group=1),
    ActionSpec("import_with_options", "collection", group=1),
    ActionSpec("export", "collection", twins=("Ctrl+E",), group=2),
    ActionSpec("handback", "collection", group=2),
    ActionSpec("import_lexicon", "collection", group=2),
    ActionSpec("export_lexicon", "collection", group=2),
    ActionSpec("backups", "collection", group=4),
    ActionSpec("check", "collection", group=4),
    ActionSpec("pack", "collection", group=4),
    ActionSpec("unpack", "collection", group=4),
    ActionSpec("preferences", "collection", twins=("Ctrl+,",), group=5),
    ActionSpec("close_collection", "collection", twins=("Ctrl+W",), group=5),
    ActionSpec("quit", "collection", twins=("Ctrl+Q",), group=5),
    ActionSpec("undo", "edit", "U", ("Ctrl+Z",)),
    ActionSpec("redo", "edit", "Shift+U", ("Ctrl+Y", "Ctrl+Shift+Z")),
    ActionSpec("copy", "edit", twins=("Ctrl+C",), group=1),
    ActionSpec("select_all", "edit", twins=("Ctrl+A",), group=1),
    ActionSpec("correct_text", "edit", "=", ("Ctrl+R",), 2),
    ActionSpec("find", "edit", "F", ("Ctrl+F",), 3),
    ActionSpec("find_next", "edit", twins=("F3",), group=3),
    ActionSpec("find_previous", "edit", twins=("Shift+F3",), group=3),
    ActionSpec("previous_page", "page", twins=("Alt+Up", "Ctrl+PgUp")),
    ActionSpec("next_page", "page", twins=("Alt+Down", "Ctrl+PgDown")),
    ActionSpec("next_open_page", "page", twins=("Ctrl+Shift+PgDown",)),
    ActionSpec("follow_jump", "page", twins=("Ctrl+J",)),
    ActionSpec("page_details", "page", twins=("Ctrl+D",), group=1),
    ActionSpec("analyze", "page", twins=("F5",), group=1),
    ActionSpec("mark_reviewed", "page", twins=("Ctrl+Shift+Return",), group=2),
    ActionSpec("previous_article", "article", "[", ("Ctrl+[",)),
    ActionSpec("next_article", "article", "]", ("Ctrl+]",)),
    ActionSpec("split_here", "article", "/", ("Ctrl+/",), 1),
    ActionSpec("merge_next", "article", "M", ("Ctrl+M",), 1),
    ActionSpec("merge_previous", "article", "Shift+M", ("Ctrl+Shift+M",), 1),
    *_assigns(),
    *_roles(),
    ActionSpec("part_earlier", "article", twins=("Alt+Shift+Up",), group=4),
    ActionSpec("part_later", "article", twins=("Alt+Shift+Down",), group=4),
    ActionSpec("confirm_article", "article", "Shift+Return", ("Ctrl+Alt+Return",), 4),
    ActionSpec("confirm", "review", "Return", ("Ctrl+Return",)),
    ActionSpec("reject", "review", "Backspace", ("Ctrl+Backspace",)),
    ActionSpec("correct", "review", "E", ("F2",)),
    ActionSpec("skip", "review", "S", ("F7",)),
    ActionSpec("next_item", "review", "J", ("F8",), 1),
    ActionSpec("previous_item", "review", "K", ("Shift+F8",), 1),
    *_tags(),
    ActionSpec("tag_figure", "review", "#", ("Ctrl+Shift+F",), 2),
    ActionSpec("grow", "review", ".", ("Alt+Right",), 3),
    ActionSpec("shrink", "review", ",", ("Alt+Left",), 3),
    ActionSpec("grow_start", "review", "<", ("Alt+Shift+Left",), 3),
    ActionSpec("shrink_start", "review", ">", ("Alt+Shift+Right",), 3),
    ActionSpec("all_of_these", "review", "A", ("Ctrl+Shift+A",), 4),
    ActionSpec("focus_raw", "view", twins=("Alt+1",)),
    ActionSpec("focus_article", "view", twins=("Alt+2",)),
    ActionSpec("focus_panels", "view", twins=("Alt+3",)),
    ActionSpec("focus_worklist", "view", twins=("Alt+0",)),
    ActionSpec("show_worklist", "view", twins=("F9",), group=1, is_checkable=True),
    ActionSpec("show_panels", "view", twins=("F10",), group=1, is_checkable=True),
    ActionSpec("scroll_together", "view", twins=("F6",), group=1, is_checkable=True),
    ActionSpec("zoom_in", "view", twins=("Ctrl++", "Ctrl+="), group=2),
    ActionSpec("zoom_out", "view", twins=("Ctrl+-",), group=2),
    ActionSpec("zoom_reset", "view", twins=("Ctrl+Alt+0",), group=2),
    ActionSpec("dark_theme", "view", twins=("Ctrl+Alt+T",), group=3, is_checkable=True),
    ActionSpec("language_zh", "view", group=4, submenu="language", is_checkable=True),
    ActionSpec("language_en", "view", group=4, submenu="language", is_checkable=True),
    ActionSpec("tour", "help"),
    ActionSpec("palette", "help", ":", ("Ctrl+K",)),
    ActionSpec("keys", "help", "?", ("F1",)),
    ActionSpec("change_keys", "help"),
    ActionSpec("about", "help"),
)


class Actions(QObject):
    """The QActions of the table, their words in the present language, and the way from a key to who carries it out."""

    def __init__(self, window: QWidget, performers: Callable[[], Iterable[QObject]]) -> None:
        super().__init__(window)
        self._performers = performers
        self._window = window
        self.by_id = {spec.id: self._make(spec, window) for spec in ACTIONS}
        self._by_key: dict[str, str] = {}
        self._words: dict[str, str] = {}
        keymap.changed.connect(self._take_keys)
        translator.language_changed.connect(self._put_words)
        self._put_words()
        self._take_keys()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def __getitem__(self, action_id: str) -> QAction:
        return self.by_id[action_id]

    def trigger(self, action_id: str) -> bool:
        """Offer an action to the focused widget, its parents, and the performers in order."""
        if not self.by_id[action_id].isEnabled():
            return False
        return any(_performs(who, action_id) for who in self._chain())

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn single keys into actions while a hotkey view has the focus."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        action_id = self._by_key.get(pressed(event))
        return action_id is not None and self.trigger(action_id)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # A filter on the whole application would run Python for every paint and timer event.
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and new.property(HOTKEYS) and new.window() is self._window:
            new.installEventFilter(self)

    def _chain(self) -> Iterator[QObject]:
        seen: set[int] = set()
        focused: QObject | None = QApplication.focusWidget()
        while focused is not None:
            seen.add(id(focused))
            yield focused
            focused = focused.parent()
        yield from (who for who in self._performers() if id(who) not in seen)

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.is_checkable)
        action.triggered.connect(lambda _checked=False, name=spec.id: self.trigger(name))
        window.addAction(action)
        return action

    def _take_keys(self) -> None:
        """Obey the present keys, and show them."""
        self._by_key = {key: spec.id for spec in ACTIONS for key in spec.keys if is_single(key)}
        for spec in ACTIONS:
            self.by_id[spec.id].setShortcuts([QKeySequence(key) for key in spec.keys if not is_single(key)])
            self.set_words(spec.id, self._words[spec.id])

    def _put_words(self) -> None:
        for spec in ACTIONS:
            self.set_words(spec.id, tr(f"action.{spec.id}"))

    def set_words(self, action_id: str, words: str) -> None:
        """Set what an action is called now; menus show its keys behind it, tool tips in brackets."""
        spec = SPECS[action_id]
        action = self.by_id[action_id]
        self._words[action_id] = words
        keys = spec.keys_text()
        plain = words.replace("&", "&&")
        action.setText(f"{plain}\t{keys}" if spec.single else plain)
        action.setIconText(words)
        action.setToolTip(plain_tip(f"{words}（{keys}）" if keys else words))


SPECS = {spec.id: spec for spec in ACTIONS}


def _performs(who: QObject, action_id: str) -> bool:
    perform = getattr(who, "perform", None)
    return bool(perform is not None and perform(action_id))


def conflicts() -> list[tuple[str, str, str]]:
    """Return the keys that two actions share: key, one action, the other."""
    used = sorted((key, spec.id) for spec in ACTIONS for key in spec.keys)
    return [(a[0], a[1], b[1]) for a, b in pairwise(used) if a[0] == b[0]]


def holder_of(key: str) -> str:
    """Return the action that has a key now, "" for none."""
    return next((spec.id for spec in ACTIONS if key in spec.keys), "")


def tr_keys(key: str) -> str:
    """Return a sentence that names keys: `{ACTION}` stands for the key the action has now."""
    return tr(key, **{spec.id: printed(spec.single or next(iter(spec.keys), "")) or "—" for spec in ACTIONS})


def below(widget: QWidget) -> QPoint:
    """Return where a menu of a widget opens."""
    return widget.mapToGlobal(QPoint(0, widget.height()))
