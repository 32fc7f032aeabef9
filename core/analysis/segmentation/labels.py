"""What the parser says of a unit, what is open once it is read, and what each choice costs (in log-probability)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import exp, log1p
from typing import NamedTuple

UNTITLED = -2.2
"""An article without a title."""
UNTITLED_PICTURE = -0.8
"""A short one that ends with a credit or a signature."""
LONE_TITLE = -2.2
"""A title without a body."""
FOOT = -0.8
"""What a title or a body alone costs on a page that gathers its titles in one place."""
TITLE_BETWEEN = 1.5
"""How much a title or a byline between two bodies speaks for a new article."""
BARE_START = -1.0
"""An article that begins without title, byline or dateline."""
OVER = 3.0
"""How much a signature, a credit or a jump line speaks for the end of an article."""
SIGNED_TWICE = 2.5
"""Writers named at the head, others at the end."""
UNMARKED = -1.0
"""A title without number signs on a page that marks its titles."""
AFTER_BYLINE = -2.0
"""A line of title behind the byline."""
BYLINE_FIRST = -2.0
"""A byline that stands before the title."""
BYLINE_AND_DATELINE = -1.5
"""A byline, no title, then a dateline."""
CAPTION = -3.0
"""A sentence or two that stand by themselves."""
NO_WORD = -0.8
"""A title that has no pair of characters in common with the body next to it."""
UNSIGNED = -1.0
"""An article under its title that names nobody and no place: what seems to be the next title may be a sub-heading."""
LOOKS_BACK = 0.5
"""A sub-heading that speaks of what stands before it, for each unit of log-odds."""
AGAINST_DECISION = -200.0
"""What contradicts a reviewer."""


class Label(IntEnum):
    """What the parser makes of a unit."""

    OPENS = 0  # body that begins an article
    GOES_ON = 1  # body of the article that is open
    SUBHEADING = 2
    TITLE_BEFORE = 3  # title of the body that follows
    TITLE_AFTER = 4  # title of the body before
    LONE = 5  # title without a body of its own here
    BYLINE = 6  # byline at the head
    SIGNATURE = 7  # byline at the end
    FURNITURE = 8
    MORE = 9  # title that goes on with the title before it
    CAPTION = 10  # a sentence or two under a picture, anywhere on the page


class State(IntEnum):
    """What is open once a unit is read."""

    CLOSED = 0
    TITLED = 1  # a title waits for its body
    SIGNED = 2  # a byline waits for its body
    BODY = 3  # a body without a title
    TITLED_BODY = 4
    AFTER = 5  # the titles behind a body
    LONE = 6  # a title without a body

    @property
    def waits(self) -> bool:
        """Return whether a body is expected."""
        return self in (State.TITLED, State.SIGNED)

    @property
    def is_body(self) -> bool:
        """Return whether a body is open."""
        return self in (State.BODY, State.TITLED_BODY)


class Open(NamedTuple):
    """What later steps ask of the article that is open: its last and first unit of body, its size, what it has.

    `lines` counts the printed lines of its title group, `key` is the article a reviewer put any of it in. A tuple,
    because the parser makes thousands.
    """

    body: int = -1
    first: int = -1
    size: int = 0
    has_byline: bool = False
    is_dated: bool = False
    has_subheading: bool = False
    is_over: bool = False
    lines: int = 0
    has_heading: bool = False
    key: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """A reading of the units so far: the score, the last label, the state, what is open, and the path before."""

    score: float
    label: Label
    state: State
    open: Open
    last: Path | None


def likely(odds: float) -> float:
    """Return the log-probability of log-odds."""
    return -log1p(exp(-odds)) if odds > -30 else odds
