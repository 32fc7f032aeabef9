"""What a new wording in the name form means: rename, merge with a name there is, or split a mention off."""

from __future__ import annotations

from collections.abc import Sequence

from core.commands.authorities import MergeAuthorities, NoteAuthority, RenameAuthority
from core.commands.command import Command
from core.commands.mentions import SetMentionAuthority
from core.model.authority_group import AuthorityGroup
from gui.entities.rows import MentionRow, NameRow, Row, TypeRow


def group_of(row: Row | None, groups: Sequence[AuthorityGroup]) -> AuthorityGroup | None:
    """Return the name of a row as the whole collection knows it."""
    if not isinstance(row, NameRow):
        return None
    return next((group for group in groups if (group.type, group.name) == row.key), None)


def naming_commands(row: Row | None, groups: Sequence[AuthorityGroup], name: str, note: str) -> list[Command]:
    """Return what to do when a row is given a name and a note; nothing where nothing changes."""
    wanted = " ".join(name.split())
    if not wanted or row is None or isinstance(row, TypeRow):
        return []
    if isinstance(row, MentionRow):
        was = row.mention.authority or row.mention.text
        return [SetMentionAuthority((row.mention.id,), wanted)] if wanted != was else []
    commands: list[Command] = []
    if wanted != row.name:
        is_known = any((group.type, group.name) == (row.type, wanted) for group in groups)
        if is_known:
            commands.append(MergeAuthorities(row.type, (row.name, wanted), wanted))
        else:
            commands.append(RenameAuthority(row.type, row.name, wanted))
    group = group_of(row, groups)
    if note != (group.note if group is not None else ""):
        commands.append(NoteAuthority(row.type, wanted, note))
    return commands


def merge_command(rows: Sequence[Row]) -> MergeAuthorities | None:
    """Return the merge of selected names into the most frequent one; None when they are no two names of one type."""
    names = [row for row in rows if isinstance(row, NameRow)]
    if len(names) < 2 or len({row.type for row in names}) > 1:
        return None
    into = max(names, key=lambda row: len(row.mentions))
    return MergeAuthorities(into.type, tuple(row.name for row in names), into.name)
