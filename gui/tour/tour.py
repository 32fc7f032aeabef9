"""Lead through the window in a few stops, on the sample collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from gui.actions import tr_keys
from gui.guard import guarded
from gui.keymap import keymap
from gui.theme import appearance
from gui.tour.card import Ring, TourCard, beside
from gui.tour.stops import STOPS, Stop
from gui.translate import translator

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Tour(QObject):
    """The tour of a window: it never holds the user up, and everything works while it is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._at = -1
        self.card, self.ring = TourCard(window), Ring(window)
        self.card.went.connect(self.step)
        self.card.ended.connect(self.end)
        session = window.session
        session.changed.connect(self._on_changed)
        session.collection_closed.connect(self.end)
        session.page_opened.connect(self._begin_when_open)
        self._is_waiting = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._place_again)
        window.splitter.splitterMoved.connect(lambda _at, _index: self._later.start())
        for signal in (translator.language_changed, appearance.changed, keymap.changed):
            signal.connect(self._show)

    @property
    def stop(self) -> Stop | None:
        """The stop we are at, None when no tour is on."""
        return STOPS[self._at] if 0 <= self._at < len(STOPS) else None

    def start(self) -> None:
        """Begin, on the page that is open, or else on the sample collection."""
        if self._window.session.view is not None:
            self._go(0)
        else:
            self._is_waiting = True
            self._window.files.open_sample()

    def step(self, by: int) -> None:
        """Go on or back; after the last stop the tour ends."""
        if self._at + by >= len(STOPS):
            self.end()
        else:
            self._go(max(0, self._at + by))

    def end(self) -> None:
        """End the tour and give the focus back to the text."""
        self._is_waiting = False
        if self.stop is None:
            return
        self._at = -1
        self._window.removeEventFilter(self)
        self.card.hide()
        self.ring.hide()
        self._window.raw.setFocus()

    def _go(self, at: int) -> None:
        if self.stop is None:
            self._window.installEventFilter(self)
        self._at = at
        self._show()
        self.card.on.setFocus()

    def _begin_when_open(self, _view: object) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self._go(0)

    def _on_changed(self, _changes: object) -> None:
        stop = self.stop
        if stop is not None and stop.can_be_done:
            self.card.say_done()
            self._place(stop)

    def _show(self, _what: object = None) -> None:
        stop = self.stop
        if stop is None:
            return
        names = [name for name, _panel in self._window.panels]
        if stop.panel in names:
            self._window.tabs.setCurrentIndex(names.index(stop.panel))
        words = (tr_keys(f"tour.{stop.id}.title"), tr_keys(f"tour.{stop.id}.words"))
        self.card.show_stop(words, self._at + 1, len(STOPS))
        self._place(stop)

    def _place(self, stop: Stop) -> None:
        window = self._window
        target: QWidget = getattr(window, stop.target)
        area = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self.ring.setGeometry(area)
        self.ring.setVisible(target.isVisible())
        self.card.show()
        self.card.fit()  # only what is shown has its fonts
        self.card.move(beside(area, self.card.size(), window.rect()))
        self.ring.raise_()
        self.card.raise_()

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside what is spoken of when the window changes its size, once its parts have theirs."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._later.start()
        return False

    def _place_again(self) -> None:
        if self.stop is not None:
            self._place(self.stop)
