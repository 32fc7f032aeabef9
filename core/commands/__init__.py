"""The only way data changes: one frozen dataclass a deed, small, serialisable, undone through the journal."""
