"""Tell a form of address (李局长, 老李, 王女士) from a name of its own."""

from __future__ import annotations

from core.text.patterns.names import ADDRESS, POST_ADDRESS

_LONGEST_NICKNAME = 2


def is_form_of_address(text: str) -> bool:
    """Return whether a person is called by surname and post, title or 老 and 小 only: on another page somebody else."""
    if len(text) == _LONGEST_NICKNAME and text[0] in "老小":
        return True
    found = ADDRESS.match(text)
    return POST_ADDRESS.fullmatch(text) is not None or (found is not None and found["surname"] + found["word"] == text)
