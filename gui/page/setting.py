"""Set a raw page in type: how large, and where its lines are."""

from __future__ import annotations

from gui.canvas.face import Face
from gui.canvas.flow import Block
from gui.theme import RAW_PX

LONGEST_PRINTED = 40
"""Characters of a printed line in a newspaper column; a page whose lines are longer is not hard-wrapped."""
SMALLEST_PX = 12
"""The smallest text size that still reads well, in pixels at 100 percent."""


def fitting_px(text: str, width: float) -> int:
    """Return the text size at which the printed lines of a hard-wrapped page fit into a width (both at 100 percent).

    The usual size where they fit anyway, where the page is not hard-wrapped, or where they would get too small.
    """
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    usual = lengths[(len(lengths) - 1) * 17 // 20] if lengths else 0
    if not 0 < usual <= LONGEST_PRINTED:
        return RAW_PX
    px = int(width / (usual + 0.3))
    return min(RAW_PX, px) if px >= SMALLEST_PX else RAW_PX


def line_blocks(text: str, face: Face) -> list[Block]:
    """Return one block for each line of a text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), face))
        at += len(line) + 1
    return blocks
