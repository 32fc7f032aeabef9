"""Cut a page into its printed lines."""

from __future__ import annotations

from dataclasses import dataclass

from core.text.characters import width


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its number from 0, where it starts and ends in the text (white space trimmed), and its text.

    A blank line has start == end. `cells` is the printed width in half-width cells.
    """

    number: int
    start: int
    end: int
    text: str
    cells: int

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but white space."""
        return self.start == self.end


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of a text or of a range of it, blank ones included."""
    stop = len(text) if end is None else end
    lines: list[Line] = []
    at = start
    while at < stop:
        newline = text.find("\n", at, stop)
        close = stop if newline < 0 else newline
        piece = text[at:close]
        bare = piece.strip()
        first = at + len(piece) - len(piece.lstrip()) if bare else at
        lines.append(Line(len(lines), first, first + len(bare), bare, width(bare)))
        at = close + 1
    return lines
