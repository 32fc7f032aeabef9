"""The only way data changes: one frozen dataclass a deed, small, serialisable, undone through the journal."""

from core.commands.command import Command

__all__ = ["Command"]
