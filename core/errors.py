"""Two sorts of errors: those the user can mend (`UserError`) and ours (everything else)."""

from __future__ import annotations

from typing import Any

from core.messages import message


class UserError(Exception):
    """Tell the user what happened, to which file, and what to do.

    `key` names two sentences of the catalogue: `error.KEY.what` and `error.KEY.todo`; `values` fill both.
    """

    def __init__(self, key: str, **values: Any) -> None:
        self.key = key
        self.values = values
        self.what = message(f"error.{key}.what", **values)
        self.todo = message(f"error.{key}.todo", **values)
        super().__init__(f"{self.what}")

    def text(self, language: str = "zh") -> str:
        """Return both sentences in a language, one a line."""
        return f"{self.what.text(language)}\n{self.todo.text(language)}"


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """Say that long work was stopped at the user's wish; nothing it began is left behind."""
