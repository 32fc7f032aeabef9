"""What every command is: a frozen dataclass of plain values that changes records through a unit of work."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from core.messages import Message
from core.model.span import Span
from core.storage.plain import from_plain, to_plain

if TYPE_CHECKING:
    from core.storage.unit import Unit


class Command(ABC):
    """A deed of a reviewer. Subclasses are frozen dataclasses; the class name is the command's name in the journal."""

    __slots__ = ()
    is_review: ClassVar[bool] = True
    """Whether doing it means that the review of a new page has begun."""
    _known: ClassVar[dict[str, type[Command]]] = {}

    def __init_subclass__(cls) -> None:
        Command._known[cls.__name__] = cls

    @abstractmethod
    def label(self) -> Message:
        """Return what the step is called in the menu and the history."""

    @abstractmethod
    def apply(self, unit: Unit) -> Span | None:
        """Change records, and return where the eye should go, if anywhere.

        Raises UserError when the command does not fit what is stored; nothing has changed then.
        """

    def regrouped(self) -> tuple[int, ...]:
        """Return the pages that join or leave an edition: what they have to do with others is found anew."""
        return ()

    def to_json(self) -> dict[str, Any]:
        """Return the command as plain values, its name under `command`."""
        return {"command": type(self).__name__, **to_plain(self)}

    def to_journal(self) -> dict[str, Any]:
        """Return what the journal keeps of it: less than `to_json` where the changes tell the rest."""
        return self.to_json()

    @staticmethod
    def from_json(data: dict[str, Any]) -> Command:
        """Return the command that `to_json` described. Raises KeyError, TypeError or ValueError when it is none."""
        values = dict(data)
        command: Command = from_plain(Command._known[values.pop("command")], values)
        return command
