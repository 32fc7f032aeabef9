"""CoNLL: a character a line with its BIO tag, sentences apart by a blank line, documents by -DOCSTART-."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.handoff.forms.annotated import AnnotatedText, annotated
from core.handoff.target import check_writable, replaced
from core.model.page import PageView
from core.model.transfer import ExportMeta


def write(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write one file. Raises UserError when it can't."""
    del meta
    check_writable(target)
    with replaced(target) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        for each in annotated(views):
            file.write("-DOCSTART-\tO\n\n")
            for sentence in _sentences(each):
                file.write(sentence + "\n\n")


def _sentences(each: AnnotatedText) -> Iterator[str]:
    tags: dict[int, str] = {}
    for mark in each.without_overlap():
        for at in range(mark.start, mark.end):
            tags[at] = f"{'B' if at == mark.start else 'I'}-{mark.type}"
    for start, end in each.sentences:
        lines = [f"{each.text[i]}\t{tags.get(i, 'O')}" for i in range(start, end) if not each.text[i].isspace()]
        if lines:
            yield "\n".join(lines)
