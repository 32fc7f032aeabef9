"""brat standoff: a folder with .txt and .ann a article and the annotation.conf that names the types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.handoff.forms.annotated import FIGURE, AnnotatedText, annotated
from core.handoff.forms.folder import file_name, new_folder
from core.model.kinds import EntityType
from core.model.page import PageView
from core.model.transfer import ExportMeta


def write(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write the folder; agreed names and values are notes. Raises UserError when it can't."""
    del meta
    types = {str(kind) for kind in EntityType} | {FIGURE}
    with new_folder(target) as folder:
        for each in annotated(views):
            name = file_name(each.item.number, "")
            (folder / f"{name}.txt").write_text(each.text, encoding="utf-8", newline="\n")
            lines = "".join(line + "\n" for line in _lines(each))
            (folder / f"{name}.ann").write_text(lines, encoding="utf-8", newline="\n")
            types |= {mark.type for mark in each.marked}
        conf = "[entities]\n" + "".join(f"{kind}\n" for kind in sorted(types)) + "[relations]\n[events]\n[attributes]\n"
        (folder / "annotation.conf").write_text(conf, encoding="utf-8", newline="\n")


def _lines(each: AnnotatedText) -> Iterator[str]:
    for number, mark in enumerate(each.marked, 1):
        words = each.text[mark.start : mark.end].replace("\n", " ")
        yield f"T{number}\t{mark.type} {mark.start} {mark.end}\t{words}"
        if mark.note:
            yield f"#{number}\tAnnotatorNotes T{number}\t{' '.join(mark.note.split())}"
