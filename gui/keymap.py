"""The keys that the user has changed: everything that shows or obeys a key asks here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

_OF_THE_CARET = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_OF_THE_WINDOW = {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_ALONE = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}
_SIGNS = {"Return": "↵", "Backspace": "⌫", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class Keymap(QObject):
    """What was changed: action id -> all its keys, none of them when it has lost its key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._changed: dict[str, tuple[str, ...]] = {}

    def keys(self, action_id: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return the present keys of an action, given those it has of itself."""
        return self._changed.get(action_id, default)

    def is_changed(self, action_id: str) -> bool:
        """Return whether the user changed the keys of an action."""
        return action_id in self._changed

    def use(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use these keys in place of all that was changed before."""
        if dict(keys) != self._changed:
            self._changed = dict(keys)
            self.changed.emit()

    @property
    def changes(self) -> dict[str, tuple[str, ...]]:
        """All that is changed."""
        return dict(self._changed)


keymap = Keymap()


def to_lines(keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return changed keys as the settings hold them: a line for each action, ID=KEY KEY."""
    return tuple(f"{action_id}={' '.join(some)}" for action_id, some in sorted(keys.items()))


def from_lines(lines: Iterable[str], known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the changed keys of known actions from the lines of the settings; what makes no sense is left out."""
    ids, found = set(known), {}
    for line in lines:
        action_id, equals, keys = line.partition("=")
        if equals and action_id in ids:
            found[action_id] = tuple(key for text in keys.split() if (key := normal(text)) and can_be_used(key))
    return found


def normal(key: str) -> str:
    """Return a key as all tables write it; "" when it is none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def is_single(key: str) -> bool:
    """Return whether a key is one that types a character (or Enter, Backspace …): it counts in texts and lists only."""
    sequence = QKeySequence(key)
    if sequence.isEmpty():
        return False
    code, held = _parts(sequence)
    if held & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    return not Qt.Key.Key_F1 <= code <= Qt.Key.Key_F35


def can_be_used(key: str) -> bool:
    """Return whether a key is free to be given to an action: those of the caret and of the window are not."""
    sequence = QKeySequence(key)
    if sequence.isEmpty():
        return False
    code, held = _parts(sequence)
    has_own = bool(held & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))
    return code not in _OF_THE_WINDOW | _ALONE and (code not in _OF_THE_CARET or has_own or _is_page_key(code, held))


def _is_page_key(code: int, held: Qt.KeyboardModifier) -> bool:
    """Ctrl with a page key turns pages here, as it turns tabs elsewhere."""
    is_page = code in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
    return is_page and bool(held & Qt.KeyboardModifier.ControlModifier)


def _parts(sequence: QKeySequence) -> tuple[int, Qt.KeyboardModifier]:
    combination = sequence[0]  # type: ignore[index]  # the stubs lack it
    return combination.key(), combination.keyboardModifiers()


def pressed(event: QKeyEvent) -> str:
    """Return the key of an event as the tables write it; "" for a modifier alone.

    Signs stand for themselves, whatever Shift they need.
    """
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _ALONE or key == 0:
        return ""
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    is_sign = event.text().isprintable() and len(event.text()) == 1 and not event.text().isalnum()
    if is_sign and not event.text().isspace() and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return normal(event.text())
    held = modifiers.value if isinstance(modifiers, Qt.KeyboardModifier) else int(modifiers)
    return QKeySequence(held | key).toString(QKeySequence.SequenceFormat.PortableText)


def printed(key: str) -> str:
    """Return a key as it is printed on keyboards: signs for the long names."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    head, plus, last = native.rpartition("+")
    return f"{head}{plus}{_SIGNS.get(last, last)}" if last else native
