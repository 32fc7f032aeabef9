"""Code points and UTF-16 units: the only place that knows both. Qt and Excel count UTF-16, we count code points."""

from __future__ import annotations

from bisect import bisect_left


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Utf16Map:
    """Convert offsets in one text between code points and UTF-16 units, in the time of a binary search."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, char in enumerate(text) if char > "\uffff"]
        self._wide_units = [i + k for k, i in enumerate(self._wide)]

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset) if self._wide else offset

    def to_code_point(self, units: int) -> int:
        """Return the code-point offset of a UTF-16 offset; one inside a surrogate pair counts as behind it."""
        return units - bisect_left(self._wide_units, units) if self._wide else units
