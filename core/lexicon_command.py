"""The command line's `lexicon`: a collection's words out to a file, or in from one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from core.console import Console
from core.messages import message


def run_lexicon(asked: Namespace, console: Console) -> bool:
    """Write or read a lexicon; return whether every line could be read. Raises UserError when it can't."""
    from core.workspace import Workspace

    with Workspace.open(Path(asked.collection)) as workspace:
        if asked.out:
            count = workspace.export_lexicon(asked.out)
            console.say(message("status.lexicon_written", count=count, file=Path(asked.out).name))
            return True
        taken = workspace.import_lexicon(asked.source, asked.type)
    bad = len(taken.bad_lines)
    key = "status.lexicon_taken_partly" if bad else "status.lexicon_taken"
    console.say(message(key, count=taken.words, bad=bad, lines="、".join(map(str, taken.bad_lines[:10]))))
    return not bad
