"""The course of a review: the queue, the item we are at, what was skipped, and what is on its way out. Without Qt."""

from __future__ import annotations

from core.model.page import PageView
from gui.review.queue import Item, Key, Tally, following, queue, tally

REMEMBERED = 50
"""How many decided items are remembered, so that undoing a decision leads back to its item."""


class Course:
    """Follow one page through its queue."""

    def __init__(self) -> None:
        self.items: tuple[Item, ...] = ()
        self.current: Item | None = None
        self.tally = Tally(0, 0)
        self._view: PageView | None = None
        self._skipped: list[Key] = []
        self._pending: set[Key] = set()
        self._gone: list[Key] = []

    def open(self, view: PageView | None) -> None:
        """Begin a page (None: no page is open)."""
        self._skipped, self._pending, self._gone = [], set(), []
        self.current = None
        self.follow(view)

    def follow(self, view: PageView | None) -> None:
        """Take a new picture of the page: stay at the item we are at, or go on where it has gone."""
        self._view = view
        self.items = queue(view, self._skipped) if view is not None else ()
        self.tally = tally(view) if view is not None else Tally(0, 0)
        by_key = {item.key: item for item in self.items}
        self._gone = [*self._gone, *(key for key in self._pending if key not in by_key)][-REMEMBERED:]
        self._pending &= by_key.keys()
        back = next((key for key in reversed(self._gone) if key in by_key), None)
        if back is not None:
            self._gone.remove(back)
            self.current = by_key[back]
        elif self.current is not None and self.current.key in by_key and self.current.key not in self._pending:
            self.current = by_key[self.current.key]
        else:
            self.current = following(self.items, self.current, self._pending)

    def decide(self) -> Key | None:
        """Go on: the present item, whose key is returned, is being decided and will be gone from the next picture."""
        gone = self.current
        if gone is None:
            return None
        self._pending.add(gone.key)
        self.current = following(self.items, gone, self._pending)
        return gone.key

    def settle(self, key: Key | None = None) -> None:
        """Take in that an item's decision was carried out, or that something under way has failed (None)."""
        self._pending = self._pending - {key} if key is not None else set()

    def skip(self) -> None:
        """Put the present item at the end and go on."""
        gone = self.current
        if gone is None or self._view is None:
            return
        self._skipped = [*(key for key in self._skipped if key != gone.key), gone.key]
        self.items = queue(self._view, self._skipped)
        self.current = following(self.items, gone, self._pending)

    def step(self, by: int) -> None:
        """Go some items on or back without deciding."""
        if self.current is not None:
            self.go_to(self.place + by)

    def go_to(self, place: int) -> None:
        """Go to an item by its place in the queue, held within it."""
        if self.items:
            self.current = self.items[max(0, min(place, len(self.items) - 1))]

    @property
    def place(self) -> int:
        """The place of the present item in the queue, -1 when there is none."""
        key = self.current.key if self.current is not None else None
        return next((place for place, item in enumerate(self.items) if item.key == key), -1)
